import type { Fen } from '../../kernel/money/index.js';

const FEWEST_PRICES = 3;

/** Prices that differ by the same amount from one to the next, three of them at least. Source: 条例 第四十条(四). */
export function areEvenlySpaced(prices: readonly Fen[]): boolean {
  const sorted = [...new Set(prices)].sort((a, b) => (a < b ? -1 : 1));
  if (sorted.length < FEWEST_PRICES) return false;
  const [first, second] = [sorted[0]!, sorted[1]!];
  return sorted.every((price, index) => price === first + (second - first) * BigInt(index));
}

const SHORTEST_TELLING_TEXT = 20;
const SHARE_THAT_IS_ALIKE = 0.9;
const GRAM = 3;

/**
 * Whether two plans are nearly the same text: nine tenths of the pieces of three letters that either has, both have.
 * Short texts say the same by chance.
 */
export function isNearlySameText(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.replace(/[\s，。、；：,.;:]/g, ''));
  if (a!.length < SHORTEST_TELLING_TEXT || b!.length < SHORTEST_TELLING_TEXT) return false;
  const [first, second] = [gramsOf(a!), gramsOf(b!)];
  const shared = [...first].filter((gram) => second.has(gram)).length;
  return shared >= SHARE_THAT_IS_ALIKE * (first.size + second.size - shared);
}

function gramsOf(text: string): Set<string> {
  return new Set(Array.from({ length: text.length - GRAM + 1 }, (_, at) => text.slice(at, at + GRAM)));
}
