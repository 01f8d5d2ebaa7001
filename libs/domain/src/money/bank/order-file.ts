import { isAccountOf } from '../../kernel/identity/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import type { Fen } from '../../kernel/money/index.js';

/** One payment as a bank is told to make it; amount in fen. */
export interface PaymentToMake {
  readonly orderId: string;
  readonly payeeName: string;
  readonly payeeAccount: string;
  /** 联行号 of the payee's bank, as it was ordered; null where nobody had told it. */
  readonly payeeBankNo: string | null;
  readonly amountFen: Fen;
  /** What the payee reads on his own statement. */
  readonly purpose: string;
}

/** 1234567n → `12345.67`, as messages and tables of banks have it. */
export function plainYuan(fen: Fen): string {
  const digits = fen.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function totalOf(payments: readonly PaymentToMake[]): Fen {
  return payments.reduce((sum, { amountFen }) => sum + amountFen, 0n);
}

/** Whoever could not be reached by a file is named before anything is sent. */
export function refusePayees(payments: readonly PaymentToMake[]): Refusal[] {
  return payments
    .filter(({ payeeName, payeeAccount }) => payeeName.trim() === '' || !isAccountOf('ANYBODY', payeeAccount))
    .map(({ payeeName }) => refusal('bank.payee-unreachable', undefined, { name: payeeName }));
}
