import { foldLine } from '../text.js';
import { foldBrackets } from './brackets.js';

const DOTS = /\s*[·•・･‧∙⋅●˙﹒]\s*/g;

/** Parts of characters that look like one, as texts copied from a PDF have them. */
const RADICALS = /[\u2E9F\u2EF3\u2F00-\u2FD5]/g;

/**
 * A person's or an organisation's name: one kind of dot between its parts, one kind of brackets, nothing invisible, and
 * no spaces beside a Chinese character. Source: rules §21 A17.
 */
export function foldName(text: string): string {
  const line = foldLine(text.normalize('NFC').replace(RADICALS, (radical) => radical.normalize('NFKC')));
  return foldBrackets(line.replace(DOTS, '·'), ['（', '）'])
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .replace(/(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, '·');
}

/** Whether two names are one, however each was typed; what was kept before names were folded is folded here. */
export function isSameName(one: string, other: string): boolean {
  return foldName(one) === foldName(other);
}

/** What two names have in common that are one, whatever brackets, dashes, quotes and spaces stand in them. Source: rules §21 A17. */
export function nameKey(text: string): string {
  return foldName(text)
    .replace(/[\s（）·《》〈〉"'“”‘’_—–-]/g, '')
    .toUpperCase();
}
