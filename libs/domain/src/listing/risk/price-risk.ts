import { type Fen, formatYuan } from '../../kernel/money/index.js';
import type { Risk } from './risk-rule.js';

/** Unit prices of ended deals of the same right, in the same unit and county, over twelve months. */
export interface LocalPrices {
  readonly unitName: string;
  readonly unitPricesFen: readonly Fen[];
}

/** Fewer deals than this say nothing of a local price. */
const FEWEST_DEALS = 3;

/** A start price under four fifths of the local median. Source: rules §11.3 R09. */
export function findPriceRisk(startFen: Fen, { unitName, unitPricesFen }: LocalPrices): Risk | undefined {
  if (unitPricesFen.length < FEWEST_DEALS) return undefined;
  const [twiceMedian, count] = [twiceMedianOf(unitPricesFen), unitPricesFen.length];
  if (startFen * 5n * 2n >= twiceMedian * 4n) return undefined;
  const median = formatYuan(twiceMedian / 2n);
  const evidence = `挂牌价 ${formatYuan(startFen)} ${unitName}，低于近十二个月 ${count} 笔成交中位价 ${median} ${unitName}的八成`;
  return { code: 'R09', level: 'YELLOW', evidence };
}

/** Twice the median, so that the middle of two stays whole. */
function twiceMedianOf(prices: readonly Fen[]): Fen {
  const sorted = [...prices].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! * 2n : sorted[middle - 1]! + sorted[middle]!;
}
