import type { Fen } from '../../kernel/money/index.js';

/** What the center had of a price, all in fen. */
export interface PriceHeld {
  readonly receivedFen: Fen;
  /** What has left for the transferor, and cannot come back by the center's hand. */
  readonly paidOutFen: Fen;
  /** The deposit that became the first part of the price. */
  readonly depositFen: Fen;
}

/**
 * Where the money goes that the center still has of a price when its contract ends: what stands in the forfeited
 * deposit's place to the transferor, as far as he has not had it already; the rest back to the transferee. Nothing is
 * left lying. Source: rules §6.9, §10.1.
 */
export function sharePrice(
  { receivedFen, paidOutFen, depositFen }: PriceHeld,
  isForfeited: boolean,
): { readonly toTransferorFen: Fen; readonly toTransfereeFen: Fen } {
  const heldFen = receivedFen - paidOutFen;
  const owedFen = isForfeited && depositFen > paidOutFen ? depositFen - paidOutFen : 0n;
  const toTransferorFen = owedFen < heldFen ? owedFen : heldFen;
  return { toTransferorFen, toTransfereeFen: heldFen - toTransferorFen };
}
