import { type PlainDate, addDays, isPlainDate } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';

/** A tender's deposit is back so many days after its contract. Source: 招标投标法实施条例 第五十七条; rules §17 refund.workingDays. */
const DAYS_AFTER_CONTRACT = 5;

/** The last day for giving the deposits of a purchase back. */
export function refundBy(signedOn: PlainDate): PlainDate {
  return addDays(signedOn, DAYS_AFTER_CONTRACT);
}

/** Why a purchase's contract cannot have been signed on a day: it comes after its result, and not in the future. */
export function refusePurchaseDay(
  signedOn: string,
  { from, today }: { readonly from: PlainDate; readonly today: PlainDate },
): Refusal | undefined {
  if (isPlainDate(signedOn) && signedOn >= from && signedOn <= today) return undefined;
  return refusal('purchase.bad-day', 'signedOn', { from });
}
