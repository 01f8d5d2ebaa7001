import { findPercent, findPercents, readNumber, readWhole } from './number-words.js';
import { type PriceFor, readPriceEntry } from './read-price.js';
import type { LotFields, WrittenEscalation } from './real-notice.js';
import { type Said, isRecord, partsOf, said, textOf } from './said.js';

export type StatedPayment =
  | { readonly kind: 'ONCE' | 'YEARLY' }
  | { readonly kind: 'EVERY_YEARS'; readonly years: number }
  /** Instalments of the notice's own; with their shares in hundredths of a percent where it gives them. */
  | { readonly kind: 'PLAN'; readonly percents: readonly number[] }
  /** As it is taken away. */
  | { readonly kind: 'BY_DELIVERY' };

const NUMBER = '[一二两三四五六七八九十\\d]+';

/** When the price is paid. */
export function readPayment({ paymentTerms, startPrice }: LotFields): Said<StatedPayment> | undefined {
  const terms = textOf(paymentTerms);
  const words = terms === '' ? textOf(partsOf(startPrice)?.basis) : terms;
  if (terms === '' && !/[付交缴]/.test(words)) return undefined;
  return said(words, paymentIn(words));
}

function paymentIn(words: string): StatedPayment | undefined {
  const everyYears = readWhole(
    new RegExp(`每?(${NUMBER})年一?\\s*(?:次|次性)?[支预]?[付交缴]`).exec(words)?.[1],
  );
  if (everyYears !== undefined && !/一次性/.test(words))
    return everyYears === 1 ? { kind: 'YEARLY' } : { kind: 'EVERY_YEARS', years: everyYears };
  if (/一[车批]一|[按据]实|分批结算/.test(words)) return { kind: 'BY_DELIVERY' };
  const percents = findPercents(words);
  if (/前[两二三四五\d]+年|分期|分[两二三四\d]+次/.test(words)) return { kind: 'PLAN', percents };
  if (percents.length > 0 && !/违约|滞纳/.test(words)) return { kind: 'PLAN', percents };
  if (/一次性|一次[付交缴]清|全额|全部价款/.test(words)) return { kind: 'ONCE' };
  if (/每年|首年|当年|逐年|按年|年[付交缴]/.test(words)) return { kind: 'YEARLY' };
  return /[付交缴]/.test(words) ? { kind: 'ONCE' } : undefined;
}

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
