import type { Instant } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, formatYuan } from '../../kernel/money/index.js';

/** What the bank statement says of a receipt. */
export interface Receipt {
  readonly payerName: string;
  readonly amountFen: Fen;
  readonly arrivedAt: Instant;
}

export interface ExpectedDeposit {
  readonly applicantName: string;
  readonly amountFen: Fen;
  readonly dueAt: Instant;
}

/** Why a receipt is not this deposit: payer, amount and time must all fit. Source: rules §6.4, §10.1. */
export function refuseDeposit(receipt: Receipt, expected: ExpectedDeposit): Refusal | undefined {
  if (receipt.payerName.trim() !== expected.applicantName)
    return refusal('deposit.payer-mismatch', 'payerName');
  if (receipt.amountFen !== expected.amountFen) {
    return refusal('deposit.amount-mismatch', 'amountYuan', { expected: formatYuan(expected.amountFen) });
  }
  return receipt.arrivedAt > expected.dueAt ? refusal('deposit.late', 'arrivedAt') : undefined;
}
