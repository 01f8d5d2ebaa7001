import { Lifecycle } from '../kernel/lifecycle.js';

export const DEPOSIT_STATES = {
  DUE: '待缴纳',
  HELD: '已到账冻结',
  LATE: '逾期未到',
  REFUND_DUE: '待退还',
  REFUNDED: '已退还',
  CONVERTED_TO_PRICE: '已转价款',
} as const;

export type DepositState = keyof typeof DEPOSIT_STATES;
export type DepositAction = 'hold' | 'expire' | 'release' | 'refund' | 'convert';
export type DepositDoer = 'FINANCE_CHECK' | 'SYSTEM';

/** A deposit belongs to one applicant and one lot. Source: rules §6.4. */
export const depositLifecycle = new Lifecycle<DepositState, DepositAction, DepositDoer>({
  initial: 'DUE',
  final: ['LATE', 'REFUNDED', 'CONVERTED_TO_PRICE'],
  transitions: [
    { from: 'DUE', action: 'hold', to: 'HELD', by: ['FINANCE_CHECK'], label: '到账复核' },
    { from: 'DUE', action: 'expire', to: 'LATE', by: ['SYSTEM'], label: '逾期未到账' },
    { from: 'HELD', action: 'release', to: 'REFUND_DUE', by: ['SYSTEM'], label: '应退还' },
    { from: 'HELD', action: 'convert', to: 'CONVERTED_TO_PRICE', by: ['SYSTEM'], label: '转为价款' },
    { from: 'REFUND_DUE', action: 'refund', to: 'REFUNDED', by: ['FINANCE_CHECK'], label: '退还复核' },
  ],
});
