import { addDays, addYears, daysBetween, type PlainDate } from '../../kernel/date/index.js';
import type { Quantity } from '../../kernel/area/index.js';
import { divideHalfUp, type Fen, splitFen } from '../../kernel/money/index.js';
import type { PriceUnit } from './price-unit.js';

/** From the first to the last day, both included. */
export interface Term {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** After every `everyYears` years the unit price grows by `percentHundredths` (200 = 2 %) on the price before. */
export interface Escalation {
  readonly everyYears: number;
  readonly percentHundredths: number;
}

export interface PriceTerms {
  readonly unitPriceFen: Fen;
  readonly unit: PriceUnit;
  /** In 0.0001 of the unit of quantity; it counts only where the price is for each unit. */
  readonly quantity: Quantity;
  /** Present where the right is for a time; a yearly price needs it. */
  readonly term?: Term | undefined;
  readonly escalation?: Escalation | undefined;
}

export interface PriceYear {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly amountFen: Fen;
}

/** Exact price of one year as a fraction of fen, before any rounding. */
interface ExactYear {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const SCALE = 10_000n;

/**
 * The whole price in fen: unit price × quantity × years, a part of a year by its days, rounded half up once,
 * at the end. Source: rules §8.2.2, §16.5, §19 D4.
 */
export function totalPrice(terms: PriceTerms): Fen {
  if (!terms.unit.isYearly) return divideHalfUp(terms.unitPriceFen * quantityOf(terms), SCALE);
  const { numerators, denominator } = overOneDenominator(exactYears(terms));
  return divideHalfUp(
    numerators.reduce((a, b) => a + b, 0n),
    denominator,
  );
}

/** A yearly price year by year; the years sum to {@link totalPrice} to the fen. */
export function priceYears(terms: PriceTerms): PriceYear[] {
  const years = exactYears(terms);
  const parts = splitFen(totalPrice(terms), overOneDenominator(years).numerators);
  return years.map(({ from, to }, index) => ({ from, to, amountFen: parts[index]! }));
}

/**
 * What deposits are measured by, in fen: a yearly price's first year (or its whole term where that is
 * shorter), any other price's total. Source: rules §17 deposit.ratio.
 */
export function firstYearPrice(terms: PriceTerms): Fen {
  if (!terms.unit.isYearly) return totalPrice(terms);
  const first = exactYears(terms)[0]!;
  return divideHalfUp(first.numerator, first.denominator);
}

function quantityOf({ unit, quantity }: PriceTerms): Quantity {
  return unit.quantityUnit === null ? SCALE : quantity;
}

function exactYears(terms: PriceTerms): ExactYear[] {
  const { unitPriceFen, term, escalation } = terms;
  if (!term) throw new Error('a yearly price needs a term');
  const years: ExactYear[] = [];
  for (let index = 0; addYears(term.from, index) <= term.to; index += 1) {
    const from = addYears(term.from, index);
    const next = addYears(term.from, index + 1);
    const to = addDays(next, -1) < term.to ? addDays(next, -1) : term.to;
    const steps = BigInt(escalation ? Math.floor(index / escalation.everyYears) : 0);
    const grown = escalation ? 10_000n + BigInt(escalation.percentHundredths) : 1n;
    const base = escalation ? 10_000n : 1n;
    const days = BigInt(daysBetween(from, to) + 1);
    years.push({
      from,
      to,
      numerator: unitPriceFen * quantityOf(terms) * grown ** steps * days,
      denominator: SCALE * base ** steps * BigInt(daysBetween(from, next)),
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
