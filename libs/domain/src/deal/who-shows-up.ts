import type { FewBidders } from '../bidding/trading-choice.js';

export interface ShowUp {
  /** Qualified, paid, and still taking part when both sides had been asked. */
  readonly takingPart: number;
  readonly minBidders: number;
  readonly fewBidders: FewBidders;
  /** The lot has been published a second time for want of bidders. */
  readonly isSecondRound: boolean;
}

export type WayOn = 'FAIL' | 'SECOND_ROUND' | 'AGREE' | 'BID';

/**
 * Who shows up decides how a lot goes on once registration is closed and both sides have been asked: nobody
 * fails it; too few are handled as the notice says, one alone by agreement at last; enough bid. Two who are
 * fewer than the notice asks for bid against each other where it does not fail. Source: rules §6.1, §8.
 */
export function wayOn({ takingPart, minBidders, fewBidders, isSecondRound }: ShowUp): WayOn {
  if (takingPart === 0) return 'FAIL';
  if (takingPart >= minBidders) return 'BID';
  if (fewBidders === 'FAIL') return 'FAIL';
  if (fewBidders === 'SECOND_ROUND' && !isSecondRound) return 'SECOND_ROUND';
  return takingPart === 1 ? 'AGREE' : 'BID';
}
