import { findNumber, findYuanInWords, readNumber } from './number-words.js';
import type { Entry, LotFields, Written } from './real-notice.js';
import { type Said, partsOf, said, wordsOf } from './said.js';
import type { PriceFor, StatedPrice } from './stated-price.js';
import { countedFor } from './price-manner.js';

/** What is asked at least; where the lister buys, what he pays at most. */
export function readStartPrice(fields: LotFields, isBuying: boolean): Said<StatedPrice> | undefined {
  const { startPrice, fixedRent, maxPrice, budget, unitPrice } = fields;
  const order = isBuying ? [maxPrice, budget, startPrice] : [startPrice, fixedRent, unitPrice];
  const read = order.flatMap((entry) => readPriceEntry(entry) ?? []);
  const inMoney = read.find(({ value }) => value && !value.isInKind);
  return inMoney ?? read[0];
}

/** What nobody may bid beyond, where the lister sells. */
export function readCeiling(fields: LotFields, isBuying: boolean): Said<PriceFor> | undefined {
  return isBuying ? undefined : readPriceEntry(fields.maxPrice);
}

export function isPricedInKind({ startPrice }: LotFields): boolean {
  return readPriceEntry(startPrice)?.value?.isInKind === true;
}

export function readPriceEntry(entry: Entry | undefined): Said<StatedPrice> | undefined {
  const written = partsOf(entry);
  const words = wordsOf(entry);
  if (!written || words === '') return undefined;
  const amounts = amountsOf(written, words);
  const counted = countedFor(written, words);
  const [amount, ...others] = amounts.map((one) => (one * counted.over) / counted.under);
  if (amount === undefined) return said(words);
  const { over: _, under: __, ...manner } = counted;
  return said(words, { amount, others: others.filter((one) => one !== amount), ...manner });
}

/** Every amount, the lowest first; in the words where there is no number of its own. */
function amountsOf(written: Written, words: string): bigint[] {
  const times = groupOf(written.unit);
  const numbers = [written.value, written.min, written.max, ...Object.values(written.parts ?? {})];
  const read = numbers.map((one) => readNumber(one, times)).filter((one) => one !== undefined);
  if (read.length > 0) return [...read].sort((a, b) => (a < b ? -1 : 1));
  const found = /[元斤]|公斤|价|租|费/.test(words) || written.what === words ? findMoney(words) : undefined;
  return found === undefined ? [] : [found];
}

function findMoney(words: string): bigint | undefined {
  const match = /([\d,.]+\s*[十百千]?[万亿千百]?)\s*元/u.exec(words);
  return match ? findNumber(match[1]!)?.value : findYuanInWords(words);
}

function groupOf(unit: unknown): bigint {
  const text = typeof unit === 'string' ? unit.trim() : '';
  if (text.startsWith('亿元')) return 100_000_000n;
  return text.startsWith('万元') ? 10_000n : 1n;
}
