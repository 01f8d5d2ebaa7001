import QRCode from 'qrcode';
import {
  type Block,
  GREY,
  INK,
  type RowStyle,
  type TextStyle,
  layOut,
  rowBlock,
  textBlock,
} from './blocks.js';
import { type Gap, type Glyphs, asPrinted, gapsInWords } from './glyphs.js';
import { type SheetOptions, WIDTH, MARGIN, collect, numberPages, openSheet } from './sheet.js';

export interface PaperOptions extends SheetOptions {
  /** Address behind the QR code; no code without it. */
  readonly checkUrl?: string;
  /** How its maker is reached, below each page. */
  readonly contact?: string;
}

export const SEAL_RED = '#c8102e';
/** Printers' sign for a character that the font lacks. */
const GETA = '〓';
const SIGNING_HEIGHT = 78;

/**
 * A paper of the center: what it says, from above to below. It flows over as many A4 pages as it takes, or A3 ones,
 * with embedded fonts and numbered pages. Sizes are points.
 */
export class Paper {
  private readonly blocks: Block[] = [];
  private readonly found: Gap[] = [];

  constructor(
    private readonly options: PaperOptions,
    private readonly glyphs: Glyphs,
  ) {}

  /** What the fonts lack of all that was said so far. */
  get gaps(): readonly Gap[] {
    return this.found;
  }

  /** A text as it can be drawn; what the font lacks of it is noted under the field's name. Everything passes here. */
  say(field: string, text: string): string {
    const clean = asPrinted(text);
    const lacking = this.glyphs.lacking(clean);
    for (const character of lacking)
      if (!this.found.some((gap) => gap.field === field && gap.character === character))
        this.found.push({ field, character });
    return lacking.reduce((rest, character) => rest.replaceAll(character, GETA), clean);
  }

  add(block: Block): this {
    this.blocks.push(block);
    return this;
  }

  heading(): this {
    const { title, no } = this.options;
    const style = { align: 'center', staysWithNext: true } as const;
    return this.add(textBlock(this.say('标题', title), { ...style, font: 'title', size: 22, after: 9 })).add(
      textBlock(this.say('编号', no), { ...style, size: 10, colour: GREY, after: 15 }),
    );
  }

  section(title: string): this {
    return this.add(
      textBlock(this.say('标题', title), {
        font: 'strong',
        size: 12,
        before: 8,
        after: 5,
        staysWithNext: true,
      }),
    );
  }

  paragraph(text: string, field = '正文'): this {
    return this.add(textBlock(this.say(field, text), { lineGap: 4, before: 4, after: 3 }));
  }

  /** Rows of label and value, ruled; a long value wraps. */
  facts(rows: readonly (readonly [string, string])[], labelWidth = 110, style: RowStyle = {}): this {
    for (const [label, value] of rows)
      this.add(
        rowBlock(
          [
            { text: this.say(label, label), width: labelWidth, colour: GREY },
            { text: this.say(label, value), width: WIDTH - labelWidth, colour: INK },
          ],
          style,
        ),
      );
    return this;
  }

  table(head: readonly string[], rows: readonly (readonly string[])[], widths: readonly number[]): this {
    const scale = WIDTH / widths.reduce((a, b) => a + b, 0);
    [head, ...rows].forEach((row, line) =>
      this.add(
        rowBlock(
          row.map((text, index) => ({
            text: this.say(head[index]!, text),
            width: widths[index]! * scale,
            colour: line === 0 ? GREY : INK,
          })),
          { staysWithNext: line === 0 && rows.length > 0 },
        ),
      ),
    );
    return this;
  }

  /** Where something could not be printed whole: what, in words; nothing where all could. */
  sayWhatIsMissing(more = '', style: TextStyle = {}): this {
    if (this.found.length === 0) return this;
    const words = `字体里缺字，用${GETA}代替：${gapsInWords(this.found)}。${more}`;
    return this.add(textBlock(this.say('缺字', words), { lineGap: 4, after: 6, ...style }));
  }

  signatures(names: readonly string[]): this {
    const width = WIDTH / names.length;
    const said = names.map((name) => this.say('签字', name));
    return this.foot(SIGNING_HEIGHT, (doc, top) =>
      said.forEach((name, index) =>
        doc
          .font('body')
          .fontSize(10.5)
          .fillColor(INK)
          .text(name, MARGIN + index * width, top + 18, { width: width - 12 }),
      ),
    );
  }

  /** What closes a paper, drawn from `top` on, so high; never on a page without the piece before it. */
  foot(
    height: number,
    draw: (doc: PDFKit.PDFDocument, top: number) => void,
    { isAtBottom = false }: { readonly isAtBottom?: boolean } = {},
  ): this {
    const before = this.blocks.pop();
    if (before) this.blocks.push(staying(before));
    return this.add({
      height: () => height,
      draw: (doc) => {
        const top = doc.y;
        draw(doc, top);
        doc.y = top + height;
      },
      isAtBottom,
    });
  }

  /** QR code as vectors, quiet zone included. */
  qrCode(doc: PDFKit.PDFDocument, x: number, y: number, size: number): void {
    if (!this.options.checkUrl) return;
    const { modules } = QRCode.create(this.options.checkUrl, { errorCorrectionLevel: 'M' });
    const cell = size / (modules.size + 8);
    doc.rect(x, y, size, size).fill('#ffffff').fillColor('#000000');
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column))
          doc.rect(x + (column + 4) * cell, y + (row + 4) * cell, cell + 0.05, cell + 0.05);
      }
    }
    doc.fill();
  }

  /** The file. `placeholder` may add what a signer needs before it is closed. */
  async draw(placeholder?: (doc: PDFKit.PDFDocument) => void): Promise<Buffer> {
    const doc = openSheet(this.options);
    const finished = collect(doc);
    layOut(doc, this.blocks);
    numberPages(doc, this.say('编号', this.options.no), this.say('联系方式', this.options.contact ?? ''));
    placeholder?.(doc);
    doc.end();
    return finished;
  }

  get title(): string {
    return this.options.title;
  }
}

/** However close it is set, on one page with what comes behind it. */
function staying(block: Block): Block {
  const closer = (share: number) => staying(block.closer?.(share) ?? block);
  return { ...block, staysWithNext: true, closer };
}
