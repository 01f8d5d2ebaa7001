import { Injectable, type Provider } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type BankAnswer, BankResults } from '../payment/index.js';
import {
  type EnteredReceipt,
  type FailedByBank,
  type OrderAnswer,
  type PaidByBank,
  PaymentDoor,
  ReceiptDoor,
  type StatementReceipt,
} from './bank-doors.js';

/** Until the room of receipts has a door for the bank, every line that brings money is left to people. */
@Injectable()
class ShutReceipts extends ReceiptDoor {
  enterFromBank(_tx: EntityManager, lines: readonly StatementReceipt[]): Promise<EnteredReceipt[]> {
    return Promise.resolve(lines.map(() => ({ result: 'REFUSED', fault: { code: 'bank.statement-busy' } })));
  }
}

/** The room of payments takes the bank's word, or says of each what keeps it. */
@Injectable()
class PaymentResults extends PaymentDoor {
  constructor(private readonly results: BankResults) {
    super();
  }

  async confirmByBank(tx: EntityManager, paid: readonly PaidByBank[]): Promise<OrderAnswer[]> {
    return (await this.results.confirmByBank(tx, paid)).map(toAnswer);
  }

  async failByBank(tx: EntityManager, failed: readonly FailedByBank[]): Promise<OrderAnswer[]> {
    return (await this.results.failByBank(tx, failed)).map(toAnswer);
  }
}

function toAnswer({ outcome, refusal }: BankAnswer): OrderAnswer {
  const { code, values } = refusal ?? {};
  return { outcome, ...(code ? { fault: { code, ...(values ? { values } : {}) } } : {}) };
}

/** The one place at which the bank meets the rooms of receipts and payments. */
export const BOUND_DOORS: Provider[] = [
  { provide: ReceiptDoor, useClass: ShutReceipts },
  { provide: PaymentDoor, useClass: PaymentResults },
];
