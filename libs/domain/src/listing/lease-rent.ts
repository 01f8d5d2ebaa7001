import { type PlainDate, addDays, addYears, daysBetween } from '../calendar/plain-date.js';
import type { MuTenThousandths } from '../area/area.js';
import { type Fen, divideHalfUp, splitFen } from '../money/fen.js';

/** A lease from the first to the last day, both included. */
export interface Term {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** After every `everyYears` years the unit price grows by `percentHundredths` (200 = 2 %) on the price before. */
export interface Escalation {
  readonly everyYears: number;
  readonly percentHundredths: number;
}

export interface RentTerms {
  readonly unitPriceFen: Fen;
  readonly mu: MuTenThousandths;
  readonly term: Term;
  readonly escalation?: Escalation | undefined;
}

export interface RentYear {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly amountFen: Fen;
}

/** Exact rent of one year as a fraction of fen, before any rounding. */
interface ExactYear {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * The whole rent of a term in fen: unit price × area × years, a part of a year by its days, rounded half up
 * once, at the end. Source: rules §8.2.2, §16.5.
 */
export function totalRent(terms: RentTerms): Fen {
  const { numerators, denominator } = overOneDenominator(exactYears(terms));
  return divideHalfUp(
    numerators.reduce((a, b) => a + b, 0n),
    denominator,
  );
}

/** The rent year by year; the years sum to {@link totalRent} to the fen. */
export function rentYears(terms: RentTerms): RentYear[] {
  const years = exactYears(terms);
  const parts = splitFen(totalRent(terms), overOneDenominator(years).numerators);
  return years.map(({ from, to }, index) => ({ from, to, amountFen: parts[index]! }));
}

/** Rent of the first year (or of the whole term where it is shorter), in fen: the base of deposits. */
export function firstYearRent(terms: RentTerms): Fen {
  const first = exactYears(terms)[0]!;
  return divideHalfUp(first.numerator, first.denominator);
}

function exactYears({ unitPriceFen, mu, term, escalation }: RentTerms): ExactYear[] {
  const years: ExactYear[] = [];
  for (let index = 0; addYears(term.from, index) <= term.to; index += 1) {
    const from = addYears(term.from, index);
    const next = addYears(term.from, index + 1);
    const to = addDays(next, -1) < term.to ? addDays(next, -1) : term.to;
    const steps = BigInt(escalation ? Math.floor(index / escalation.everyYears) : 0);
    const grown = escalation ? 10_000n + BigInt(escalation.percentHundredths) : 1n;
    const base = escalation ? 10_000n : 1n;
    const days = BigInt(daysBetween(from, to) + 1);
    const numerator = unitPriceFen * mu * grown ** steps * days;
    years.push({
      from,
      to,
      numerator,
      denominator: 10_000n * base ** steps * BigInt(daysBetween(from, next)),
    });
  }
  return years;
}

function overOneDenominator(years: readonly ExactYear[]): { numerators: bigint[]; denominator: bigint } {
  const denominator = years.reduce((product, year) => leastCommonMultiple(product, year.denominator), 1n);
  return { numerators: years.map((year) => year.numerator * (denominator / year.denominator)), denominator };
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
