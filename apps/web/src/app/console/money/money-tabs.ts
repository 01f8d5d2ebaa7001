import type { MoneyWaitingView, Permission } from '@helan/contracts';

export const TAB_GROUPS = ['收款', '付款', '查和设'] as const;
export type TabGroup = (typeof TAB_GROUPS)[number];

/** A tab of the cashier's desk: what waits there, by the name under which the platform counts it. */
export interface MoneyTab {
  readonly link: string;
  readonly name: string;
  readonly group: TabGroup;
  readonly counted?: keyof MoneyWaitingView;
  /** Open to whoever has it; to everybody at the desk where none is named. */
  readonly permission?: Permission;
}

/** In the order of a cashier's day: what the bank says, what came, whose it is, what goes out, and the day's end. */
export const MONEY_TABS: readonly MoneyTab[] = [
  { link: 'files', name: '银行文件', group: '收款', counted: 'files' },
  { link: 'entry', name: '录入到账', group: '收款', permission: 'enterReceipt' },
  { link: 'sent-back', name: '退回更正', group: '收款', counted: 'sentBack' },
  { link: 'check', name: '待核对', group: '收款', counted: 'check' },
  { link: 'confirm', name: '待确认', group: '收款', counted: 'confirm' },
  { link: 'held', name: '待认定', group: '收款', counted: 'held' },
  { link: 'pool', name: '待认领', group: '收款', counted: 'pool' },
  { link: 'answers', name: '复核认定', group: '收款', counted: 'answers' },
  { link: 'pay', name: '待付', group: '付款', counted: 'pay' },
  { link: 'batches', name: '付款批次', group: '付款', counted: 'batches' },
  { link: 'paid', name: '复核付款', group: '付款', counted: 'paid' },
  { link: 'transfers', name: '专户划转', group: '付款', counted: 'transfers' },
  { link: 'came-back', name: '退汇', group: '付款', counted: 'cameBack' },
  { link: 'interest', name: '银行结息', group: '查和设' },
  { link: 'receipts', name: '全部到账', group: '查和设' },
  { link: 'payments', name: '全部付款', group: '查和设' },
  { link: 'books', name: '账目核对', group: '查和设' },
  { link: 'banks', name: '银行设置', group: '查和设', counted: 'banks' },
];

export interface CountedTab {
  readonly link: string;
  readonly name: string;
  readonly group: TabGroup;
  readonly waiting: number;
}

/** The tabs that are open to somebody, with what waits at each; nothing is counted before it is known. */
export function tabsFor(
  has: (permission: Permission) => boolean,
  waiting: Partial<MoneyWaitingView> = {},
): CountedTab[] {
  return MONEY_TABS.filter(({ permission }) => !permission || has(permission)).map(
    ({ link, name, group, counted }) => ({
      link,
      name,
      group,
      waiting: counted ? (waiting[counted] ?? 0) : 0,
    }),
  );
}

/** Where the desk opens: the cashier types, the second person checks, everybody else looks. */
export function firstTab(has: (permission: Permission) => boolean): string {
  if (has('enterReceipt')) return 'entry';
  return has('confirmReceipt') ? 'check' : 'receipts';
}
