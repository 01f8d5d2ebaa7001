import type { Instant } from '../../kernel/date/index.js';
import { type ListingAction, type ListingState, listingLifecycle } from '../listing/index.js';

/**
 * Steps of a lot that a red finding keeps back once it is published. What ends a lot, gives money back or is asked of
 * its two sides within a time is none of them. Source: rules §11.3.
 */
export const HELD_STEPS: readonly ListingAction[] = [
  'openTrading',
  'repeatTrading',
  'agree',
  'openNegotiation',
  'confirmDeal',
  'sendContract',
  'certify',
];

/** The steps out of a state that are kept back; none where what comes next goes on in any case. */
export function heldStepsFrom(state: ListingState): ListingAction[] {
  return listingLifecycle
    .transitionsFrom(state)
    .map(({ action }) => action)
    .filter((action) => HELD_STEPS.includes(action));
}

/** A red finding about a lot, and until when it keeps its next step back. */
export interface Hold {
  readonly raisedAt: Instant;
  readonly until: Instant;
  /** Nobody has dealt with the finding, nor let the step go on. */
  readonly isOpen: boolean;
}

/**
 * Until when a lot's next step is kept back, or nothing. However many findings come, the first since the lot stands
 * where it stands says until when at the latest. Source: rules §11.3.
 */
export function heldUntil<H extends Hold>(
  holds: readonly H[],
  stateSince: Instant,
  now: Instant,
): H | undefined {
  const ends = holds.filter(({ raisedAt }) => raisedAt >= stateSince).map(({ until }) => until);
  const last = Math.min(...ends);
  return holds
    .filter(({ isOpen, until }) => isOpen && Math.min(until, last) > now)
    .map((hold) => ({ ...hold, until: Math.min(hold.until, last) }))
    .sort((one, other) => other.until - one.until)[0];
}
