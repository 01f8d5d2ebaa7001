import { addDays, addMonths, addYears, daysBetween, type PlainDate } from '../../kernel/date/index.js';

/** How a part of a year is counted; the notice prints it. Source: rules §21 A2. */
export const PART_YEARS = {
  MONTHS: '不足一年的，整月按十二分之一年，余下的天数按三百六十五分之一年',
  ACTUAL: '不足一年的，按实际天数占当年三百六十五天或者三百六十六天的比例',
  D30_360: '不足一年的，按每月三十天、每年三百六十天',
} as const;
export type PartYear = keyof typeof PART_YEARS;

/** The values of `term.partYear` in their order, from one. */
const BY_NUMBER: readonly PartYear[] = ['MONTHS', 'ACTUAL', 'D30_360'];

/** The convention that a value of the parameter `term.partYear` names. */
export function partYearOf(value: number): PartYear {
  const partYear = BY_NUMBER[value - 1];
  if (!partYear) throw new Error(`no convention for a part of a year: ${value}`);
  return partYear;
}

/** A year of a term, counted from the day on which it begins; both days included. */
export interface TermYear {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** How much of a year it is: one, or of the last year a part. */
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * The years of a term from its first day on, the last perhaps a part by the convention. By `MONTHS` the same length
 * is the same part in whatever month it begins.
 */
export function termYears(
  term: { readonly from: PlainDate; readonly to: PlainDate },
  partYear: PartYear,
): TermYear[] {
  const end = addDays(term.to, 1);
  const years: TermYear[] = [];
  for (let index = 0; addYears(term.from, index) < end; index += 1) {
    const from = addYears(term.from, index);
    const next = addYears(term.from, index + 1);
    if (next <= end) years.push({ from, to: addDays(next, -1), numerator: 1n, denominator: 1n });
    else years.push({ from, to: term.to, ...partOf(term.from, { index, from, next, end }, partYear) });
  }
  return years;
}

/** Whole months after the whole years, then days: how long a term is, as people say it. */
export function lengthOfTerm(term: { readonly from: PlainDate; readonly to: PlainDate }): TermLength {
  const end = addDays(term.to, 1);
  let months = 0;
  while (addMonths(term.from, months + 1) <= end) months += 1;
  return {
    years: Math.floor(months / 12),
    months: months % 12,
    days: daysBetween(addMonths(term.from, months), end),
  };
}

export interface TermLength {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

/** `3 年 5 个月`. */
export function lengthInWords({ years, months, days }: TermLength): string {
  const parts = [
    years > 0 ? `${years} 年` : '',
    months > 0 ? `${months} 个月` : '',
    days > 0 ? `${days} 天` : '',
  ].filter(Boolean);
  return parts.join(' ');
}

interface LastYear {
  readonly index: number;
  readonly from: PlainDate;
  readonly next: PlainDate;
  /** The day after the last. */
  readonly end: PlainDate;
}

function partOf(
  first: PlainDate,
  { index, from, next, end }: LastYear,
  partYear: PartYear,
): Pick<TermYear, 'numerator' | 'denominator'> {
  if (partYear === 'ACTUAL')
    return { numerator: BigInt(daysBetween(from, end)), denominator: BigInt(daysBetween(from, next)) };
  if (partYear === 'D30_360') return { numerator: daysOfThirty(from, end), denominator: 360n };
  let months = 0;
  while (addMonths(first, index * 12 + months + 1) <= end) months += 1;
  const days = daysBetween(addMonths(first, index * 12 + months), end);
  return { numerator: BigInt(365 * months + 12 * days), denominator: 4380n };
}

/** Days between two dates where every month has thirty. */
function daysOfThirty(from: PlainDate, end: PlainDate): bigint {
  const [one, other] = [from, end].map((date) => {
    const [year, month, day] = date.split('-').map(Number) as [number, number, number];
    return year * 360 + month * 30 + Math.min(day, 30);
  }) as [number, number];
  return BigInt(other - one);
}
