import { Lifecycle } from '../../kernel/index.js';

export const RECEIPT_STATES = {
  ENTERED: '待复核',
  MATCHED: '已认领',
  HELD: '待认定',
  UNCLAIMED: '待退回',
  RETURNED: '已退回',
  DISCARDED: '已注销',
} as const;

export type ReceiptState = keyof typeof RECEIPT_STATES;
export type ReceiptAction = 'match' | 'hold' | 'disown' | 'return' | 'comeBack' | 'discard';

/**
 * 到账: entered by one and confirmed by another, it is somebody's, held for two people, or goes back; what the bank's
 * statement does not have as the center's is discarded by two people. Source: rules §10.1, §10.2, §21 A16, A18.
 */
export const receiptLifecycle = new Lifecycle<ReceiptState, ReceiptAction, 'FINANCE_CHECK'>({
  initial: 'ENTERED',
  final: ['MATCHED', 'DISCARDED'],
  rests: ['RETURNED'],
  transitions: [
    { from: 'ENTERED', action: 'match', to: 'MATCHED', by: ['FINANCE_CHECK'], label: '复核，认领' },
    { from: 'ENTERED', action: 'hold', to: 'HELD', by: ['FINANCE_CHECK'], label: '复核，待认定' },
    { from: 'ENTERED', action: 'disown', to: 'UNCLAIMED', by: ['FINANCE_CHECK'], label: '复核，认不到主人' },
    { from: 'HELD', action: 'match', to: 'MATCHED', by: ['FINANCE_CHECK'], label: '认定是他的款' },
    { from: 'HELD', action: 'disown', to: 'UNCLAIMED', by: ['FINANCE_CHECK'], label: '认定不是，退回' },
    {
      from: ['ENTERED', 'HELD', 'UNCLAIMED'],
      action: 'discard',
      to: 'DISCARDED',
      by: ['FINANCE_CHECK'],
      label: '不是中心的款，注销',
    },
    { from: 'UNCLAIMED', action: 'return', to: 'RETURNED', by: ['FINANCE_CHECK'], label: '退回复核' },
    { from: 'RETURNED', action: 'comeBack', to: 'UNCLAIMED', by: ['FINANCE_CHECK'], label: '退汇' },
  ],
});
