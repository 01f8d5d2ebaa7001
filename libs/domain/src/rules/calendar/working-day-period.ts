import { isRefusal, type Refusal } from '../../kernel/index.js';
import {
  addDays,
  type Instant,
  type PlainDate,
  shanghaiDate,
  shanghaiInstant,
} from '../../kernel/date/index.js';
import { CLOSE_OF_BUSINESS, type Calendar } from './calendar.js';

/** A period of working days: `day0` is not counted, `end` is the last counted day, `endAt` its 17:00. */
export interface WorkingDayPeriod {
  readonly day0: PlainDate;
  readonly counted: readonly PlainDate[];
  readonly end: PlainDate;
  readonly endAt: Instant;
}

/**
 * The period of `workingDays` that begins with an act at `at`: after 17:00 or on a day off the act counts as
 * done on the next working day, which is day 0. Source: rules §7.2; 贺党办〔2022〕110号 四(五).
 */
export function periodFrom(calendar: Calendar, at: Instant, workingDays: number): WorkingDayPeriod | Refusal {
  const day0 = calendar.workingDayFrom(earliestDay(at));
  if (isRefusal(day0)) return day0;
  const counted = calendar.workingDaysAfter(day0, workingDays);
  return isRefusal(counted) ? counted : period(day0, counted);
}

/**
 * As `periodFrom`, but past the confirmed calendar the plain week counts, less what is announced already. For what
 * merely waits and is counted anew each time it is looked at; never for a deadline that is printed or that takes a
 * right from anybody.
 */
export function expectedPeriod(calendar: Calendar, at: Instant, workingDays: number): WorkingDayPeriod {
  const days: PlainDate[] = [];
  for (let day = earliestDay(at); days.length <= workingDays; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) days.push(day);
  const [day0, ...counted] = days as [PlainDate, ...PlainDate[]];
  return period(day0, counted);
}

function earliestDay(at: Instant): PlainDate {
  const date = shanghaiDate(at);
  return at > shanghaiInstant(date, CLOSE_OF_BUSINESS) ? addDays(date, 1) : date;
}

function period(day0: PlainDate, counted: readonly PlainDate[]): WorkingDayPeriod {
  const end = counted.at(-1) ?? day0;
  return { day0, counted, end, endAt: shanghaiInstant(end, CLOSE_OF_BUSINESS) };
}
