import type { Refusal } from '../../kernel/index.js';
import type { Bid } from './bid.js';
import { applyOpenBid, judgeOpenBid } from './open-bidding.js';
import type { OpenRules } from './session-rules.js';
import type { BiddingState } from './bidding-state.js';

/**
 * 动态报价: ascending, its free phase as long as the listing. Who is admitted already may bid; what the public
 * sees before registration closes is a matter of the views. Source: rules §8.2.1 DYNAMIC.
 */
export function judgeBid(rules: OpenRules, state: BiddingState, bid: Bid): Refusal | undefined {
  return judgeOpenBid(rules, state, bid, 'RISING');
}

export function applyBid(rules: OpenRules, state: BiddingState, bid: Bid): BiddingState {
  return applyOpenBid(rules, state, bid);
}
