import { amountInDigits } from './number-words.js';
import { foldLine, isRefusal, type Refusal, refusal } from '../index.js';

/** An amount of money in whole fen (0.01 元). Never a float, never a fraction. */
export type Fen = bigint;

/** 999,999,999,999.99 元: beyond it no field of the platform takes an amount, and 大写 is not defined. */
export const MAX_FEN: Fen = 99_999_999_999_999n;

/** An amount as it is kept: plain width, without the sign of the currency and the word 元 behind, in
 * digits where it was written in words. Source: rules §21 A17. */
export function foldAmount(text: string): string {
  const written = foldLine(text).replace(/^(?:[¥￥]|RMB|人民币)\s*/i, '');
  const line = amountInDigits(written.replace(/\s/g, '')) ?? written.replace(/\s*元整?$/, '');
  return /^\d{1,3}(?: \d{3})+(?:\.\d*)?$/.test(line) ? line.replaceAll(' ', '') : line;
}

/**
 * Reads what a person types, `312,460.5`, `¥312460` or `312 460 元`, as fen.
 * Refuses anything that is not a number of 元 with at most two decimals, what a sheet has shortened to `1.2E+6`,
 * negative amounts and amounts over {@link MAX_FEN}.
 */
export function parseYuan(text: string): Fen | Refusal {
  const amount = foldAmount(text);
  if (/^-?\d+(?:\.\d+)?E[+-]?\d+$/i.test(amount)) return refusal('money.shortened');
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(amount);
  if (!match) return refusal('money.not-whole-fen');
  const fen = BigInt(match[1]!.replaceAll(',', '')) * 100n + BigInt((match[2] ?? '').padEnd(2, '0'));
  return fen > MAX_FEN ? refusal('money.out-of-range', undefined, { max: formatYuan(MAX_FEN) }) : fen;
}

/** `31246000n` → `312,460.00` (元, two decimals, thousands separated). */
export function formatYuan(fen: Fen): string {
  const sign = fen < 0n ? '-' : '';
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}.${digits.slice(-2)}`;
}

/** As {@link parseYuan}, for amounts that the program itself wrote: throws where those would be refused. */
export function yuan(text: string): Fen {
  const fen = parseYuan(text);
  if (isRefusal(fen)) throw new Error(`not an amount in 元: ${text}`);
  return fen;
}
