import { NUMBER_SCALE, decimalIn, findNumber } from '@helan/domain';

export { findNumber, findPercent, findPercents, findYuanInWords, type FoundNumber } from '@helan/domain';

/** Of a number, in steps of 0.0001. */
export const SCALE = NUMBER_SCALE;

/** A number of a notice in 0.0001; nothing for what is not one, is below zero or has no end. */
export function readNumber(number: unknown, times = 1n): bigint | undefined {
  if (typeof number === 'number') {
    if (!Number.isFinite(number) || number < 0 || number >= 1e15) return undefined;
    return decimalIn(number.toFixed(8), times);
  }
  const found = typeof number === 'string' ? findNumber(number)?.value : undefined;
  return found === undefined ? undefined : found * times;
}

/** As {@link readNumber}, where only a whole number makes sense. */
export function readWhole(number: unknown): number | undefined {
  const value = readNumber(number);
  return value !== undefined && value % SCALE === 0n && value / SCALE < 1_000_000n
    ? Number(value / SCALE)
    : undefined;
}

/** A small number in words or digits, as a part of a pattern. */
export const NUMBER = '[一二两三四五六七八九十\\d]+';
