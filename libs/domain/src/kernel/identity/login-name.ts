import { foldLine } from '../text.js';

/**
 * The name of an account as it is kept and looked up: a line as people mean it, in small letters, as a phone's
 * keyboard likes to begin with a capital one. Source: rules §21 A17.
 */
export function readLoginName(text: string): string {
  return foldLine(text.normalize('NFKC')).toLowerCase();
}
