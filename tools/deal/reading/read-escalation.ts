import { findPercent, readNumber, readWhole, NUMBER } from './number-words.js';
import { readPriceEntry } from './read-price.js';
import type { PriceFor } from './stated-price.js';
import type { LotFields, WrittenEscalation } from './real-notice.js';
import { type Said, isRecord, said, textOf } from './said.js';

/** How the price grows on the price before: every so many years, by a share or an amount. */
export interface StatedEscalation {
  readonly everyYears: number;
  readonly percentHundredths?: number;
  readonly by?: PriceFor;
  /** It grows by a share of the price of the first year, not of the year before. */
  readonly isOnFirst?: boolean;
}

/** Zero percent is said, too: then the price stays. */
export function readEscalation({ rentEscalation }: LotFields): Said<StatedEscalation | 'NONE'> | undefined {
  if (typeof rentEscalation === 'string' && rentEscalation.trim() !== '')
    return said(rentEscalation, escalationIn(rentEscalation));
  if (!isRecord(rentEscalation)) return undefined;
  const written = rentEscalation as WrittenEscalation;
  const { pctPerYear, pct, amount, everyYears, base } = written;
  const share = readNumber(pctPerYear ?? pct);
  const words = [
    share === undefined ? '' : `每 ${everyYears ?? 1} 年 ${pctPerYear ?? pct}%`,
    textOf(base),
    textOf(written.rule),
    textOf(written.what),
  ]
    .filter(Boolean)
    .join('，');
  if (share === 0n) return said(words, 'NONE');
  const years = readWhole(everyYears) ?? 1;
  const isOnFirst = /成交价|首年|基数不变|第一年/.test(textOf(base));
  if (share !== undefined) {
    const escalation = { everyYears: years, percentHundredths: Number(share / 100n) };
    return said(words, isOnFirst ? { ...escalation, isOnFirst } : escalation);
  }
  const by = readPriceEntry(amount)?.value;
  if (by) return said(words || textOf(amount), { everyYears: years, by });
  return words === '' ? undefined : said(words, escalationIn(words));
}

/** `每三年递增4%`, `逐年递增 2%`, `每五年上浮 20 元/亩`, `不递增`. */
function escalationIn(words: string): StatedEscalation | 'NONE' | undefined {
  if (/不递增|不增长|不上浮|不变|固定不/.test(words)) return 'NONE';
  const every = new RegExp(`每隔?(${NUMBER})?\\s*年`).exec(words);
  const everyYears = every ? (readWhole(every[1]) ?? 1) : /逐年|年年|按年/.test(words) ? 1 : undefined;
  if (everyYears === undefined) return undefined;
  const percentHundredths = findPercent(words);
  if (percentHundredths !== undefined) return { everyYears, percentHundredths };
  const behind = words.replace(/^.*?(?=递增|增加|上浮|上涨|提高|增)/, '');
  const by = readPriceEntry(behind)?.value;
  return by ? { everyYears, by } : undefined;
}
