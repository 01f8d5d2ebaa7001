import { findNumber, readNumber, readWhole } from './number-words.js';
import { readPriceEntry } from './read-price.js';
import type { PriceFor } from './stated-price.js';
import type { LotFields } from './real-notice.js';
import { type Said, partsOf, said, textOf, wordsOf } from './said.js';

/** By how much a bid goes beyond the one before, at least. */
export function readStep({ increment }: LotFields): Said<PriceFor> | undefined {
  const read = readPriceEntry(increment);
  if (read?.value || !read) return read;
  const number = findNumber(
    /(?:幅度|加价|递增|不(?:低|少)于|最低)\D{0,4}([\d,.万]+)\s*元/.exec(read.words)?.[1] ?? '',
  );
  if (!number) return said(read.words);
  return said(read.words, { amount: number.value, per: null, isYearly: false, isTotal: false });
}

/** How many steps one raise may take at most; as an amount where the notice writes that. */
export interface MostRaise {
  readonly steps?: number;
  readonly amount?: bigint;
}

export function readMostRaise(fields: LotFields): Said<MostRaise> | undefined {
  const { increment, maxIncrement } = fields;
  const written = partsOf(increment);
  const words = [wordsOf(increment), wordsOf(maxIncrement), textOf(fields.extensionRule)]
    .filter(Boolean)
    .join('，');
  const most = readNumber(written?.max) ?? readPriceEntry(maxIncrement)?.value?.amount;
  const least = readNumber(written?.min) ?? readNumber(written?.value);
  if (most !== undefined) {
    const steps = least && most % least === 0n ? Number(most / least) : undefined;
    return said(words, steps ? { steps } : { amount: most });
  }
  const sentence = /(?:最高|最多|最大|一次)[^，；,;]*(?:加价|幅度|倍|档)[^，；,;]*/.exec(words)?.[0];
  if (!sentence || /最多延/.test(sentence)) return undefined;
  const steps = readWhole(
    /([\d一二两三四五六七八九十百]+)\s*(?:个)?\s*(?:倍|档|加价幅度|幅度)/.exec(sentence)?.[1],
  );
  const amount = findNumber(/([\d,.]+)\s*元/.exec(sentence)?.[1] ?? '')?.value;
  return said(sentence, steps ? { steps } : amount ? { amount } : undefined);
}
