import { type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, formatYuan } from '../../kernel/money/index.js';
import type { BankAccount } from '../ledger/index.js';

export const LINE_VERDICTS = {
  NEW: '能收',
  KNOWN: '已经有了',
  DIFFERS: '和以前导入的不一样',
  BAD: '不能收',
} as const;

export type LineVerdict = keyof typeof LINE_VERDICTS;

export const LINE_KINDS = {
  IN: '收入',
  OUT: '支出',
  PAID: '付成',
  FAILED: '没付成',
  WAITING: '银行在办',
} as const;

export type LineKind = keyof typeof LINE_KINDS;

/** What is known of the payment that a line names. */
export interface NamedOrder {
  readonly bank: BankAccount;
  readonly amountFen: Fen;
  /** Between the center's own two accounts: its other end is a line of the other one. */
  readonly isTransfer: boolean;
}

interface Asked {
  readonly kind: LineKind;
  /** Of a line of a statement, in fen; a status names none. */
  readonly amountFen: Fen | null;
  /** The file's own account. */
  readonly bank: BankAccount;
  /** Whether it names a payment at all. */
  readonly isNamed: boolean;
}

/** Whether a line fits the payment that it names; what does not is left as it is, for people. Source: rules §10.1. */
export function refuseNamed(
  { kind, amountFen, bank, isNamed }: Asked,
  order: NamedOrder | undefined,
): Refusal | undefined {
  if (!isNamed) return undefined;
  if (!order) return refusal('bank.unknown-order');
  const isArrival = kind === 'IN' && order.isTransfer && bank !== order.bank;
  if (order.bank !== bank && !isArrival) return refusal('bank.order-of-other-account');
  if (amountFen === null || amountFen === order.amountFen) return undefined;
  return refusal('bank.order-differs', undefined, {
    expected: formatYuan(order.amountFen),
    written: formatYuan(amountFen),
  });
}
