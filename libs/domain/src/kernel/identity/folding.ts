import { foldLine } from '../text.js';

const DASHES = /[\p{Pd}\u2212\u00AD]/gu;
const DOTS = /\s*[·•・･‧∙⋅●˙﹒]\s*/g;
const OPENING_ROUND = /\s*[({﹙﹛]\s*/g;
const CLOSING_ROUND = /\s*[)}﹚﹜]\s*/g;
const OPENING_SQUARE = /\s*[[〔﹝【〖〘「『]\s*/g;
const CLOSING_SQUARE = /\s*[\]〕﹞】〗〙」』]\s*/g;
/** Letters and signs that look like the X at the end of an ID number. */
const LIKE_X = /[ⅹⅩ×✕χΧхХ]$/;

/** Parts of characters that look like one, as texts copied from a PDF have them. */
const RADICALS = /[\u2E9F\u2EF3\u2F00-\u2FD5]/g;

/**
 * A person's or an organisation's name: one kind of dot between its parts, one kind of brackets, nothing invisible, and
 * no spaces beside a Chinese character. Source: rules §21 A17.
 */
export function foldName(text: string): string {
  return foldLine(text.normalize('NFC').replace(RADICALS, (radical) => radical.normalize('NFKC')))
    .replace(DOTS, '·')
    .replace(OPENING_ROUND, '（')
    .replace(CLOSING_ROUND, '）')
    .replace(OPENING_SQUARE, '（')
    .replace(CLOSING_SQUARE, '）')
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

/** An ID number or a credit code: its groups put together, its letters large. Source: rules §21 A17. */
export function foldIdNumber(text: string): string {
  return withoutGroups(text).toUpperCase().replace(LIKE_X, 'X');
}

/** An account: its groups of digits put together; whatever else stands in it stays, to be refused. Source: rules §21 A17. */
export function foldAccount(text: string): string {
  return withoutGroups(text);
}

/** A telephone: its groups of digits put together; whatever else stands in it stays, to be refused. Source: rules §21 A17. */
export function foldPhone(text: string): string {
  return withoutGroups(text);
}

/** The number of a line of the bank's statement: its groups put together, its letters large. Source: rules §21 A17. */
export function foldFlowNumber(text: string): string {
  return withoutGroups(text).toUpperCase();
}

/**
 * The number of a certificate, a contract, a parcel, a project or a document, as it is kept: without spaces, its
 * letters large, one kind of dash, and of brackets the round ones and the hexagonal ones that such numbers have.
 * Source: rules §21 A17.
 */
export function foldNumber(text: string): string {
  return foldLine(text)
    .replace(/\s/g, '')
    .replace(DASHES, '-')
    .replace(OPENING_ROUND, '（')
    .replace(CLOSING_ROUND, '）')
    .replace(OPENING_SQUARE, '〔')
    .replace(CLOSING_SQUARE, '〕')
    .toUpperCase();
}

/** What two numbers have in common that are one: letters and digits alone. Source: rules §21 A17. */
export function numberKey(text: string): string {
  return foldNumber(text).replace(/[-（）〔〕·._]/g, '');
}

/** Without the spaces and dashes between the groups that people write long numbers in. */
function withoutGroups(text: string): string {
  return foldLine(text).replace(/\s/g, '').replace(DASHES, '');
}
