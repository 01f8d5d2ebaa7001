import { findNumber, findYuanInWords, readNumber, readWhole } from './number-words.js';
import type { Entry, LotFields, Written } from './real-notice.js';
import { type Said, partsOf, said, wordsOf } from './said.js';
import { findUnit } from './units.js';

/** An amount of money for something, in 0.0001 元, and for what. */
export interface PriceFor {
  readonly amount: bigint;
  /** The unit of quantity that it is for; nothing where it is for the whole. */
  readonly per: string | null;
  readonly isYearly: boolean;
  /** The notice says that it is for the whole term, or for everything. */
  readonly isTotal: boolean;
}

export interface StatedPrice extends PriceFor {
  /** Paid in so much of a thing and not in money. */
  readonly isInKind: boolean;
  /** The notice does not say which of several prices is for which part. */
  readonly others: readonly bigint[];
}

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

type Manner = Omit<StatedPrice, 'amount' | 'others'> & { readonly over: bigint; readonly under: bigint };

/** For what an amount is, in the platform's own units: `元/斤` is two for a kg, `元/月` twelve a year. */
function countedFor(written: Written, words: string): Manner {
  const unit = typeof written.unit === 'string' && written.unit !== '' ? written.unit : words;
  const [money = '', ...rest] = unit.split('元');
  const behind = rest.join('元');
  const isInKind = !unit.includes('元') && /斤|kg|公斤|稻|麦|玉米|粮/.test(unit);
  const isTotal = /总|整期|整块|整体/.test(unit);
  const basis = `${unit}${written.basis ?? ''}`;
  const isMonthly = /[/每·]\s*月|月租/.test(basis) && !isTotal;
  const isYearly = !isTotal && (isMonthly || /年/.test(basis));
  // `元/三年` is three years' rent.
  const years = BigInt(readWhole(/\/\s*每?([二两三四五六七八九十\d]+)年/.exec(unit)?.[1]) ?? 1);
  // `每亩 450 元`, `元/亩·年`: the unit stands before or behind the money.
  const found = isTotal || isInKind ? undefined : (findUnit(behind) ?? findUnit(perBefore(money)));
  const perInKind = isInKind ? findUnit(unit.replace(/^[^/每]*[/每]?/, '')) : undefined;
  return {
    per: (found ?? perInKind)?.own ?? null,
    isYearly,
    isTotal,
    isInKind,
    over: (found?.under ?? 1n) * (isMonthly ? 12n : 1n),
    under: (found?.over ?? 1n) * (isYearly ? years : 1n),
  };
}

function perBefore(money: string): string {
  return /每\s*(\S{1,4})/.exec(money)?.[1] ?? '';
}
