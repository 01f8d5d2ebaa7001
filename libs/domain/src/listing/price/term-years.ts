import { addDays, addMonths, addYears, daysBetween, type PlainDate } from '../../kernel/date/index.js';
import type { PartYear } from './part-year.js';

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
