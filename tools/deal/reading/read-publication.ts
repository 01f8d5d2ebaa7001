import { addDays, initialCalendar, isWeekend, type PlainDate } from '@helan/domain';
import { readWhole } from './number-words.js';
import { dayOf } from './read-term.js';
import type { LotFields } from './real-notice.js';
import { type Said, said, textOf } from './said.js';

/** Working days of the notice's own span, counted in its own year; its words alone where only one end is said. */
export function readPublication(fields: LotFields, sourceDate = ''): Said<number> | undefined {
  const stated = readWhole(fields.workingDaysStated);
  if (stated !== undefined) return said(`${stated} 个工作日`, stated);
  const [first, last] = [firstDayOf(fields, sourceDate), lastDayOf(fields)];
  const [from, to] = [dayOf(first), dayOf(last)];
  if (from && to && from <= to) return said(`${from}～${to}`, workingDaysBetween(from, to));
  const words = [from && `${from} 起`, to && `${to} 止`].filter(Boolean).join('，');
  return words === '' ? undefined : said(words);
}

/** The day of the notice, also where registering began on the day that its source bears. */
function firstDayOf({ publishFrom, registrationFrom }: LotFields, sourceDate: string): string {
  if (textOf(publishFrom) !== '') return textOf(publishFrom);
  return textOf(registrationFrom).slice(0, 10) === sourceDate ? sourceDate : '';
}

/** The last day on which anybody could still register. */
function lastDayOf({ publishTo, registrationDeadline, biddingStart, listingTo }: LotFields): string {
  return [publishTo, registrationDeadline, biddingStart, listingTo].map(textOf).find(Boolean) ?? '';
}

/** After the first day up to the last; outside the known calendar only weekends are left out. */
function workingDaysBetween(from: PlainDate, to: PlainDate): number {
  const calendar = initialCalendar();
  const isKnown = from >= calendar.confirmedFrom && to <= calendar.confirmedThrough;
  let count = 0;
  for (let day = addDays(from, 1); day <= to && count <= 1000; day = addDays(day, 1))
    if (isKnown ? calendar.isWorkingDay(day) : !isWeekend(day)) count += 1;
  return count;
}
