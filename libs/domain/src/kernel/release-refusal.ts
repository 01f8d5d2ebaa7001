/** Why nothing is released, claimed or paid of a deposit, a bond or a breach. */
export type ReleaseRefusal =
  | 'bond.beyond'
  | 'breach-due.amount-mismatch'
  | 'breach-due.over'
  | 'breach-due.payer-close'
  | 'breach-due.payer-mismatch'
  | 'purchase.bad-day';
