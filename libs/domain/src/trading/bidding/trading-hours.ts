import type { Calendar } from '../../rules/calendar/index.js';
import {
  addDays,
  type Instant,
  shanghaiDate,
  shanghaiInstant,
  shanghaiMinuteOfDay,
} from '../../kernel/date/index.js';
import { isRefusal, type Refusal, refusal } from '../../kernel/index.js';

const OPENS_AT = '09:00';
const OPENS_AT_MINUTE = 9 * 60;
const CLOSES_AT_MINUTE = 17 * 60;

const MARK_MS = 10 * 60_000;

/** Why a session may not begin or go on at a moment, or nothing. Source: rules §17 bid.dayEnd. */
export function refuseTradingHour(calendar: Calendar, at: Instant, field: string): Refusal | undefined {
  const date = shanghaiDate(at);
  const covered = calendar.workingDayFrom(date);
  if (isRefusal(covered)) return covered;
  const minute = shanghaiMinuteOfDay(at);
  const isOpen = calendar.isWorkingDay(date) && minute >= OPENS_AT_MINUTE && minute <= CLOSES_AT_MINUTE;
  return isOpen ? undefined : refusal('trading.not-working-hours', field);
}

/** The next round of sealed offers is announced so many minutes before it begins. Source: rules §21 A14, A14b. */
export const ROUND_NOTICE_MINUTES = 10;

/**
 * When a round of sealed offers begins that follows another: at a ten minutes' mark of trading hours, so long after it is
 * announced; refuses past the confirmed calendar. Source: rules §17 bid.dayEnd, §21 A14.
 */
export function nextRoundStart(calendar: Calendar, now: Instant, noticeMs: number): Instant | Refusal {
  return tradingHourFrom(calendar, now + noticeMs);
}

/** Nine o'clock of the next working day after a moment's day; refuses past the confirmed calendar. */
export function nextMorning(calendar: Calendar, at: Instant): Instant | Refusal {
  const day = calendar.workingDayFrom(addDays(shanghaiDate(at), 1));
  return isRefusal(day) ? day : shanghaiInstant(day, OPENS_AT);
}

/** The first ten minutes' mark of trading hours that is not before a moment; refuses past the confirmed calendar. */
export function tradingHourFrom(calendar: Calendar, at: Instant): Instant | Refusal {
  return tradingTimeFrom(calendar, Math.ceil(at / MARK_MS) * MARK_MS);
}

/** The moment itself where it lies in trading hours, or when they begin next. */
export function tradingTimeFrom(calendar: Calendar, at: Instant): Instant | Refusal {
  if (!refuseTradingHour(calendar, at, 'startAt')) return at;
  const isEarly = calendar.isWorkingDay(shanghaiDate(at)) && shanghaiMinuteOfDay(at) < OPENS_AT_MINUTE;
  return isEarly ? shanghaiInstant(shanghaiDate(at), OPENS_AT) : nextMorning(calendar, at);
}
