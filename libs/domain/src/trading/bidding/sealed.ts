import { type Refusal, refusal } from '../../kernel/index.js';
import type { Bid } from './bid.js';
import { refuseMoment } from './bid-moment.js';
import type { SealedRules } from './session-rules.js';
import type { BiddingState } from './bidding-state.js';

/**
 * 一次报价: one envelope each, whose price nobody can read before the opening; what it says is judged then.
 * Source: rules §8.2.1 SEALED_ONE, §8.2.6.
 */
export function judgeBid(rules: SealedRules, state: BiddingState, bid: Bid): Refusal | undefined {
  const early = refuseMoment(rules, state, bid, ['SEALED']);
  if (early) return early;
  if (state.invited && !state.invited.includes(bid.bidder)) return refusal('bid.not-invited');
  if (state.placed.includes(bid.bidder)) return refusal('bid.sealed-once');
  return undefined;
}

export function applyBid(_rules: SealedRules, state: BiddingState, bid: Bid): BiddingState {
  return { ...state, count: state.count + 1, placed: [...state.placed, bid.bidder] };
}
