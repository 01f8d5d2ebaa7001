import { Lifecycle } from '../../kernel/index.js';

export const RECEIPT_STATES = {
  ENTERED: '待复核',
  CHECKED: '已核对，待确认',
  SENT_BACK: '已退回，待更正',
  MATCHED: '已认领',
  HELD: '待认定',
  POOLED: '待认领',
  UNCLAIMED: '待退回',
  RETURNED: '已退回',
  DISCARDED: '已注销',
} as const;

export type ReceiptState = keyof typeof RECEIPT_STATES;
export type ReceiptAction =
  | 'check'
  | 'sendBack'
  | 'correct'
  | 'match'
  | 'hold'
  | 'pool'
  | 'disown'
  | 'undo'
  | 'return'
  | 'comeBack'
  | 'discard';
export type ReceiptDoer = 'FINANCE_ENTER' | 'FINANCE_CHECK' | 'SYSTEM';

/**
 * 到账: entered by one, held against the statement and confirmed by another, and put back to be corrected as long as it is
 * not. Then it is somebody's, is held for two people, or waits in the pool until its time is over and goes back. What was
 * taken for the wrong one's is taken out again, and what the statement does not have as the center's, or as it was entered,
 * is discarded, by two people. Source: rules §10.1, §10.2, §21 A16, A18.
 */
export const receiptLifecycle = new Lifecycle<ReceiptState, ReceiptAction, ReceiptDoer>({
  initial: 'ENTERED',
  final: ['DISCARDED'],
  rests: ['MATCHED', 'RETURNED'],
  transitions: [
    { from: 'ENTERED', action: 'check', to: 'CHECKED', by: ['FINANCE_CHECK'], label: '对着流水核对过' },
    {
      from: ['ENTERED', 'CHECKED'],
      action: 'sendBack',
      to: 'SENT_BACK',
      by: ['FINANCE_ENTER', 'FINANCE_CHECK'],
      label: '退回更正',
    },
    { from: 'SENT_BACK', action: 'correct', to: 'ENTERED', by: ['FINANCE_ENTER'], label: '更正后再报' },
    {
      from: ['ENTERED', 'CHECKED'],
      action: 'match',
      to: 'MATCHED',
      by: ['FINANCE_CHECK'],
      label: '复核，认领',
    },
    {
      from: ['ENTERED', 'CHECKED'],
      action: 'hold',
      to: 'HELD',
      by: ['FINANCE_CHECK'],
      label: '复核，待认定',
    },
    {
      from: ['ENTERED', 'CHECKED'],
      action: 'pool',
      to: 'POOLED',
      by: ['FINANCE_CHECK'],
      label: '复核，认不到主人',
    },
    {
      from: ['HELD', 'POOLED'],
      action: 'match',
      to: 'MATCHED',
      by: ['FINANCE_CHECK'],
      label: '认定是他的款',
    },
    { from: 'HELD', action: 'disown', to: 'UNCLAIMED', by: ['FINANCE_CHECK'], label: '认定不是，退回' },
    { from: 'POOLED', action: 'disown', to: 'UNCLAIMED', by: ['SYSTEM'], label: '没有人认领，退回' },
    { from: 'MATCHED', action: 'undo', to: 'POOLED', by: ['FINANCE_CHECK'], label: '认领错了，撤销' },
    {
      from: ['ENTERED', 'CHECKED', 'SENT_BACK', 'HELD', 'POOLED', 'UNCLAIMED'],
      action: 'discard',
      to: 'DISCARDED',
      by: ['FINANCE_CHECK'],
      label: '不是中心的款，或者登记错了，注销',
    },
    { from: 'UNCLAIMED', action: 'return', to: 'RETURNED', by: ['FINANCE_CHECK'], label: '退回复核' },
    { from: 'RETURNED', action: 'comeBack', to: 'UNCLAIMED', by: ['FINANCE_CHECK'], label: '退汇' },
  ],
});
