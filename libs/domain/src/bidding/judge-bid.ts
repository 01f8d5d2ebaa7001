import type { Refusal } from '../kernel/refusal.js';
import type { Fen } from '../money/fen.js';
import * as ascending from './ascending.js';
import type { Bid } from './bid.js';
import type { Direction } from './bidding-mode.js';
import * as descending from './descending.js';
import * as dynamic from './dynamic.js';
import { askedPrice } from './falling-price.js';
import { nearestBid } from './open-bidding.js';
import * as reverse from './reverse.js';
import * as sealed from './sealed.js';
import type { SessionRules } from './session-rules.js';
import type { BiddingState } from './bidding-state.js';
import * as weighted from './weighted.js';

/**
 * Why a bid does not stand, or nothing, by the mode of the session. Called inside the lock of the lot, with
 * the state read under it; the page greys its button by the same answer.
 */
export function judgeBid(rules: SessionRules, state: BiddingState, bid: Bid): Refusal | undefined {
  switch (rules.mode) {
    case 'ASC_MULTI':
      return ascending.judgeBid(rules, state, bid);
    case 'DYNAMIC':
      return dynamic.judgeBid(rules, state, bid);
    case 'REV_ASC':
      return reverse.judgeBid(rules, state, bid);
    case 'DESC':
      return descending.judgeBid(rules, state, bid);
    case 'SEALED_ONE':
      return sealed.judgeBid(rules, state, bid);
    case 'WEIGHTED':
      return weighted.judgeBid(rules, state, bid);
  }
}

/** The state after a bid that {@link judgeBid} let stand. */
export function applyBid(rules: SessionRules, state: BiddingState, bid: Bid): BiddingState {
  switch (rules.mode) {
    case 'ASC_MULTI':
      return ascending.applyBid(rules, state, bid);
    case 'DYNAMIC':
      return dynamic.applyBid(rules, state, bid);
    case 'REV_ASC':
      return reverse.applyBid(rules, state, bid);
    case 'DESC':
      return descending.applyBid(rules, state, bid);
    case 'SEALED_ONE':
      return sealed.applyBid(rules, state, bid);
    case 'WEIGHTED':
      return weighted.applyBid(rules, state, bid);
  }
}

/** Which way the price goes, by what is better for the lister. */
export function directionOf(rules: SessionRules): Direction {
  const isFalling = rules.mode === 'REV_ASC' || ('isBuying' in rules && rules.isBuying);
  return isFalling ? 'FALLING' : 'RISING';
}

/** The next `count` lawful amounts, in fen, for the buttons of the room; none where prices are sealed. */
export function nextBids(rules: SessionRules, state: BiddingState, at: number, count: number): Fen[] {
  if ('isBuying' in rules) return [];
  if (rules.mode === 'DESC') return [askedPrice(rules, state, at)];
  const direction = directionOf(rules);
  const step = direction === 'RISING' ? rules.stepFen : -rules.stepFen;
  const nearest = nearestBid(rules, state, direction);
  return Array.from({ length: count }, (_, index) => nearest + BigInt(index) * step).filter(
    (amount) => amount > 0n,
  );
}
