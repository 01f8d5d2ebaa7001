import type { Calendar } from '../../rules/calendar/index.js';
import type { Instant } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import { refuseTradingHour, tradingTimeFrom } from './trading-hours.js';

/** A stopped session is announced so long before it goes on: whoever bids must be able to come back. */
const RESUMPTION_NOTICE_MS = 10 * 60_000;

/** Why a session that stands still may not go on at a moment, or nothing. Source: rules §6.7. */
export function refuseResumption(calendar: Calendar, at: Instant, now: Instant): Refusal | undefined {
  if (at < now + RESUMPTION_NOTICE_MS) return refusal('session.resumes-too-soon', 'at');
  return refuseTradingHour(calendar, at, 'at');
}

/**
 * When a session that the platform itself had stopped goes on by itself: once everybody could know of it, in trading
 * hours; refuses past the confirmed calendar. Source: rules §21 A14b.
 */
export function soonestResumption(calendar: Calendar, now: Instant): Instant | Refusal {
  return tradingTimeFrom(calendar, now + RESUMPTION_NOTICE_MS);
}
