import type { Refusal } from '../../kernel/index.js';
import type { Bid } from './bid.js';
import { applyOpenBid, judgeOpenBid } from './open-bidding.js';
import type { OpenRules } from './session-rules.js';
import type { BiddingState } from './bidding-state.js';

/** 反向竞价: at least a step below the price that stands; the lowest wins. Source: rules §8.2.1 REV_ASC. */
export function judgeBid(rules: OpenRules, state: BiddingState, bid: Bid): Refusal | undefined {
  return judgeOpenBid(rules, state, bid, 'FALLING');
}

export function applyBid(rules: OpenRules, state: BiddingState, bid: Bid): BiddingState {
  return applyOpenBid(rules, state, bid);
}
