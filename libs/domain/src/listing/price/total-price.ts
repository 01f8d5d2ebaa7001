import type { PlainDate } from '../../kernel/date/index.js';
import type { Quantity } from '../../kernel/area/index.js';
import {
  divideHalfUp,
  type Fen,
  partsOfFen,
  type PriceParts,
  type PriceScale,
  splitFen,
} from '../../kernel/money/index.js';
import type { PartYear } from './part-year.js';
import { type TermYear, termYears } from './term-years.js';
import type { PriceUnit } from './price-unit.js';

/** From the first to the last day, both included. */
export interface Term {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * After every `everyYears` years the unit price grows: by a rate (200 = 2 %) on the price before, or by an amount in
 * the smallest part of the price. Source: rules §21 A3.
 */
export type Escalation =
  | { readonly everyYears: number; readonly percentHundredths: number; readonly amountFen?: undefined }
  | { readonly everyYears: number; readonly amountFen: PriceParts; readonly percentHundredths?: undefined };

export interface PriceTerms {
  /** In the smallest part of the price's scale. */
  readonly unitPriceFen: PriceParts;
  readonly unit: PriceUnit;
  /** The scale of the price: that of its unit, or two where it was frozen before units had one. */
  readonly scale?: PriceScale | undefined;
  /** In 0.0001 of the unit of quantity; it counts only where the price is for each unit. */
  readonly quantity: Quantity;
  /** Present where the right is for a time; a yearly price needs it. */
  readonly term?: Term | undefined;
  /** How a part of a year counts; by its days where nothing is said, as before the parties had a choice. */
  readonly partYear?: PartYear | undefined;
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
 * The whole price in fen: unit price × quantity × years, a part of a year by its convention, rounded half up once,
 * at the end. Source: rules §8.2.2, §16.5, §19 D4, §21 A1, A2.
 */
export function totalPrice(terms: PriceTerms): Fen {
  if (!terms.unit.isYearly)
    return divideHalfUp(terms.unitPriceFen * quantityOf(terms), SCALE * partsOfFen(terms.scale ?? 2));
  const { numerators, denominator } = overOneDenominator(exactYears(terms));
  return divideHalfUp(
    numerators.reduce((a, b) => a + b, 0n),
    denominator,
  );
}

/** A yearly price year by year; the years sum to {@link totalPrice} to the fen. */
export function priceYears(terms: PriceTerms): PriceYear[] {
  const years = exactYears(terms);
  const total = totalPrice(terms);
  const parts = total === 0n ? years.map(() => 0n) : splitFen(total, overOneDenominator(years).numerators);
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
  const { unitPriceFen, term, escalation, partYear = 'ACTUAL', scale = 2 } = terms;
  if (!term) throw new Error('a yearly price needs a term');
  return termYears(term, partYear).map((year, index) => {
    const price = grownPrice(unitPriceFen, escalation, index);
    return {
      from: year.from,
      to: year.to,
      numerator: price.numerator * quantityOf(terms) * year.numerator,
      denominator: price.denominator * SCALE * partsOfFen(scale) * year.denominator,
    };
  });
}

/** The unit price of a year of the term, counted from nought, as a fraction. */
function grownPrice(
  unitPrice: PriceParts,
  escalation: Escalation | undefined,
  year: number,
): Pick<TermYear, 'numerator' | 'denominator'> {
  if (!escalation) return { numerator: unitPrice, denominator: 1n };
  const steps = BigInt(Math.floor(year / escalation.everyYears));
  if (escalation.amountFen !== undefined)
    return { numerator: unitPrice + escalation.amountFen * steps, denominator: 1n };
  const grown = 10_000n + BigInt(escalation.percentHundredths);
  return { numerator: unitPrice * grown ** steps, denominator: 10_000n ** steps };
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
