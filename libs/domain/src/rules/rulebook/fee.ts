import { formatYuan } from '../../kernel/money/index.js';
import { valueIn } from './rulebook.js';

const FEN = 100n;

/** What the center takes for its service from either side, as letters and sheets print it. Source: rules §17 fee.rural. */
export function feeInWords(parameters: Readonly<Record<string, number>>): string {
  const fen = BigInt(valueIn(parameters, 'fee.rural')) * FEN;
  return fen === 0n ? '中心不向双方收取服务费。' : `中心向双方各收服务费 ${formatYuan(fen)} 元。`;
}
