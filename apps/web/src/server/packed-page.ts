import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const deflateRaw = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.deflateRaw);

/** RFC 1952: gzip, deflated, no name and no time of day, of an unknown system. */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** RFC 1951: a last block in which nothing is. */
const END = Buffer.from([3, 0]);
const NOTHING = Buffer.alloc(0);

/**
 * A page with places for a nonce, which is another one in every answer. What stands between them is deflated once,
 * each piece for itself and up to the edge of a byte, so that an answer is put together and not packed anew.
 */
export class PackedPage {
  private constructor(
    private readonly pieces: readonly Buffer[],
    private readonly deflated: readonly Buffer[],
    /** Of all but the nonce: answers with the same mark say the same. */
    readonly etag: string,
  ) {}

  static async of(html: string, placeOfNonce: string): Promise<PackedPage> {
    const pieces = html.split(placeOfNonce).map((piece) => Buffer.from(piece));
    const options = { finishFlush: zlib.constants.Z_FULL_FLUSH };
    const deflated = await Promise.all(
      pieces.map((piece) => (piece.length > 0 ? deflateRaw(piece, options) : Promise.resolve(NOTHING))),
    );
    const mark = createHash('sha256').update(html).digest('base64url').slice(0, 22);
    return new PackedPage(pieces, deflated, `W/"${mark}"`);
  }

  /** In memory. */
  get bytes(): number {
    return [...this.pieces, ...this.deflated].reduce((sum, { length }) => sum + length, 0);
  }

  plain(nonce: string): Buffer {
    return Buffer.concat(between(this.pieces, Buffer.from(nonce)));
  }

  gzip(nonce: string): Buffer {
    const whole = this.plain(nonce);
    const tail = Buffer.alloc(8);
    tail.writeUInt32LE(zlib.crc32(whole), 0);
    tail.writeUInt32LE(whole.length, 4);
    return Buffer.concat([HEAD, ...between(this.deflated, asItIs(Buffer.from(nonce))), END, tail]);
  }
}

/** RFC 1951: a block that is stored without being packed. */
function asItIs(bytes: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(bytes.length ^ 0xffff, 3);
  return Buffer.concat([head, bytes]);
}

function between(pieces: readonly Buffer[], gap: Buffer): Buffer[] {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [gap, piece]));
}
