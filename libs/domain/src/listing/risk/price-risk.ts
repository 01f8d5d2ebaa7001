import { formatPrice, type PriceParts } from '../../kernel/money/index.js';
import type { PriceUnit } from '../price/index.js';
import type { Risk } from './risk-rule.js';

/** Unit prices of ended deals of the same right, in the same unit and county, over twelve months. */
export interface LocalPrices {
  readonly unitName: string;
  readonly count: number;
  /** Twice the price in the middle, so that the middle of two stays whole; at the scale of the unit. */
  readonly twiceMedian: PriceParts;
}

/** Fewer deals than this say nothing of a local price. */
const FEWEST_DEALS = 3;

/** A start price under four fifths of the local median. Source: rules §11.3 R09. */
export function findPriceRisk(
  startFen: PriceParts,
  { name, scale }: PriceUnit,
  { count, twiceMedian }: LocalPrices,
): Risk | undefined {
  if (count < FEWEST_DEALS) return undefined;
  if (startFen * 5n * 2n >= twiceMedian * 4n) return undefined;
  const median = formatPrice(twiceMedian / 2n, scale);
  const evidence = `挂牌价 ${formatPrice(startFen, scale)} ${name}，低于近十二个月 ${count} 笔成交中位价 ${median} ${name}的八成`;
  return { code: 'R09', level: 'YELLOW', evidence };
}
