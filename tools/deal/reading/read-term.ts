import {
  type PlainDate,
  addDays,
  addMonths,
  addYears,
  daysBetween,
  initialCalendar,
  initialRulebook,
  isWeekend,
} from '@helan/domain';
import type { NoticeFields } from '../deal-facts.js';
import type { Reading } from './reading.js';

/** Days between the demo clock's day and the first day of the term: long enough to publish, bid and settle. */
const LEAD_DAYS = 75;
const DEFAULT_YEARS = 1;
const DEFAULT_RIGHT_YEARS = 50;

export interface ReadTerm {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly years: number;
}

/** The length a notice gives, from a first day after the demo clock; one year where it gives none. */
export function readTerm(fields: NoticeFields, sourceDate: string | undefined, reading: Reading): ReadTerm {
  const from = addDays(reading.today, LEAD_DAYS);
  const to = readEnd(fields, sourceDate, from, reading);
  return { from, to, years: Math.max(1, Math.round(daysBetween(from, to) / 365.2425)) };
}

/** Far enough where nothing is said: a right's own end that is not known is no reason to refuse. */
export function readRightEnd({ rightEndsOn }: NoticeFields, from: PlainDate, reading: Reading): PlainDate {
  if (rightEndsOn) return rightEndsOn;
  const end = addDays(addYears(from, DEFAULT_RIGHT_YEARS), -1);
  reading.defaults.push(`权利到期日：公告未写，按 ${end}`);
  return end;
}

/** Working days of the notice's own span, counted in its own year. */
export function readPublication(
  fields: NoticeFields,
  sourceDate: string | undefined,
  reading: Reading,
): number {
  if (fields.workingDaysStated) return fields.workingDaysStated;
  const [from, to] = [firstDayOf(fields, sourceDate), lastDayOf(fields)].map((text) => text?.slice(0, 10));
  if (from?.length === 10 && to?.length === 10) return workingDaysBetween(from, to);
  const days = initialRulebook()['notice.minWorkingDays'];
  reading.defaults.push(`公告期：公告未写起止，按 ${days} 个工作日`);
  return days;
}

/** The day of the notice, also where registering began on the day that its source bears. */
function firstDayOf({ publishFrom, registrationFrom }: NoticeFields, sourceDate = ''): string | undefined {
  return publishFrom ?? (registrationFrom?.slice(0, 10) === sourceDate ? sourceDate : undefined);
}

/** The last day on which anybody could still register. */
function lastDayOf({ publishTo, registrationDeadline, biddingStart }: NoticeFields): string | undefined {
  return publishTo ?? registrationDeadline ?? biddingStart;
}

function readEnd(
  { term, biddingStart }: NoticeFields,
  sourceDate: string | undefined,
  from: PlainDate,
  reading: Reading,
): PlainDate {
  if (term?.from?.length === 10 && term.to?.length === 10) return shifted(from, term.from, term.to);
  if (term?.years) return addDays(addYears(from, term.years), -1);
  const begin = (biddingStart ?? sourceDate)?.slice(0, 10);
  if (term?.to?.length === 10 && begin?.length === 10) {
    reading.defaults.push(`起始日：公告未写，按 ${begin} 算起`);
    return shifted(from, begin, term.to);
  }
  reading.defaults.push(`期限：公告未写，按 ${DEFAULT_YEARS} 年`);
  return addDays(addYears(from, DEFAULT_YEARS), -1);
}

/** The same whole months and left-over days from another first day. */
function shifted(from: PlainDate, oldFrom: PlainDate, oldTo: PlainDate): PlainDate {
  const end = addDays(oldTo, 1);
  let months = 0;
  while (addMonths(oldFrom, months + 1) <= end) months += 1;
  return addDays(addMonths(from, months), daysBetween(addMonths(oldFrom, months), end) - 1);
}

/** After the first day up to the last; outside the known calendar only weekends are left out. */
function workingDaysBetween(from: PlainDate, to: PlainDate): number {
  const calendar = initialCalendar();
  const isKnown = from >= calendar.confirmedFrom && to <= calendar.confirmedThrough;
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (isKnown ? calendar.isWorkingDay(day) : !isWeekend(day)) count += 1;
  return count;
}
