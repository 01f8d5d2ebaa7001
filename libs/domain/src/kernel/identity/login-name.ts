/**
 * The name of an account as it is kept and looked up: outer spaces and invisible characters dropped, full-width
 * letters and digits folded, in small letters, as a phone's keyboard likes to begin with a capital one.
 * Source: rules §21 A17.
 */
export function readLoginName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .toLowerCase();
}
