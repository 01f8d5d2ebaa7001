/**
 * Why an act is refused: a code of the error table, the form field it concerns, and the values that the
 * sentence of that code names. A refusal is a value, not an exception: the caller decides what it stops.
 */
export interface Refusal {
  readonly code: RefusalCode;
  readonly field?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export function refusal(code: RefusalCode, field?: string, values?: Refusal['values']): Refusal {
  return { code, ...(field === undefined ? {} : { field }), ...(values === undefined ? {} : { values }) };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}

/** Every reason the domain can give. The error table of the contracts must have a row for each. */
export type RefusalCode =
  | 'lifecycle.not-now'
  | 'calendar.uncovered'
  | 'calendar.bad-date'
  | 'money.not-whole-fen'
  | 'money.out-of-range'
  | 'area.out-of-range'
  | 'quantity.out-of-range'
  | 'ownership.state'
  | 'ownership.not-allowed'
  | 'mortgage.not-a-listing'
  | 'method.not-offered'
  | 'method.public-required'
  | 'procurement.must-tender'
  | 'procurement.over-ceiling'
  | 'procurement.over-estimate'
  | 'decision.missing'
  | 'decision.bad-count'
  | 'decision.not-enough'
  | 'decision.in-future'
  | 'decision.no-publicity'
  | 'decision.no-town-approval'
  | 'agent.expired'
  | 'valuation.expired'
  | 'identity.bad-id-number'
  | 'identity.bad-credit-code'
  | 'identity.bad-phone'
  | 'identity.bad-bank-account'
  | 'application.missing-field'
  | 'application.missing-document'
  | 'application.bad-code'
  | 'application.bad-answer'
  | 'application.unlawful-answer'
  | 'application.forbidden-words'
  | 'application.mode-not-allowed'
  | 'application.declaration-unsigned'
  | 'application.consent-missing'
  | 'term.reversed'
  | 'term.already-begun'
  | 'term.over-lease-cap'
  | 'term.over-contract'
  | 'term.over-upstream'
  | 'term.over-right'
  | 'term.over-waste-cap'
  | 'purpose.not-farming'
  | 'notice.too-few-working-days'
  | 'notice.too-long'
  | 'price.zero'
  | 'price.step-too-large'
  | 'price.unit-not-allowed'
  | 'price.unit-mismatch'
  | 'deposit.ratio-too-high'
  | 'deposit.tender-ratio-too-high'
  | 'payment.mode-unknown'
  | 'payment.not-yearly'
  | 'verification.too-few-photos'
  | 'verification.area-differs'
  | 'verification.too-far'
  | 'verification.disputed'
  | 'registration.closed'
  | 'registration.own-listing'
  | 'registration.minor'
  | 'registration.social-review'
  | 'registration.quote-below-listing'
  | 'registration.promise-unsigned'
  | 'deposit.not-due'
  | 'deposit.late'
  | 'deposit.payer-mismatch'
  | 'deposit.amount-mismatch'
  | 'bid.window-out-of-range'
  | 'bid.not-admitted'
  | 'bid.not-open'
  | 'bid.after-end'
  | 'bid.leader'
  | 'bid.below-start'
  | 'bid.too-low'
  | 'bid.off-step'
  | 'payment.amount-mismatch'
  | 'payment.payer-mismatch'
  | 'posting.unbalanced'
  | 'certificate.not-settled'
  | 'certificate.differs-from-deal'
  | 'archive.incomplete';
