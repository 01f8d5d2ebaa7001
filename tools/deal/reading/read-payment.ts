import { findPercents, readWhole, NUMBER } from './number-words.js';
import type { LotFields } from './real-notice.js';
import { type Said, partsOf, said, textOf } from './said.js';

export type StatedPayment =
  | { readonly kind: 'ONCE' | 'YEARLY' }
  | { readonly kind: 'EVERY_YEARS'; readonly years: number }
  /** Instalments of the notice's own; with their shares in hundredths of a percent where it gives them. */
  | { readonly kind: 'PLAN'; readonly percents: readonly number[] }
  /** As it is taken away. */
  | { readonly kind: 'BY_DELIVERY' };

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
