import { Lifecycle } from '../../kernel/index.js';

export const DEPOSIT_STATES = {
  DUE: '待缴纳',
  HELD: '已到账冻结',
  LATE: '逾期未到',
  REFUND_DUE: '待退还',
  REFUNDED: '已退还',
  CONVERTED_TO_PRICE: '已转价款',
  CONVERTED_TO_BOND: '已转履约保证金',
  FORFEITED: '已没收，待付转出方',
  DISTRIBUTED: '已付转出方',
} as const;

export type DepositState = keyof typeof DEPOSIT_STATES;
export type DepositAction =
  | 'hold'
  | 'expire'
  | 'release'
  | 'refund'
  | 'convert'
  | 'secure'
  | 'forfeit'
  | 'distribute'
  | 'keep'
  | 'askAgain'
  | 'comeBack'
  | 'restore'
  | 'unmatch';
export type DepositDoer = 'FINANCE_CHECK' | 'SYSTEM';

/** A deposit belongs to one applicant and one lot. Source: rules §6.4. */
export const depositLifecycle = new Lifecycle<DepositState, DepositAction, DepositDoer>({
  initial: 'DUE',
  final: ['CONVERTED_TO_PRICE', 'CONVERTED_TO_BOND'],
  rests: ['LATE', 'REFUNDED', 'DISTRIBUTED'],
  reopens: ['restore'],
  transitions: [
    { from: 'DUE', action: 'hold', to: 'HELD', by: ['FINANCE_CHECK'], label: '到账复核' },
    { from: 'DUE', action: 'expire', to: 'LATE', by: ['SYSTEM'], label: '逾期未到账' },
    {
      from: 'LATE',
      action: 'restore',
      to: 'HELD',
      by: ['FINANCE_CHECK'],
      label: '两人认定按时到账',
    },
    { from: 'HELD', action: 'unmatch', to: 'DUE', by: ['FINANCE_CHECK'], label: '两人撤销认领，重新等款' },
    { from: 'HELD', action: 'release', to: 'REFUND_DUE', by: ['SYSTEM'], label: '应退还' },
    { from: 'HELD', action: 'convert', to: 'CONVERTED_TO_PRICE', by: ['SYSTEM'], label: '转为价款' },
    { from: 'HELD', action: 'secure', to: 'CONVERTED_TO_BOND', by: ['SYSTEM'], label: '转为履约保证金' },
    { from: 'HELD', action: 'forfeit', to: 'FORFEITED', by: ['SYSTEM'], label: '违约没收' },
    {
      from: 'FORFEITED',
      action: 'distribute',
      to: 'DISTRIBUTED',
      by: ['FINANCE_CHECK'],
      label: '付转出方复核',
    },
    { from: 'REFUND_DUE', action: 'keep', to: 'HELD', by: ['SYSTEM'], label: '资格重新确认，不再退还' },
    {
      from: ['LATE', 'REFUND_DUE', 'REFUNDED'],
      action: 'askAgain',
      to: 'DUE',
      by: ['SYSTEM'],
      label: '资格重新确认，再次缴纳',
    },
    { from: 'REFUND_DUE', action: 'refund', to: 'REFUNDED', by: ['FINANCE_CHECK'], label: '退还复核' },
    {
      from: 'REFUNDED',
      action: 'comeBack',
      to: 'REFUND_DUE',
      by: ['FINANCE_CHECK'],
      label: '银行退汇，再退',
    },
    {
      from: 'DISTRIBUTED',
      action: 'comeBack',
      to: 'FORFEITED',
      by: ['FINANCE_CHECK'],
      label: '银行退汇，再付',
    },
  ],
});
