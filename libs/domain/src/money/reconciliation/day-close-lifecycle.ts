import { Lifecycle } from '../../kernel/index.js';

export const DAY_STATES = {
  OPEN: '未结账',
  CLOSED: '已结账，待复核',
  CONFIRMED: '已结账',
  REOPENING: '申请重开，待复核',
} as const;

export type DayState = keyof typeof DAY_STATES;
export type DayAction = 'close' | 'takeBack' | 'confirm' | 'askReopening' | 'reopen' | 'keepClosed';
export type DayDoer = 'FINANCE_CLERK' | 'FINANCE_CHECK';

/**
 * 日终结账 of one bank account's day: closed by one, confirmed by another; before that either takes it back, after it two
 * open it again. It takes entries while it is open alone. Source: rules §10.1 (daily reconciliation, dual control).
 */
export const dayCloseLifecycle = new Lifecycle<DayState, DayAction, DayDoer>({
  initial: 'OPEN',
  final: [],
  rests: ['CONFIRMED'],
  transitions: [
    { from: 'OPEN', action: 'close', to: 'CLOSED', by: ['FINANCE_CLERK'], label: '结账' },
    {
      from: 'CLOSED',
      action: 'takeBack',
      to: 'OPEN',
      by: ['FINANCE_CLERK', 'FINANCE_CHECK'],
      label: '撤回结账',
    },
    { from: 'CLOSED', action: 'confirm', to: 'CONFIRMED', by: ['FINANCE_CHECK'], label: '复核结账' },
    {
      from: 'CONFIRMED',
      action: 'askReopening',
      to: 'REOPENING',
      by: ['FINANCE_CLERK'],
      label: '申请重开',
    },
    { from: 'REOPENING', action: 'reopen', to: 'OPEN', by: ['FINANCE_CHECK'], label: '同意重开' },
    {
      from: 'REOPENING',
      action: 'keepClosed',
      to: 'CONFIRMED',
      by: ['FINANCE_CLERK', 'FINANCE_CHECK'],
      label: '不重开',
    },
  ],
});

/** What was done about a day, as its list shows it. */
export const DAY_ACTS = {
  START: '启用日终对账，以前的账不再逐日结',
  CLOSE: '结账',
  TAKE_BACK: '撤回结账',
  CONFIRM: '复核结账',
  ASK_REOPENING: '申请重开',
  REOPEN: '同意重开',
  KEEP_CLOSED: '不重开',
  BALANCE: '登记银行余额',
  EXPLAIN: '说明差异',
  TAKE_BACK_NOTE: '撤回说明',
} as const;

export type DayAct = keyof typeof DAY_ACTS;
