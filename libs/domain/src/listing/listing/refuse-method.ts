import { type Refusal, refusal } from '../../kernel/index.js';
import { formatYuan } from '../../kernel/money/index.js';
import { DECIDING_KINDS } from '../../property/property-type/index.js';
import { totalPrice } from '../price/index.js';
import type { Application } from './application.js';
import { readStartPrice } from './read-price.js';
import type { PriceContext } from './price-context.js';

/**
 * Collective assets from the threshold on are traded publicly, and their total is that of the whole term. What was
 * offered to everybody and failed may be negotiated (what failed while it was negotiated is offered first), where its body has decided so since, in the unit in which it was
 * offered: nobody agrees on less than was offered then. Source: rules §8, §21 A11.
 */
export function refuseMethod(application: Application, context: PriceContext): Refusal[] {
  const { type, rulebook, listerKind, former } = context;
  const price = readStartPrice(application, type, rulebook);
  if (application.method !== 'NEGOTIATION' || !price || !DECIDING_KINDS.includes(listerKind)) return [];
  const threshold = BigInt(rulebook['collective.publicThreshold']);
  const total = totalPrice(price);
  if (total < threshold) return [];
  if (!former?.wasPublic)
    return [
      refusal('method.public-required', 'method', {
        total: formatYuan(total),
        threshold: formatYuan(threshold),
      }),
    ];
  const { lotNo, failedOn, priceUnit, bestOffer } = former;
  const { date = '' } = application.decision ?? {};
  return [
    ...(date >= failedOn
      ? []
      : [refusal('method.decide-after-failure', 'decision.date', { lotNo, failedOn })]),
    ...(bestOffer === undefined || application.priceUnit === priceUnit
      ? []
      : [refusal('method.unit-of-offers', 'priceUnit', { lotNo, unit: priceUnit })]),
  ];
}
