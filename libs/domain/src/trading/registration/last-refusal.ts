import type { Instant } from '../../kernel/date/index.js';
import { isRefusal, type Refusal } from '../../kernel/index.js';
import { type Calendar, periodFrom } from '../../rules/calendar/index.js';

/** The last refusal after which nobody is left to take part. */
export interface LastRefusal {
  readonly at: Instant;
  /** Somebody has said that it was wrong, and nobody has answered him yet. */
  readonly isAsked: boolean;
}

/**
 * Until when a lot does not fail that nobody can take part in, so that two people can take the refusal up again: some
 * working days from it, and as many again where one has asked and the other has not answered. Null where that time is
 * over: a lot waits for nobody for ever. Source: rules §6.1 (0 qualified fails), §6.3, §17.
 */
export function reconsiderableUntil(
  calendar: Calendar,
  { at, isAsked }: LastRefusal,
  { now, workingDays }: { readonly now: Instant; readonly workingDays: number },
): Instant | null | Refusal {
  const first = periodFrom(calendar, at, workingDays);
  if (isRefusal(first) || now < first.endAt) return isRefusal(first) ? first : first.endAt;
  if (!isAsked) return null;
  const second = periodFrom(calendar, first.endAt, workingDays);
  if (isRefusal(second)) return second;
  return now < second.endAt ? second.endAt : null;
}
