import { type PriceTerms, priceUnit, quantityInWords } from '@helan/domain';
import type { LotPriceView } from './views/listing.js';

/** The frozen price of a lot at a unit price in fen, as the domain's price functions take it. */
export function priceTermsOf(price: LotPriceView, unitPriceFen: bigint): PriceTerms {
  const { termFrom, termTo, escalation } = price;
  return {
    unitPriceFen,
    unit: priceUnit(price.unit),
    quantity: BigInt(price.quantity),
    term: termFrom && termTo ? { from: termFrom, to: termTo } : undefined,
    escalation: escalation ?? undefined,
  };
}

/** `312.46 亩`, `80 头`. */
export function lotQuantityInWords({ quantity, quantityUnit }: LotPriceView): string {
  return quantityInWords(BigInt(quantity), quantityUnit);
}
