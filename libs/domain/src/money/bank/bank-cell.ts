import { foldLine } from '../../kernel/text.js';

/** What a program for tables is told so that it leaves a long number alone: `="6217…"`. */
const AS_FORMULA = /^="([^"]*)"$/;
/** The same by a sign in front, and quotes that somebody has doubled. */
const MARKS = /^['‘’`\t]+|^"(.*)"$/;

/**
 * A cell as the bank means it: without the tab, the quote or the formula by which it keeps a program from shortening a long
 * number, on one line and without what cannot be seen.
 */
export function plainCell(text: string): string {
  const line = foldLine(text);
  const inner = AS_FORMULA.exec(line)?.[1] ?? line.replace(MARKS, '$1');
  return foldLine(inner);
}

/** A number that a sheet has shortened: its last digits are gone for good. */
export function isShortened(text: string): boolean {
  return /^-?\d(?:\.\d+)?E[+-]?\d+$/i.test(text);
}

/** The title of a column in whatever lines, spaces and strokes it was written: what stands in brackets belongs to it. */
export function headKey(text: string): string {
  return plainCell(text)
    .replace(/[\s/、|]/g, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .toUpperCase();
}
