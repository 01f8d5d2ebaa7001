import { deflateSync } from 'node:zlib';

export type Colour = readonly [number, number, number];
export type Point = readonly [number, number];

const CRC_TABLE = Array.from({ length: 256 }, (_, number) => {
  let value = number;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** From where a picture is taken: the middle of what is seen, as shares of the whole, how near, and in how much light. */
export interface View {
  readonly middle: Point;
  readonly nearness: number;
  readonly light: number;
}

/** So many pixels across are kept of each that is drawn. */
const KEPT = 0.75;

/** A small picture of flat colours. What lies outside is not drawn. */
export class Canvas {
  private readonly across: number;
  private readonly down: number;
  private readonly pixels: Uint8Array;
  private readonly palette: Colour[] = [];

  constructor(
    readonly width: number,
    readonly height: number,
    private readonly view: View,
  ) {
    this.across = Math.round(width * KEPT);
    this.down = Math.round(height * KEPT);
    this.pixels = new Uint8Array(this.across * this.down);
  }

  /** From its upper left corner, so wide and so high. */
  rectangle([left, top]: Point, [width, height]: Point, colour: Colour): void {
    const index = this.indexOf(colour);
    const [x1, y1] = this.seen([left, top]);
    const [x2, y2] = this.seen([left + width, top + height]);
    const [from, to] = [clamp(x1, this.across), clamp(x2, this.across)];
    for (let y = clamp(y1, this.down); y < clamp(y2, this.down); y += 1)
      this.pixels.fill(index, y * this.across + from, y * this.across + to);
  }

  /** Filled by the even-odd rule, a line of pixels at a time. */
  polygon(outline: readonly Point[], colour: Colour): void {
    const index = this.indexOf(colour);
    const corners = outline.map((corner) => this.seen(corner));
    const ys = corners.map(([, y]) => y);
    for (let y = clamp(Math.min(...ys), this.down); y < clamp(Math.max(...ys) + 1, this.down); y += 1) {
      const crossings = crossingsAt(corners, y + 0.5);
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        const [from, to] = [clamp(crossings[pair]!, this.across), clamp(crossings[pair + 1]!, this.across)];
        this.pixels.fill(index, y * this.across + from, y * this.across + to);
      }
    }
  }

  ellipse([x, y]: Point, [across, up]: Point, colour: Colour): void {
    const corners = Array.from({ length: 28 }, (_, step): Point => {
      const angle = (step / 28) * 2 * Math.PI;
      return [x + across * Math.cos(angle), y + up * Math.sin(angle)];
    });
    this.polygon(corners, colour);
  }

  /** As a file: one byte a pixel and the colours it names. */
  toPng(): Buffer {
    const lines = Buffer.alloc((this.across + 1) * this.down);
    for (let y = 0; y < this.down; y += 1)
      lines.set(this.pixels.subarray(y * this.across, (y + 1) * this.across), y * (this.across + 1) + 1);
    const head = Buffer.alloc(13);
    head.writeUInt32BE(this.across, 0);
    head.writeUInt32BE(this.down, 4);
    head.set([8, 3, 0, 0, 0], 8);
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      chunk('PLTE', Buffer.from(this.palette.flat())),
      chunk('IDAT', deflateSync(lines, { level: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }

  private seen([x, y]: Point): Point {
    const { middle, nearness } = this.view;
    return [
      ((x - middle[0] * this.width) * nearness + this.width / 2) * KEPT,
      ((y - middle[1] * this.height) * nearness + this.height / 2) * KEPT,
    ];
  }

  private indexOf(painted: Colour): number {
    const lit = (value: number) => Math.min(Math.round(value * this.view.light), 255);
    const colour: Colour = [lit(painted[0]), lit(painted[1]), lit(painted[2])];
    const found = this.palette.findIndex((one) => one.join() === colour.join());
    if (found >= 0) return found;
    if (this.palette.length === 256) throw new Error('a picture has 256 colours at most');
    this.palette.push(colour);
    return this.palette.length - 1;
  }
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(Math.round(value), 0), most);
}

function crossingsAt(corners: readonly Point[], y: number): number[] {
  return corners
    .flatMap(([x1, y1], index) => {
      const [x2, y2] = corners[(index + 1) % corners.length]!;
      return y1 <= y !== y2 <= y ? [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)] : [];
    })
    .sort((one, other) => one - other);
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'ascii'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  let sum = 0xffffffff;
  for (const byte of named) sum = CRC_TABLE[(sum ^ byte) & 0xff]! ^ (sum >>> 8);
  frame.writeUInt32BE((sum ^ 0xffffffff) >>> 0, 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
