import { addDays, addMonths, daysBetween, isPlainDate, type PlainDate } from '@helan/domain';
import { SCALE, readNumber, readWhole } from './number-words.js';
import type { LotFields, WrittenTerm } from './real-notice.js';
import { type Said, isRecord, said, textOf } from './said.js';

/** A length in whole months and days over. */
export interface Length {
  readonly months: number;
  readonly days: number;
}

export interface StatedTerm extends Length {
  /** The notice gives a last day only; the first is that of the bidding or of the notice. */
  readonly isFromNotice?: boolean;
  /** The years that the notice says beside dates that say another length. */
  readonly otherYears?: string;
}

/** How long the right passes: by its dates, by the years it says, or from the notice to the last day. */
export function readTerm(
  fields: LotFields,
  notice: { title: string; sourceDate?: string | undefined },
): Said<StatedTerm> | undefined {
  const { term } = fields;
  if (typeof term === 'string')
    return term.trim() === '' ? readTitle(notice.title) : said(term, lengthIn(term));
  if (!isRecord(term)) return readTitle(notice.title);
  const written = term as WrittenTerm;
  const words = wordsOfTerm(written);
  if (words === '') return readTitle(notice.title);
  const byDates = between(written.from, written.to);
  const byNumbers = fromNumbers(written);
  if (byDates) {
    const isOther = byNumbers && !isSame(byDates, byNumbers);
    return said(words, { ...byDates, ...(isOther ? { otherYears: String(written.years) } : {}) });
  }
  if (byNumbers) return said(words, byNumbers);
  const begin = dayOf(textOf(fields.biddingStart)) ?? dayOf(notice.sourceDate ?? '');
  const untilEnd = begin ? between(begin, written.to) : undefined;
  if (untilEnd) return said(words, { ...untilEnd, isFromNotice: true });
  return said(words, lengthIn(words));
}

/** Whole months from a first to a last day, and the days over; nothing where they do not run forward. */
export function between(from: unknown, to: unknown): Length | undefined {
  const [first, last] = [dayOf(textOf(from)), dayOf(textOf(to))];
  if (!first || !last || last < first) return undefined;
  const end = addDays(last, 1);
  let months = 0;
  while (addMonths(first, months + 1) <= end) months += 1;
  return { months, days: daysBetween(addMonths(first, months), end) };
}

export function dayOf(text: string): PlainDate | undefined {
  const day = text.slice(0, 10);
  return isPlainDate(day) ? day : undefined;
}

function fromNumbers({ years, months, days }: WrittenTerm): Length | undefined {
  if (typeof years === 'string' && /[年月]/.test(years)) return lengthIn(years);
  const inYears = readNumber(years);
  const inMonths = (readWhole(months) ?? 0) + (inYears === undefined ? 0 : Number((inYears * 12n) / SCALE));
  const over = inYears === undefined ? 0 : Number((((inYears * 12n) % SCALE) * 365n) / 12n / SCALE);
  const length = { months: inMonths, days: (readWhole(days) ?? 0) + over };
  return isLength(length) ? length : undefined;
}

/** `三年六个月`, `3.5年`, `18个月`; never the day of a calendar. */
function lengthIn(text: string): Length | undefined {
  const plain = text
    .replace(/[^；;，,。、]*(?:不足|每|末年|首年|逾期)[^；;，,。、]*/g, '')
    .replace(/\d{4}\s*年/g, '');
  const number = '([\\d.]+|[一二两三四五六七八九十]+)';
  const years = new RegExp(`(?<!\\d{2})${number}\\s*(?:周)?年(?!度|第|\\d+\\s*月)(半)?`).exec(plain);
  const months = new RegExp(`${number}\\s*(?:个)月`).exec(plain);
  const half = years?.[2] ? 6 : 0;
  const length = fromNumbers({
    ...(years ? { years: years[1]! } : {}),
    ...(months ? { months: months[1]! } : half ? { months: half } : {}),
  });
  return length;
}

/** `2014年度` is a year; `五年承包经营权` five. */
function readTitle(title: string): Said<StatedTerm> | undefined {
  if (/\d{4}\s*年度/.test(title)) return said(title, { months: 12, days: 0 });
  const length = lengthIn(title);
  return length ? said(title, length) : undefined;
}

function wordsOfTerm({ years, months, days, from, to, what, rule }: WrittenTerm): string {
  const span = from || to ? `${from ?? ''}～${to ?? ''}` : '';
  return [
    years === undefined ? '' : `${years} 年`,
    months === undefined ? '' : `${months} 个月`,
    days === undefined ? '' : `${days} 天`,
    span,
    textOf(what),
    textOf(rule),
  ]
    .filter(Boolean)
    .join('，');
}

function isSame(one: Length, other: Length): boolean {
  return one.months === other.months && one.days === other.days;
}

function isLength({ months, days }: Length): boolean {
  return (months > 0 || days > 0) && months < 12 * 200 && days < 366 * 200;
}
