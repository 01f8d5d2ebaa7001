import { createHash, randomBytes, randomInt } from 'node:crypto';

const TOKEN_BYTES = 32;
const CODE_DIGITS = 8;
/** Letters and digits of which none is taken for another on paper. */
const PAPER_LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const PAPER_LENGTH = 16;

/** Of a link; as good as a key, and kept as a hash alone. */
export function mintToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Eight digits that one tells another. */
export function mintOpeningCode(): string {
  return String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
}

/** A code on paper, of about 78 bits: too many to be tried, with or without the hashes. */
export function mintPaperCode(): string {
  return Array.from({ length: PAPER_LENGTH }, () => PAPER_LETTERS[randomInt(PAPER_LETTERS.length)]).join('');
}

/** What cannot be guessed is kept as its plain hash. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
