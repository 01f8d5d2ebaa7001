/** Codes of why the rules of money refuse. */
export type MoneyRefusal =
  | 'ledger.busy'
  | 'payment.flow-differs'
  | 'payment.never-left'
  | 'payment.paid-already'
  | 'payment.unknown-order'
  | 'receipt.duplicate';
