/** Why a day is not closed, or a close not taken back. */
export type ReconciliationRefusal =
  | 'close.day-not-over'
  | 'close.closed'
  | 'close.earlier-open'
  | 'close.no-statement'
  | 'close.unconfirmed'
  | 'close.unexplained'
  | 'close.changed'
  | 'close.before-start'
  | 'close.no-difference'
  | 'close.not-explained'
  | 'close.later-closed'
  | 'close.bad-day'
  | 'statement.bad-period'
  | 'statement.period-ahead'
  | 'statement.too-long'
  | 'statement.blind'
  | 'voucher.nothing-received';
