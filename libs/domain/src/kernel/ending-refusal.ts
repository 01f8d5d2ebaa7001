/** Why somebody's breach cannot be declared, or a contract not be ended. */
export type EndingRefusal =
  | 'breach.signed'
  | 'breach.not-late'
  | 'breach.not-refused'
  | 'breach.not-overdue'
  | 'breach.nothing-to-hand-over'
  | 'payment.contract-ended'
  | 'breach.money-held'
  | 'ending.payout-under-way'
  | 'ending.not-agreed'
  | 'ending.not-signed'
  | 'ending.not-land'
  | 'ending.not-two-years'
  | 'ending.not-begun'
  | 'ending.no-contract'
  | 'ending.passed-on'
  | 'ending.term-over';
