import { Lifecycle } from '../../kernel/index.js';

export const BANK_STATEMENT_STATES = {
  RECEIVED: '正在读',
  UNREADABLE: '读不了',
  READ: '待出纳决定',
  CHOSEN: '待复核',
  TAKING: '正在入账',
  TAKEN: '已入账',
  REFUSED: '整份不收',
} as const;

export type BankStatementState = keyof typeof BANK_STATEMENT_STATES;
export type BankStatementAction = 'read' | 'fail' | 'take' | 'choose' | 'release' | 'refuse' | 'finish';
export type BankStatementDoer = 'SYSTEM' | 'FINANCE_CLERK' | 'FINANCE_CHECK';

/**
 * 银行文件: read, looked at, and taken in. What it brings in waits for a second person line by line; one that says that
 * money of the center has gone out waits for a second person as a whole. Source: rules §10.1 (dual control).
 */
export const bankStatementLifecycle = new Lifecycle<
  BankStatementState,
  BankStatementAction,
  BankStatementDoer
>({
  initial: 'RECEIVED',
  final: ['UNREADABLE', 'TAKEN', 'REFUSED'],
  transitions: [
    { from: 'RECEIVED', action: 'read', to: 'READ', by: ['SYSTEM'], label: '读完' },
    { from: 'RECEIVED', action: 'fail', to: 'UNREADABLE', by: ['SYSTEM'], label: '读不了' },
    { from: 'READ', action: 'take', to: 'TAKING', by: ['FINANCE_CLERK'], label: '收下好的各笔' },
    { from: 'READ', action: 'choose', to: 'CHOSEN', by: ['FINANCE_CLERK'], label: '收下好的各笔，请复核' },
    {
      from: ['READ', 'CHOSEN'],
      action: 'refuse',
      to: 'REFUSED',
      by: ['FINANCE_CLERK', 'FINANCE_CHECK'],
      label: '整份不收',
    },
    { from: 'CHOSEN', action: 'release', to: 'TAKING', by: ['FINANCE_CHECK'], label: '复核文件' },
    { from: 'TAKING', action: 'finish', to: 'TAKEN', by: ['SYSTEM'], label: '入账完' },
  ],
});
