import {
  type Block,
  type Cell,
  INK,
  type Mark,
  type MarkBlock,
  PLACE,
  type RowBlock,
  type TextBlock,
} from './block.js';
import { drawCode } from './code.js';
import { HEIGHT, MARGIN } from './page.js';
import { drawSeal } from './seal.js';

const RULE = '#b9c4bb';
/** What is higher may be parted between two pages; what is not, stays whole. */
const WHOLE_UP_TO = 200;
/** So much of a part must stand at the foot of a page. */
const LEAST_PART = 80;
/** Shares of the space that a paper keeps, the widest first. */
const CLOSER = [1, 0.85, 0.7, 0.55, 0.4] as const;

type Doc = PDFKit.PDFDocument;

/** A block as it is drawn: how high it is, and how it goes from `doc.y` on, which it moves on. Points. */
interface Flowing {
  height(doc: Doc): number;
  draw(doc: Doc): void;
  /** How much of it must fit on the page where it begins; all of it without. */
  least?(doc: Doc): number;
  /** The same with so much of the space between its lines and around them; 1 is all of it. */
  closer?(share: number): Flowing;
  readonly staysWithNext?: boolean;
  readonly isAtBottom?: boolean;
}

function flowing(block: Block, checkUrl: string | undefined): Flowing {
  if (block.kind === 'text') return flowingText(block);
  if (block.kind === 'row') return flowingRow(block);
  return flowingMarks(block, checkUrl);
}

function flowingText({ text, style }: TextBlock): Flowing {
  const { before = 0, after = 0, left = PLACE.left, width = PLACE.width } = style;
  const options = { width, lineGap: style.lineGap ?? 0, align: style.align ?? 'left' } as const;
  const set = (doc: Doc) => doc.font(style.font ?? 'body').fontSize(style.size ?? 10.5);
  const height = (doc: Doc) => before + set(doc).heightOfString(text, options) + after;
  return {
    height,
    least: (doc) => leastOf(height(doc), before + after),
    draw: (doc) => {
      set(doc)
        .fillColor(style.colour ?? INK)
        .text(text, left, doc.y + before, options);
      doc.y += after;
    },
    closer: (share) =>
      flowingText({
        kind: 'text',
        text,
        style: { ...style, before: before * share, after: after * share, lineGap: options.lineGap * share },
      }),
    ...standing(style),
  };
}

function flowingRow({ cells, style }: RowBlock): Flowing {
  const { left = PLACE.left, size = 10, padding = 5, lineGap = 2, isRuled = true } = style;
  const set = (doc: Doc, { font = 'body' }: Cell) => doc.font(font).fontSize(size);
  const options = ({ width }: Cell) => ({ width: width - 12, lineGap });
  const heights = (doc: Doc) => cells.map((cell) => set(doc, cell).heightOfString(cell.text, options(cell)));
  const height = (doc: Doc) => Math.max(...heights(doc)) + 2 * padding;
  return {
    height,
    least: (doc) => {
      const [longest = 0, second = 0] = heights(doc).sort((one, other) => other - one);
      return Math.max(leastOf(longest + 2 * padding, 2 * padding), second + 2 * padding);
    },
    draw: (doc) => {
      const top = doc.y + padding;
      const all = heights(doc);
      const longest = all.lastIndexOf(Math.max(...all));
      const place = (index: number) =>
        left + 6 + cells.slice(0, index).reduce((sum, { width }) => sum + width, 0);
      const put = (cell: Cell, index: number) =>
        set(doc, cell).fillColor(cell.colour).text(cell.text, place(index), top, options(cell));
      cells.forEach((cell, index) => index !== longest && put(cell, index));
      put(cells[longest]!, longest);
      doc.x = left;
      doc.y += padding;
      if (isRuled) rule(doc, left, cells);
    },
    closer: (share) =>
      flowingRow({
        kind: 'row',
        cells,
        style: { ...style, padding: padding * share, lineGap: lineGap * share },
      }),
    ...standing(style),
  };
}

function flowingMarks({ height, marks, style }: MarkBlock, checkUrl: string | undefined): Flowing {
  return {
    height: () => height,
    draw: (doc) => {
      const top = doc.y;
      drawMarks(doc, top, marks, checkUrl);
      doc.y = top + height;
    },
    ...standing(style),
  };
}

function standing({ staysWithNext = false, isAtBottom = false }: Block['style']) {
  return { staysWithNext, isAtBottom };
}

/** Each at its place, counted from `top`. */
export function drawMarks(doc: Doc, top: number, marks: readonly Mark[], checkUrl: string | undefined): void {
  for (const mark of marks) drawMark(doc, { ...mark, y: top + mark.y }, checkUrl);
}

function drawMark(doc: Doc, mark: Mark, checkUrl: string | undefined): void {
  const { x, y } = mark;
  switch (mark.mark) {
    case 'box':
      doc.rect(x, y, mark.width, mark.height);
      if (mark.line === undefined) doc.fill(mark.colour);
      else doc.lineWidth(mark.line).strokeColor(mark.colour).stroke();
      return;
    case 'rule':
      doc.moveTo(x, y).lineTo(x + mark.width, y);
      doc.lineWidth(mark.line).strokeColor(mark.colour).stroke();
      return;
    case 'words': {
      const { text, size, colour, font = 'body', width, align = 'left', lineGap = 0 } = mark;
      const lineBreak = width !== undefined && !mark.isOneLine;
      const options = { ...(width === undefined ? {} : { width }), align, lineGap, lineBreak };
      doc.font(font).fontSize(size).fillColor(colour).text(text, x, y, options);
      return;
    }
    case 'code':
      if (checkUrl) drawCode(doc, mark, checkUrl);
      return;
    case 'seal':
      drawSeal(doc, mark, mark.radius, mark.purpose);
  }
}

function rule(doc: Doc, left: number, cells: readonly Cell[]): void {
  const right = left + cells.reduce((sum, { width }) => sum + width, 0);
  doc.moveTo(left, doc.y).lineTo(right, doc.y).lineWidth(0.5).strokeColor(RULE).stroke();
}

function leastOf(height: number, around: number): number {
  return height <= WHOLE_UP_TO ? height : LEAST_PART + around;
}

/** Draws all, page by page; nothing is cut, and nothing is drawn over what stands there already. */
export function layOut(doc: Doc, written: readonly Block[], checkUrl: string | undefined): void {
  const pieces = written.map((block) => flowing(block, checkUrl));
  const blocks = onOnePage(doc, pieces) ?? pieces;
  for (let at = 0; at < blocks.length;) {
    const group = togetherFrom(blocks, at);
    if (!fits(doc, needOf(doc, group)) && doc.y > MARGIN) doc.addPage();
    for (const block of group) {
      // Only where a group is higher than a page: its last pieces follow as they can.
      if (!fits(doc, block.least?.(doc) ?? block.height(doc)) && doc.y > MARGIN) doc.addPage();
      if (block.isAtBottom && doc.bufferedPageRange().count === 1)
        doc.y = Math.max(doc.y, HEIGHT.limit - block.height(doc));
      block.draw(doc);
    }
    at += group.length;
  }
}

/** A paper that runs over its page by little is set closer; one that needs two pages anyway has all its space. */
function onOnePage(doc: Doc, blocks: readonly Flowing[]): readonly Flowing[] | undefined {
  return CLOSER.map((share) => blocks.map((block) => block.closer?.(share) ?? block)).find((closer) =>
    fits(
      doc,
      closer.reduce((sum, block) => sum + block.height(doc), 0),
    ),
  );
}

function fits(doc: Doc, height: number): boolean {
  return doc.y + height <= HEIGHT.limit + 0.01;
}

function togetherFrom(blocks: readonly Flowing[], start: number): readonly Flowing[] {
  let end = start;
  while (blocks[end]!.staysWithNext && end + 1 < blocks.length) end += 1;
  return blocks.slice(start, end + 1);
}

function needOf(doc: Doc, group: readonly Flowing[]): number {
  const last = group.at(-1)!;
  const before = group.slice(0, -1).reduce((sum, block) => sum + block.height(doc), 0);
  return before + (last.least?.(doc) ?? last.height(doc));
}
