import { divideHalfUp, formatPrice, partsOfFen } from '../../kernel/money/index.js';
import { priceUnit } from './price-unit.js';
import type { PriceTerms } from './total-price.js';

const ONE = 10_000n;

/**
 * The figure in which a price is not stated, as a help to the reader: of a price for the whole what it comes to for
 * each unit, of a yearly price for each unit what it comes to for the whole. It is marked 约 and rules nothing.
 * `约 1,500.87 元/亩/年`. Source: rules §21 A1.
 */
export function otherFigure(terms: PriceTerms, quantityUnit: string): string | undefined {
  const { unitPriceFen, unit, quantity, scale = 2 } = terms;
  if (quantity === ONE) return undefined;
  if (unit.quantityUnit === null) {
    const each = priceUnit(`元/${quantityUnit}${unit.isYearly ? '/年' : ''}`);
    const price = divideHalfUp(unitPriceFen * ONE * partsOfFen(each.scale), quantity * partsOfFen(scale));
    return `约 ${formatPrice(price, each.scale)} ${each.name}`;
  }
  if (!unit.isYearly) return undefined;
  const whole = divideHalfUp(unitPriceFen * quantity, ONE * partsOfFen(scale));
  return `约 ${formatPrice(whole, 2)} 元/年`;
}

/** How a price grows, as papers print it. */
export function escalationInWords({
  escalation,
  scale = 2,
  unit,
}: Pick<PriceTerms, 'escalation' | 'scale' | 'unit'>): string {
  if (!escalation) return '不递增';
  const { everyYears, amountFen } = escalation;
  return amountFen === undefined
    ? `每 ${everyYears} 年在上期单价上增加 ${escalation.percentHundredths / 100}%`
    : `每 ${everyYears} 年在上期单价上增加 ${formatPrice(amountFen, scale)} ${unit.name}`;
}
