import { type Refusal, refusal } from '../../kernel/refusal.js';

/** What somebody asks a code for at his own screen. */
export const OWN_CODE_PURPOSES = ['ENTER', 'FORGOTTEN', 'PHONE'] as const;
export type OwnCodePurpose = (typeof OWN_CODE_PURPOSES)[number];
/** What a code is for; it opens nothing else. The window's is asked for by staff, and says so. */
export type CodePurpose = OwnCodePurpose | 'WINDOW';

export const CODE_DIGITS = 6;
export const CODE_VALID_SECONDS = 300;
/** Of one code; after the last it is dead, for the right digits too. */
export const CODE_MOST_TRIES = 5;

/** A code with the try that is judged counted in. */
export interface TriedCode {
  readonly isRight: boolean;
  readonly isUsed: boolean;
  readonly isExpired: boolean;
  readonly tries: number;
}

/** Why the digits open nothing; nothing where they do. */
export function refuseCode({ isRight, isUsed, isExpired, tries }: TriedCode): Refusal | undefined {
  if (isUsed) return refusal('code.used', 'code');
  if (isExpired) return refusal('code.expired', 'code');
  if (tries > CODE_MOST_TRIES) return refusal('code.dead', 'code');
  if (isRight) return undefined;
  const left = CODE_MOST_TRIES - tries;
  return left > 0 ? refusal('code.wrong', 'code', { left }) : refusal('code.dead', 'code');
}
