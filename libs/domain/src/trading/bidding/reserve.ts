import type { Instant } from '../../kernel/date/index.js';
import type { BiddingMode } from '../../listing/trading-choice/index.js';
import type { ListingState } from '../../listing/listing/index.js';
import type { TradingTerms } from './trading-terms.js';

const MINUTE_MS = 60_000;

/** A lot waits so many working days for a reserve that was not entered in time. Source: rules §21 A8. */
export const RESERVE_WAIT_DAYS = 3;

type ReserveTerms = Pick<TradingTerms, 'hasReserve' | 'reserveEnterByMinutes'>;

/** Whether a session of these terms does not open without a reserve; notices from before that rule only allow one. */
export function needsReserve({ hasReserve, reserveEnterByMinutes }: ReserveTerms): boolean {
  return hasReserve && reserveEnterByMinutes !== undefined;
}

/** Until when the reserve of a session must be entered that begins at a moment; null where it may be left out. */
export function reserveDueAt(terms: ReserveTerms, startAt: Instant): Instant | null {
  return needsReserve(terms) ? startAt - terms.reserveEnterByMinutes! * MINUTE_MS : null;
}

/** Where a lot stands that has a reserve. */
export interface ReserveMoment {
  readonly state: ListingState;
  readonly mode: BiddingMode;
  readonly isEntered: boolean;
  /** The lot stands still because it is missing. */
  readonly isMissed: boolean;
  /** Until when the session that is planned or open waits for it: null where it does not, absent without a session. */
  readonly session?: { readonly dueAt: Instant | null };
}

/**
 * Whether a reserve may be entered now. Nobody sets it who could know a bid: a session that is open since the notice
 * opens with it, one that is planned takes it once, and after a session nothing replaces it. Source: rules §21 A8.
 */
export function mayEnterReserve(terms: ReserveTerms, moment: ReserveMoment, now: Instant): boolean {
  const { state, mode, isEntered, isMissed, session } = moment;
  if (!terms.hasReserve) return false;
  if (session) return session.dueAt !== null && now < session.dueAt;
  if (state === 'REG_CLOSED') return true;
  if (!needsReserve(terms)) return false;
  if (state === 'TRADING') return !isEntered;
  if (state === 'SUSPENDED') return isMissed && !isEntered;
  return mode === 'DYNAMIC' && (state === 'LISTED' || state === 'EXTENDED');
}
