import { findPercent, readNumber } from './number-words.js';
import { readPriceEntry } from './read-price.js';
import type { LotFields } from './real-notice.js';
import { type Said, partsOf, said, wordsOf } from './said.js';

/** An amount, for the whole or for each of a unit; or a share of a price, in hundredths of a percent. */
export type StatedDeposit =
  | { readonly amount: bigint; readonly per: string | null }
  | { readonly percentHundredths: number; readonly of: DepositBase };

/** `START` is the price as it is asked: a year's where it is yearly. */
export type DepositBase = 'START' | 'FIRST_YEAR' | 'TOTAL';

export function readDeposit({ deposit }: LotFields): Said<StatedDeposit> | undefined {
  const written = partsOf(deposit);
  const words = wordsOf(deposit);
  if (!written || words === '') return undefined;
  if (/(?:不收|免收|免缴|免交|无需缴纳|不需缴纳|无)\s*(?:竞买|投标|竞租|竞拍)?保证金/.test(words))
    return said(words, { amount: 0n, per: null });
  const stated = readNumber(written.pct);
  const percent = stated === undefined ? undefined : Number(stated / 100n);
  const inWords = written.value === undefined ? findPercent(words) : undefined;
  const hundredths = percent ?? inWords;
  if (hundredths !== undefined) return said(words, { percentHundredths: hundredths, of: baseOf(words) });
  if (written.value === undefined && !/[元]/.test(words)) return said(words);
  const read = readPriceEntry(deposit);
  return said(words, read?.value && { amount: read.value.amount, per: read.value.per });
}

function baseOf(words: string): DepositBase {
  if (/首年|第一年|年租金|年承包费|一年/.test(words)) return 'FIRST_YEAR';
  return /总|合同|成交/.test(words) ? 'TOTAL' : 'START';
}
