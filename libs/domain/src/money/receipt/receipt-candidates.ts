import { comparePayer } from '../../kernel/identity/index.js';
import type { Fen } from '../../kernel/money/index.js';

/** Money that somebody owes now, and to which sub-account. */
export interface OpenClaim {
  readonly subAccount: string;
  readonly payerName: string;
  readonly amountFen: Fen;
}

export const CANDIDATE_REASONS = {
  PAYER: '付款人同名',
  PAYER_CLOSE: '付款人写法相近',
  AMOUNT: '金额正好',
  ACCOUNT_CLOSE: '子账号只差一位或者两位写反',
} as const;
export type CandidateReason = keyof typeof CANDIDATE_REASONS;

/** Of a receipt what tells whose it might be. */
export interface StrayReceipt {
  readonly subAccount: string;
  readonly payerName: string;
  readonly amountFen: Fen;
}

/** So many are worth looking at. */
const MOST = 10;

/**
 * Whose money a receipt might be, and why: the payer's own claims, or those of which the number was nearly right. The
 * amount alone is a reason beside another, never one by itself: many owe the same. The most reasons come first.
 */
export function candidatesFor<Claim extends OpenClaim>(
  receipt: StrayReceipt,
  claims: readonly Claim[],
): { readonly claim: Claim; readonly reasons: readonly CandidateReason[] }[] {
  return claims
    .map((claim) => ({ claim, reasons: reasonsFor(receipt, claim) }))
    .filter(({ reasons }) => reasons.some((reason) => reason !== 'AMOUNT'))
    .sort(
      (one, other) =>
        other.reasons.length - one.reasons.length ||
        one.claim.subAccount.localeCompare(other.claim.subAccount),
    )
    .slice(0, MOST);
}

function reasonsFor(receipt: StrayReceipt, claim: OpenClaim): CandidateReason[] {
  const reasons: CandidateReason[] = [];
  const likeness = comparePayer(receipt.payerName, claim.payerName);
  if (likeness === 'SAME') reasons.push('PAYER');
  if (likeness === 'CLOSE') reasons.push('PAYER_CLOSE');
  if (receipt.amountFen === claim.amountFen) reasons.push('AMOUNT');
  if (isNearly(receipt.subAccount, claim.subAccount)) reasons.push('ACCOUNT_CLOSE');
  return reasons;
}

/** One digit is another, missing or too many, or two neighbours have changed places. */
function isNearly(one: string, other: string): boolean {
  if (one === other || one === '') return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  const isOther = short.slice(at + 1) === long.slice(at + 1);
  const isTurned =
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
  return isOther || isTurned;
}
