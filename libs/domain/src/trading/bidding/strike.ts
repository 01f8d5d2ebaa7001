import type { BiddingState } from './bidding-state.js';
import { firstByRank } from './equals.js';
import type { Place } from './ranking.js';

/** A bid of the log as striking needs it. */
export interface StandingBid extends Place {
  /** Rank of the bidder's approved priority claim; null where he has none. */
  readonly rank: number | null;
}

/**
 * The state of a session whose leader's bids are struck: the price falls to the last bid of somebody who may still
 * bid, or to nothing. `bids` are the session's in the order of its log, without those of whoever may not.
 * Source: rules §21 A14c.
 */
export function strikeLeader(state: BiddingState, bids: readonly StandingBid[]): BiddingState {
  const ceilingFen = state.atCeiling.length > 0 ? state.currentFen : null;
  const equals = bids.filter(({ amountFen }) => amountFen === ceilingFen);
  const leading = firstByRank(equals)[0] ?? bids.at(-1);
  return {
    ...state,
    currentFen: leading?.amountFen ?? null,
    leader: leading?.bidder ?? null,
    leaderRank: leading?.rank ?? null,
    atCeiling: equals.map(({ bidder }) => bidder),
  };
}
