import { type Refusal, refusal, isRefusal } from '../../kernel/index.js';
import { parsePrice, type PriceScale } from '../../kernel/money/index.js';
import type { Escalation } from '../price/index.js';

/** How the price grows, as the form holds it: by a rate, or by an amount in 元 of the price unit. */
export interface StatedEscalation {
  readonly everyYears: number;
  readonly percentHundredths?: number;
  readonly amountYuan?: string;
}

/** The growth that a form states, as far as it can be read. */
export function readEscalation(
  stated: StatedEscalation | null | undefined,
  scale: PriceScale,
): Escalation | undefined {
  if (!stated) return undefined;
  const { everyYears, percentHundredths, amountYuan } = stated;
  if (!amountYuan) return percentHundredths ? { everyYears, percentHundredths } : undefined;
  const amountFen = parsePrice(amountYuan, scale);
  return isRefusal(amountFen) || percentHundredths ? undefined : { everyYears, amountFen };
}

/** Why a growth is none: it is every whole number of years, by a rate or by an amount, above nothing. Source: rules §21 A3. */
export function refuseEscalation(stated: StatedEscalation | null | undefined, scale: PriceScale): Refusal[] {
  if (!stated) return [];
  const { everyYears, percentHundredths, amountYuan } = stated;
  const amount = amountYuan ? parsePrice(amountYuan, scale) : undefined;
  if (isRefusal(amount)) return [{ ...amount, field: 'escalation.amountYuan' }];
  const isWhole = Number.isInteger(everyYears) && everyYears > 0;
  const isOne = (amount !== undefined && amount > 0n) !== Boolean(percentHundredths);
  return isWhole && isOne ? [] : [refusal('escalation.rate-or-amount', 'escalation')];
}
