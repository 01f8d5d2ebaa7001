import type { Fen } from './fen.js';

/** `numerator / denominator`, rounded half up (away from zero at .5). The denominator must be positive. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new Error('the denominator must be positive');
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -rounded : rounded;
}

/**
 * Splits an amount in proportion to whole-number weights so that the parts sum to the whole: each part is
 * cut down to whole fen, and the fen left over go one by one to the largest remainders, the earlier first.
 */
export function splitFen(total: Fen, weights: readonly bigint[]): Fen[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (total < 0n || sum <= 0n || weights.some((weight) => weight < 0n)) {
    throw new Error('a split needs a total of zero or more, weights of zero or more and one above zero');
  }
  const parts = weights.map((weight) => (total * weight) / sum);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  let left = total - parts.reduce((a, b) => a + b, 0n);
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    parts[index]! += 1n;
    left -= 1n;
  }
  return parts;
}

/** So many percent of an amount, in fen, rounded half up once. `percent` is a whole number. */
export function percentOf(fen: Fen, percent: number): Fen {
  return divideHalfUp(fen * BigInt(percent), 100n);
}
