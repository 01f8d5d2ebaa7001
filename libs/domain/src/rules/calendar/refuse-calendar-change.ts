import { type Refusal, refusal, isBlank } from '../../kernel/index.js';
import { type Calendar, type CalendarDay } from './calendar.js';
import { addDays, isPlainDate, type PlainDate } from '../../kernel/date/index.js';

/** Days that a holiday notice sets or takes back, and how far the calendar is confirmed with it. */
export interface CalendarChange {
  readonly documentNo: string;
  readonly days: readonly (Pick<CalendarDay, 'date' | 'kind' | 'scope' | 'name'> & {
    readonly isRemoved?: boolean;
  })[];
  /** The last day for which all notices are in; nothing where only days change. */
  readonly confirmedThrough?: string;
}

const MOST_DAYS = 100;

/** Why a change of the calendar does not hold together. Source: rules §7.2. */
export function refuseCalendarChange(change: CalendarChange, calendar: Calendar): Refusal[] {
  const faults: Refusal[] = [];
  if (isBlank(change.documentNo))
    faults.push(refusal('application.missing-field', 'documentNo', { name: '通知文号' }));
  if (change.days.length === 0 && !change.confirmedThrough) faults.push(refusal('calendar.nothing', 'days'));
  if (change.days.length > MOST_DAYS) faults.push(refusal('calendar.too-many', 'days', { max: MOST_DAYS }));
  const seen = new Set<string>();
  change.days.forEach(({ date, scope, name }, index) => {
    const field = `days.${index}`;
    if (!isPlainDate(date)) faults.push(refusal('calendar.bad-date', field));
    if (isBlank(name)) faults.push(refusal('application.missing-field', field, { name: '节日名称' }));
    if (seen.has(`${date} ${scope}`)) faults.push(refusal('calendar.day-twice', field, { date }));
    seen.add(`${date} ${scope}`);
  });
  return [...faults, ...refuseSpan(change, calendar)];
}

/** A year is confirmed as a whole, the next one after the last, and only with its New Year in it. */
function refuseSpan({ confirmedThrough, days }: CalendarChange, calendar: Calendar): Refusal[] {
  if (confirmedThrough === undefined) return [];
  if (!isPlainDate(confirmedThrough)) return [refusal('calendar.bad-date', 'confirmedThrough')];
  const next = nextYearEnd(calendar.confirmedThrough);
  if (confirmedThrough !== next) return [refusal('calendar.not-next-year', 'confirmedThrough', { next })];
  const newYear = addDays(calendar.confirmedThrough, 1);
  const hasNewYear = days.some(
    (day) => day.date === newYear && day.kind === 'OFF' && day.scope === 'NATIONAL',
  );
  return hasNewYear ? [] : [refusal('calendar.no-new-year', 'days', { date: newYear })];
}

function nextYearEnd(confirmedThrough: PlainDate): PlainDate {
  return `${Number(confirmedThrough.slice(0, 4)) + 1}-12-31`;
}
