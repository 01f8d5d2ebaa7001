import type { KeyPart } from './key-parts.js';

/** What an envelope is for; it opens as nothing else. */
export const sealingContext = {
  /** A sealed price: of this lot, session, round and paddle alone. */
  bid: (lotNo: string, session: number, round: number, paddle: string): string =>
    ['bid', lotNo, session, round, paddle].join('|'),
  reserve: (lotNo: string): string => ['reserve', lotNo].join('|'),
  /** A share of the key of an older lot, for the holder of a part. */
  lotKeyShare: (projectNo: string, round: number, part: KeyPart): string =>
    ['share', projectNo, round, part].join('|'),
} as const;

/** The place of the reserve among what is opened: lines of a log are numbered from one. */
export const RESERVE_SEQ = 0;

/** What an envelope of a session must have been sealed for, by its line in the log or as the reserve. */
export function envelopeContext(
  place: { readonly lotNo: string; readonly session: number; readonly round: number },
  { seq, paddle }: { readonly seq: number; readonly paddle: string },
): string {
  if (seq === RESERVE_SEQ) return sealingContext.reserve(place.lotNo);
  return sealingContext.bid(place.lotNo, place.session, place.round, paddle);
}
