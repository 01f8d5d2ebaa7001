import { isRefusal, type Refusal, refusal } from '../index.js';
import { inCapitals } from './capitals.js';
import { foldAmount, formatYuan, MAX_FEN, parseYuan } from './fen.js';

/** How many decimals of a 元 a unit price has: two, or four where the unit is so small that a fen is too coarse. */
export type PriceScale = 2 | 4;

/**
 * A price of one unit, or a step between such prices, in the smallest part of its scale: fen, or 0.0001 元. Fields
 * whose names end in `Fen` hold it wherever prices of a unit stand (start price, step, reserve, bids), and their lot
 * says the scale. A total is always whole {@link Fen}. Source: rules §21 A1.
 */
export type PriceParts = bigint;

/** Reads what a person types as a price of one unit, as {@link parseYuan} does, with the decimals of its scale. */
export function parsePrice(text: string, scale: PriceScale): PriceParts | Refusal {
  if (scale === 2) return parseYuan(text);
  const match = /^(.+\.\d{2})(\d{1,2})$/.exec(foldAmount(text));
  const whole = parseYuan(match?.[1] ?? text);
  if (isRefusal(whole))
    return whole.code === 'money.not-whole-fen' ? refusal('money.not-four-decimals') : whole;
  const parts = whole * 100n + BigInt((match?.[2] ?? '').padEnd(2, '0'));
  return parts > MAX_FEN
    ? refusal('money.out-of-range', undefined, { max: formatPrice(MAX_FEN, scale) })
    : parts;
}

/** `6150n` at four decimals → `0.6150`; at two, as {@link formatYuan}. */
export function formatPrice(parts: PriceParts, scale: PriceScale): string {
  if (scale === 2) return formatYuan(parts);
  const magnitude = parts < 0n ? -parts : parts;
  const rest = (magnitude % 100n).toString().padStart(2, '0');
  return `${parts < 0n ? '-' : ''}${formatYuan(magnitude / 100n)}${rest}`;
}

/** A price in 大写; empty where it is no whole fen, for which there are none. */
export function priceInCapitals(parts: PriceParts, scale: PriceScale): string {
  const part = partsOfFen(scale);
  return parts % part === 0n ? inCapitals(parts / part) : '';
}

/** How many smallest parts of the scale one fen has. */
export function partsOfFen(scale: PriceScale): bigint {
  return scale === 4 ? 100n : 1n;
}

/** The same price at another scale; throws where a finer part would be lost. */
export function atScale(parts: PriceParts, from: PriceScale, to: PriceScale): PriceParts {
  const scaled = parts * partsOfFen(to);
  if (scaled % partsOfFen(from) !== 0n) throw new Error('a price of four decimals does not fit into fen');
  return scaled / partsOfFen(from);
}
