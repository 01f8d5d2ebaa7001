import { refused } from './refused-error.js';

/**
 * Refuses a form that was written upon a version in whose place another was saved meanwhile. Whoever says nothing of a
 * version, a program that writes the whole, writes over what is there.
 */
export function requireVersion(stored: number, writtenUpon: number | undefined): void {
  if (writtenUpon !== undefined && writtenUpon !== stored) throw refused('form.saved-meanwhile');
}
