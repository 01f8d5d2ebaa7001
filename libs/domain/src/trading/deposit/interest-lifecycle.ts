import { Lifecycle } from '../../kernel/index.js';

export const DEPOSIT_INTEREST_STATES = {
  WAITING: '等银行结息到账',
  ORDERED: '待付',
  PAID: '已付',
} as const;
export type DepositInterestState = keyof typeof DEPOSIT_INTEREST_STATES;
export type DepositInterestAction = 'fund' | 'pay' | 'comeBack';

/** 保证金利息: counted when the deposit goes back, ordered once the bank's interest covers it. Source: rules §10.1, §10.2. */
export const depositInterestLifecycle = new Lifecycle<
  DepositInterestState,
  DepositInterestAction,
  'SYSTEM' | 'FINANCE_CHECK'
>({
  initial: 'WAITING',
  final: [],
  rests: ['PAID'],
  transitions: [
    { from: 'WAITING', action: 'fund', to: 'ORDERED', by: ['SYSTEM'], label: '结息到账，可以付' },
    { from: 'ORDERED', action: 'pay', to: 'PAID', by: ['FINANCE_CHECK'], label: '付息复核' },
    { from: 'PAID', action: 'comeBack', to: 'ORDERED', by: ['FINANCE_CHECK'], label: '银行退汇，再付' },
  ],
});

export const INTEREST_RECEIPT_STATES = {
  ENTERED: '待复核',
  CONFIRMED: '已入账',
  DISCARDED: '已退回，没有入账',
} as const;
export type InterestReceiptState = keyof typeof INTEREST_RECEIPT_STATES;
export type InterestReceiptAction = 'confirm' | 'discard';

/** A line of the statement by which the bank gives interest on the whole balance: entered by one, confirmed by another. */
export const interestReceiptLifecycle = new Lifecycle<
  InterestReceiptState,
  InterestReceiptAction,
  'FINANCE_CHECK'
>({
  initial: 'ENTERED',
  final: ['CONFIRMED', 'DISCARDED'],
  transitions: [
    { from: 'ENTERED', action: 'confirm', to: 'CONFIRMED', by: ['FINANCE_CHECK'], label: '复核入账' },
    { from: 'ENTERED', action: 'discard', to: 'DISCARDED', by: ['FINANCE_CHECK'], label: '登记错了，退回' },
  ],
});

/** Where a line of interest comes from: the bank, or the center, which makes up what the bank's does not cover. */
export const INTEREST_SOURCES = { BANK: '银行结息', CENTER: '中心补足' } as const;
export type InterestSource = keyof typeof INTEREST_SOURCES;
