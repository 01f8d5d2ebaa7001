import type { Refusal } from '../../kernel/index.js';
import type { Bid } from './bid.js';
import { applyOpenBid, judgeOpenBid } from './open-bidding.js';
import type { OpenRules } from './session-rules.js';
import type { BiddingState } from './bidding-state.js';

/** 多次报价: at least a step above the price that stands, in whole steps. Source: rules §8.2.1 ASC_MULTI, §8.2.2. */
export function judgeBid(rules: OpenRules, state: BiddingState, bid: Bid): Refusal | undefined {
  return judgeOpenBid(rules, state, bid, 'RISING');
}

export function applyBid(rules: OpenRules, state: BiddingState, bid: Bid): BiddingState {
  return applyOpenBid(rules, state, bid);
}
