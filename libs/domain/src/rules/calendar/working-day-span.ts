import { addDays, isPlainDate, type PlainDate } from '../../kernel/date/index.js';
import { isRefusal, type Refusal, refusal } from '../../kernel/index.js';
import type { Calendar } from './calendar.js';

/** Most working days that are counted on from a day: about a year. */
export const MOST_WORKING_DAYS = 250;

/**
 * How many working days to count, read from what somebody typed; anything but a whole number from 1 to
 * {@link MOST_WORKING_DAYS} is refused with what is wrong about it.
 */
export function readWorkingDays(text: string): number | Refusal {
  const line = text.trim();
  if (!/^[+-]?\d+$/.test(line)) return refusal('calendar.count-unreadable', 'days');
  const count = Number(line);
  if (count < 0) return refusal('calendar.count-backward', 'days');
  if (count === 0) return refusal('calendar.count-nothing', 'days');
  return count > MOST_WORKING_DAYS
    ? refusal('calendar.count-too-far', 'days', { max: MOST_WORKING_DAYS })
    : count;
}

/** Why no working day lies between two dates. */
export type EmptySpan = 'SAME_DAY' | 'NO_WORKING_DAY';

export interface WorkingDaySpan {
  readonly counted: readonly PlainDate[];
  readonly empty: EmptySpan | null;
}

/**
 * The working days of a period that begins on `from` and ends with `to`: the first day is not counted, the last one
 * is; where `from` is a day off, the period begins on the next working day. The inverse of counting days on.
 * Source: rules §7.2; 民法典 第二百零一条.
 */
export function workingDaysBetween(
  calendar: Calendar,
  from: PlainDate,
  to: PlainDate,
): WorkingDaySpan | Refusal {
  if (!isPlainDate(from)) return refusal('calendar.bad-date', 'from');
  if (!isPlainDate(to)) return refusal('calendar.bad-date', 'to');
  if (to < from) return refusal('calendar.span-backward', 'to', { from, to });
  const first = calendar.workingDayFrom(from);
  if (isRefusal(first)) return { ...first, field: 'from' };
  if (!calendar.covers(to)) {
    const beyond = calendar.workingDayFrom(to);
    return isRefusal(beyond) ? { ...beyond, field: 'to' } : { counted: [], empty: 'NO_WORKING_DAY' };
  }
  const counted: PlainDate[] = [];
  for (let day = addDays(first, 1); day <= to; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) counted.push(day);
  return { counted, empty: counted.length > 0 ? null : from === to ? 'SAME_DAY' : 'NO_WORKING_DAY' };
}
