import {
  addDays,
  type Instant,
  type PlainDate,
  shanghaiDate,
  shanghaiInstant,
} from '../../kernel/date/index.js';
import { isRefusal, type Refusal } from '../../kernel/index.js';
import { type Calendar, CLOSE_OF_BUSINESS } from './calendar.js';
import type { CalendarChange } from './refuse-calendar-change.js';

/** The days that a change takes away: they counted before it and count no more, the earliest first. */
export function lostDays(change: CalendarChange, before: Calendar, after: Calendar): PlainDate[] {
  const dates = new Set(change.days.map(({ date }) => date));
  return [...dates].filter((date) => before.isWorkingDay(date) && !after.isWorkingDay(date)).sort();
}

/** A period that runs, or ran: from the moment of the act that began it to its last day. */
export interface CountedPeriod {
  readonly began: Instant;
  readonly end: PlainDate;
  /** What ran of it before it was suspended: days lost there are short, too. */
  readonly earlier?: readonly CountedPeriod[];
}

/**
 * How many days a period is short of, once the calendar has taken some away: those that it had counted, and its first
 * day, from which it was counted. A day that has become a working day gives none back: nobody has used it, and no end
 * comes earlier than it was printed. Source: rules §21 A15.
 */
export function missingDays({ began, end, earlier = [] }: CountedPeriod, lost: readonly PlainDate[]): number {
  const date = shanghaiDate(began);
  const first = began > shanghaiInstant(date, CLOSE_OF_BUSINESS) ? addDays(date, 1) : date;
  const own = lost.filter((day) => day >= first && day <= end).length;
  return earlier.reduce((sum, stretch) => sum + missingDays(stretch, lost), own);
}

/** The last day of a period once the days it is short of follow its printed end. Source: rules §21 A15. */
export function recountedEnd(
  calendar: Calendar,
  period: CountedPeriod,
  lost: readonly PlainDate[],
): PlainDate | Refusal {
  const counted = calendar.workingDaysAfter(period.end, missingDays(period, lost));
  return isRefusal(counted) ? counted : (counted.at(-1) ?? period.end);
}

/** The same for a moment: it keeps its time of the day. */
export function recountedMoment(
  calendar: Calendar,
  { began, endsAt }: { readonly began: Instant; readonly endsAt: Instant },
  lost: readonly PlainDate[],
): Instant | Refusal {
  const end = shanghaiDate(endsAt);
  const later = recountedEnd(calendar, { began, end }, lost);
  if (isRefusal(later)) return later;
  return later === end ? endsAt : endsAt + (shanghaiInstant(later, '00:00') - shanghaiInstant(end, '00:00'));
}
