import { Lifecycle } from '../../kernel/index.js';

export const PAYMENT_ROW_STATES = {
  PLANNED: '未到付款期',
  DUE: '待付款',
  OVERDUE: '逾期未付',
  PAID: '已收齐，待拨付',
  PAID_OUT: '已拨付',
  KEPT: '已收到，中心保管',
  WAIVED: '转出方免收',
  DROPPED: '不再付',
} as const;

/** What a payment is: of the price, what a correction added, on top of it because it came late, or what stays with the center. */
export const PAYMENT_ROW_KINDS = {
  PRICE: '价款',
  CORRECTION: '多退少补',
  LATE_FEE: '逾期违约金',
  BOND: '另交的保证金',
} as const;
export type PaymentRowKind = keyof typeof PAYMENT_ROW_KINDS;

export type PaymentRowState = keyof typeof PAYMENT_ROW_STATES;
export type PaymentRowAction =
  'fallDue' | 'fallOverdue' | 'pay' | 'keep' | 'giveUp' | 'payOut' | 'comeBack' | 'undo' | 'waive' | 'drop';

/** In which the transferee still has something to pay. */
export const OPEN_ROWS: readonly PaymentRowState[] = ['PLANNED', 'DUE', 'OVERDUE'];

/**
 * 一期款: it waits for its days, is due, is paid in and paid on. What comes early is taken; what the transferor gives up is
 * his word alone; what a contract's end leaves is paid no more. Source: rules §6.10, §10.1.
 */
export const paymentRowLifecycle = new Lifecycle<
  PaymentRowState,
  PaymentRowAction,
  'SYSTEM' | 'FINANCE_CHECK' | 'TRANSFEROR'
>({
  initial: 'PLANNED',
  final: ['WAIVED', 'DROPPED'],
  rests: ['PAID_OUT', 'KEPT'],
  transitions: [
    { from: 'PLANNED', action: 'fallDue', to: 'DUE', by: ['SYSTEM'], label: '到付款期' },
    { from: 'DUE', action: 'fallOverdue', to: 'OVERDUE', by: ['SYSTEM'], label: '逾期' },
    { from: OPEN_ROWS, action: 'pay', to: 'PAID', by: ['FINANCE_CHECK'], label: '到账' },
    { from: 'PAID', action: 'payOut', to: 'PAID_OUT', by: ['FINANCE_CHECK'], label: '拨付' },
    { from: 'PAID_OUT', action: 'comeBack', to: 'PAID', by: ['FINANCE_CHECK'], label: '退汇' },
    { from: 'PAID', action: 'keep', to: 'KEPT', by: ['FINANCE_CHECK'], label: '留作保证金' },
    { from: 'KEPT', action: 'giveUp', to: 'PAID', by: ['FINANCE_CHECK'], label: '不再留作保证金' },
    { from: 'PAID', action: 'undo', to: 'DUE', by: ['FINANCE_CHECK'], label: '认领错了，冲回' },
    { from: OPEN_ROWS, action: 'waive', to: 'WAIVED', by: ['TRANSFEROR'], label: '转出方免收' },
    { from: [...OPEN_ROWS, 'PAID'], action: 'drop', to: 'DROPPED', by: ['SYSTEM'], label: '不再付' },
  ],
});
