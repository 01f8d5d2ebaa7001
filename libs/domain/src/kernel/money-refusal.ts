/** Codes of why the rules of money refuse. */
export type MoneyRefusal =
  | 'ledger.busy'
  | 'payment.flow-differs'
  | 'payment.paid-already'
  | 'payment.return-by-people'
  | 'payment.unknown-order'
  | 'payment.waits-for-check'
  | 'receipt.duplicate';
