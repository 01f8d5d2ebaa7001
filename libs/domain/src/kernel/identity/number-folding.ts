import { foldLine } from '../text.js';
import { foldBrackets } from './brackets.js';

const DASHES = /[\p{Pd}\u2212\u00AD]/gu;

/** Letters and signs that look like the X at the end of an ID number. */
const LIKE_X = /[ⅹⅩ×✕χΧхХ]$/;

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
  return foldBrackets(foldLine(text).replace(/\s/g, '').replace(DASHES, '-'), ['〔', '〕']).toUpperCase();
}

/** What two numbers have in common that are one: letters and digits alone. Source: rules §21 A17. */
export function numberKey(text: string): string {
  return foldNumber(text).replace(/[-（）〔〕·._]/g, '');
}

/** Without the spaces and dashes between the groups that people write long numbers in. */
function withoutGroups(text: string): string {
  return foldLine(text).replace(/\s/g, '').replace(DASHES, '');
}
