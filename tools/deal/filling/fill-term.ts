import { type PlainDate, addDays, addMonths, addYears } from '@helan/domain';
import type { Length } from '../reading/read-term.js';
import { type Filling, standIn } from './filling.js';

/** Days between the demo clock's day and the first day of the term: long enough to publish, bid and settle. */
const LEAD_DAYS = 75;
const DEFAULT: Length = { months: 12, days: 0 };
const DEFAULT_RIGHT_YEARS = 50;

export interface FilledTerm extends Length {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The same length from a first day after the demo clock's; a year where the notice says none. */
export function fillTerm(filling: Filling): FilledTerm {
  const { reading, today, defaults, remarks } = filling;
  const stated = reading.term?.value;
  const from = addDays(today, LEAD_DAYS);
  const length = stated ?? DEFAULT;
  if (!stated) standIn(filling, '期限', reading.term, ' 1 年');
  if (stated?.isFromNotice) defaults.push('起始日：公告未写，从公告或竞价那天算起');
  if (stated?.otherYears !== undefined)
    remarks.push(`期限：公告写 ${stated.otherYears} 年，起止日却不是这么长，按起止日`);
  return { ...length, from, to: addDays(addMonths(from, length.months), length.days - 1) };
}

/** Far enough where nothing is said: a right's own end that is not known is no reason to refuse. */
export function fillRightEnd({ reading, defaults }: Filling, from: PlainDate): PlainDate {
  if (reading.rightEndsOn) return reading.rightEndsOn;
  const end = addDays(addYears(from, DEFAULT_RIGHT_YEARS), -1);
  defaults.push(`权利到期日：公告未写，按 ${end}`);
  return end;
}
