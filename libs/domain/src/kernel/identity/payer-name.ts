import { foldName } from './name-folding.js';
import { isRare } from './rare-character.js';
import { fits } from './written-name.js';

/** Whether a payer is who was registered: surely, surely not, or so that people have to look. */
export type PayerLikeness = 'SAME' | 'CLOSE' | 'OTHER';

/**
 * What the name on a bank's line is to the registered one. It is close where it differs only by dots that are missing,
 * by a rare character that is missing or replaced, or by its end, cut off by the bank. Source: rules §21 A18.
 */
export function comparePayer(payerName: string, registeredName: string): PayerLikeness {
  const payer = foldName(payerName);
  const registered = foldName(registeredName);
  if (payer === registered) return 'SAME';
  const written = charactersOf(payer);
  const meant = charactersOf(registered);
  const isSure = written.some((character) => meant.includes(character) && !isRare(character));
  return isSure && fits(written, meant) ? 'CLOSE' : 'OTHER';
}

/** Characters without the dots between them. */
function charactersOf(name: string): string[] {
  return [...name.replaceAll('·', '')];
}
