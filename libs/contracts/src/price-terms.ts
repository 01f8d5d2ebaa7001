import { otherFigure, type PriceTerms, priceInWords, priceUnit, quantityInWords } from '@helan/domain';
import type { LotPriceView } from './views/listing.js';

/** The frozen price of a lot at a unit price in its smallest part, as the domain's price functions take it. */
export function priceTermsOf(price: LotPriceView, unitPriceFen: bigint): PriceTerms {
  const { termFrom, termTo, escalation, scale, partYear } = price;
  return {
    unitPriceFen,
    unit: priceUnit(price.unit),
    scale,
    partYear,
    quantity: BigInt(price.quantity),
    term: termFrom && termTo ? { from: termFrom, to: termTo } : undefined,
    escalation: escalation ? readGrowth(escalation) : undefined,
  };
}

function readGrowth({ everyYears, percentHundredths, amountFen }: Growth): PriceTerms['escalation'] {
  if (amountFen !== undefined) return { everyYears, amountFen: BigInt(amountFen) };
  return { everyYears, percentHundredths: percentHundredths ?? 0 };
}

type Growth = NonNullable<LotPriceView['escalation']>;

/** `620.00 元/亩/年`, and behind it what that comes to otherwise: `86,000.00 元/年（约 1,500.87 元/亩/年）`. */
export function lotPriceInWords(price: LotPriceView, unitPriceFen: bigint): string {
  const other = otherFigure(priceTermsOf(price, unitPriceFen), price.quantityUnit);
  return `${priceInWords(unitPriceFen, price)}${other ? `（${other}）` : ''}`;
}

/** `312.46 亩`, `80 头`. */
export function lotQuantityInWords({ quantity, quantityUnit }: LotPriceView): string {
  return quantityInWords(BigInt(quantity), quantityUnit);
}
