/** Why a contract's payment, or a change of its plan, is none. */
export type PaymentRefusal =
  | 'payment.row-closed'
  | 'payment.change-open'
  | 'payment.change-answered'
  | 'payment.waive-of-households'
  | 'late-fee.out-of-range'
  | 'correction.whole-lot'
  | 'correction.bad-quantity'
  | 'correction.nothing-changes'
  | 'kind.bad-weight'
  | 'kind.bad-price'
  | 'bond.too-much'
  | 'earnest.too-much'
  | 'earnest.pays-double'
  | 'renewal.not-over'
  | 'renewal.other-sides'
  | 'renewal.not-signed';
