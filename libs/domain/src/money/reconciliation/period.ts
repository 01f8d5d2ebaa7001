import { type PlainDate, addDays, addMonths, isPlainDate } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';

/** A month or a year of the books, from its first to its last day. */
export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** `2026年11月`, `2026年`, `2026年11月3日至12月2日`. */
  readonly name: string;
}

/** So long a statement of an account may be. */
const MOST_YEARS = 10;

/** Reads `2026-11` or `2026`; what has not begun yet has no statement. */
export function readPeriod(text: string, today: PlainDate): Period | Refusal {
  const [year = '', month] = text.split('-');
  if (!/^\d{4}(-\d{2})?$/.test(text) || !isPlainDate(`${year}-${month ?? '01'}-01`))
    return refusal('statement.bad-period');
  const from = `${year}-${month ?? '01'}-01`;
  if (from > today) return refusal('statement.period-ahead');
  const to = addDays(addMonths(from, month === undefined ? 12 : 1), -1);
  return { from, to, name: month === undefined ? `${year}年` : `${year}年${Number(month)}月` };
}

/** Days of one's own choice, the last one included. */
export function readSpan(from: string, to: string, today: PlainDate): Period | Refusal {
  if (!isPlainDate(from) || !isPlainDate(to) || to < from) return refusal('statement.bad-period');
  if (from > today) return refusal('statement.period-ahead');
  if (to > addMonths(from, MOST_YEARS * 12))
    return refusal('statement.too-long', undefined, { years: MOST_YEARS });
  return { from, to, name: `${inWords(from)}至${inWords(to)}` };
}

function inWords(day: PlainDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
