import type { Refusal } from '../../kernel/index.js';
import type { Fen } from '../../kernel/money/index.js';
import * as ascending from './ascending.js';
import type { Bid } from './bid.js';
import type { BiddingMode, Direction } from '../../listing/trading-choice/index.js';
import * as descending from './descending.js';
import * as dynamic from './dynamic.js';
import { askedPrice } from './falling-price.js';
import { isAtCeiling, nearestBid } from './open-bidding.js';
import * as reverse from './reverse.js';
import * as sealed from './sealed.js';
import { type SessionRules, isSealedRules } from './session-rules.js';
import type { BiddingState } from './bidding-state.js';
import * as weighted from './weighted.js';

/** A way of bidding. Each takes the rules of its own mode, by which it is looked up. */
interface Mode {
  judgeBid(rules: SessionRules, state: BiddingState, bid: Bid): Refusal | undefined;
  applyBid(rules: SessionRules, state: BiddingState, bid: Bid): BiddingState;
}

const MODES: Readonly<Record<BiddingMode, Mode>> = {
  ASC_MULTI: ascending,
  DYNAMIC: dynamic,
  REV_ASC: reverse,
  DESC: descending,
  SEALED_ONE: sealed,
  WEIGHTED: weighted,
};

/**
 * Why a bid does not stand, or nothing, by the mode of the session. Called inside the lock of the lot, with
 * the state read under it; the page greys its button by the same answer.
 */
export function judgeBid(rules: SessionRules, state: BiddingState, bid: Bid): Refusal | undefined {
  return MODES[rules.mode].judgeBid(rules, state, bid);
}

/** The state after a bid that {@link judgeBid} let stand. */
export function applyBid(rules: SessionRules, state: BiddingState, bid: Bid): BiddingState {
  return { ...MODES[rules.mode].applyBid(rules, state, bid), lastAt: bid.at };
}

/** Which way the price goes, by what is better for the lister. */
export function directionOf(rules: SessionRules): Direction {
  const isFalling = rules.mode === 'REV_ASC' || (isSealedRules(rules) && rules.isBuying);
  return isFalling ? 'FALLING' : 'RISING';
}

/** The next `count` lawful amounts, in fen, for the buttons of the room; none where prices are sealed. */
export function nextBids(rules: SessionRules, state: BiddingState, at: number, count: number): Fen[] {
  if (isSealedRules(rules)) return [];
  if (rules.mode === 'DESC') return [askedPrice(rules, state, at)];
  const direction = directionOf(rules);
  const step = direction === 'RISING' ? rules.stepFen : -rules.stepFen;
  const nearest = nearestBid(rules, state, direction);
  if (isAtCeiling(rules, state)) return [nearest];
  const { ceilingFen } = rules;
  return Array.from({ length: count }, (_, index) => nearest + BigInt(index) * step).filter(
    (amount) => amount > 0n && (ceilingFen === undefined || amount <= ceilingFen),
  );
}
