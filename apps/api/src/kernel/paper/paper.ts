import {
  type Block,
  GREY,
  INK,
  type Mark,
  type RowStyle,
  type Standing,
  type TextStyle,
  markBlock,
  rowBlock,
  textBlock,
} from './block.js';
import { type Gap, type Glyphs, asPrinted, gapsInWords } from './glyphs.js';
import { MARGIN, WIDTH } from './page.js';
import type { SheetOptions } from './sheet.js';

export interface PaperOptions extends SheetOptions {
  /** Address behind the QR code; no code without it. */
  readonly checkUrl?: string;
  /** How its maker is reached, below each page. */
  readonly contact?: string;
}

/** A paper as it is written down, to be drawn in another thread: nothing but what can be copied. */
export interface Script extends PaperOptions {
  readonly blocks: readonly Block[];
  /** Its number as it stands below each page. */
  readonly printedNo: string;
}

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
    const marks = said.map<Mark>((text, index) => ({
      mark: 'words',
      text,
      x: MARGIN + index * width,
      y: 18,
      size: 10.5,
      colour: INK,
      width: width - 12,
    }));
    return this.foot(SIGNING_HEIGHT, marks);
  }

  /** What closes a paper, so high; never on a page without the piece before it. */
  foot(height: number, marks: readonly Mark[], style: Standing = {}): this {
    const before = this.blocks.pop();
    if (before) this.blocks.push(staying(before));
    return this.add(markBlock(height, marks, style));
  }

  /** What is to be drawn. */
  script(): Script {
    return {
      ...this.options,
      blocks: [...this.blocks],
      printedNo: this.say('编号', this.options.no),
      contact: this.say('联系方式', this.options.contact ?? ''),
    };
  }

  get title(): string {
    return this.options.title;
  }
}

function staying(block: Block): Block {
  return { ...block, style: { ...block.style, staysWithNext: true } };
}
