import type { Fen } from '../../kernel/money/index.js';

/** What the center had of a price, all in fen. */
export interface PriceHeld {
  readonly receivedFen: Fen;
  /** What has left for the transferor, and cannot come back by the center's hand. */
  readonly paidOutFen: Fen;
  /** The deposit that became the first part of the price. */
  readonly depositFen: Fen;
  /** What of the price is for the days that are over. */
  readonly earnedFen: Fen;
}

/** Where the center's money goes, and what the two sides settle between themselves; all in fen. */
export interface PriceShare {
  readonly toTransferorFen: Fen;
  /** What of that is no rent, but stands in the forfeited deposit's place. */
  readonly forfeitedFen: Fen;
  readonly toTransfereeFen: Fen;
  /** What the transferor has had for days that never come: he gives it back himself. */
  readonly backFen: Fen;
  /** What the transferee has used and never paid. */
  readonly arrearsFen: Fen;
}

/**
 * Where the money goes that the center still has of a price when its contract ends: what the days until then have earned,
 * and what stands in the forfeited deposit's place, to the transferor, as far as he has not had it already; the rest back
 * to the transferee. Nothing is left lying. What the center no longer holds is told to both sides. Source: rules §6.9,
 * §10.1; 民法典 第五百六十六条.
 */
export function sharePrice(
  { receivedFen, paidOutFen, depositFen, earnedFen }: PriceHeld,
  isForfeited: boolean,
): PriceShare {
  const heldFen = receivedFen - paidOutFen;
  const dueFen = earnedFen + (isForfeited ? depositFen : 0n);
  const owedFen = dueFen > paidOutFen ? dueFen - paidOutFen : 0n;
  const toTransferorFen = owedFen < heldFen ? owedFen : heldFen;
  const rentFen = earnedFen > paidOutFen ? earnedFen - paidOutFen : 0n;
  return {
    toTransferorFen,
    forfeitedFen: toTransferorFen > rentFen ? toTransferorFen - rentFen : 0n,
    toTransfereeFen: heldFen - toTransferorFen,
    backFen: paidOutFen > dueFen ? paidOutFen - dueFen : 0n,
    arrearsFen: earnedFen > receivedFen ? earnedFen - receivedFen : 0n,
  };
}
