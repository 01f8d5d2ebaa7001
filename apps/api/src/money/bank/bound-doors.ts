import { Injectable, type Provider } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type EnteredReceipt,
  type FailedByBank,
  type OrderAnswer,
  type PaidByBank,
  PaymentDoor,
  ReceiptDoor,
  type StatementReceipt,
} from './bank-doors.js';

/** Until the rooms of receipts and payments have doors for the bank, every line is left to people. */
@Injectable()
class ShutReceipts extends ReceiptDoor {
  enterFromBank(_tx: EntityManager, lines: readonly StatementReceipt[]): Promise<EnteredReceipt[]> {
    return Promise.resolve(lines.map(() => ({ result: 'REFUSED', fault: { code: 'bank.statement-busy' } })));
  }
}

@Injectable()
class ShutPayments extends PaymentDoor {
  confirmByBank(_tx: EntityManager, paid: readonly PaidByBank[]): Promise<OrderAnswer[]> {
    return Promise.resolve(paid.map(() => ({ outcome: 'REFUSED' })));
  }

  failByBank(_tx: EntityManager, failed: readonly FailedByBank[]): Promise<OrderAnswer[]> {
    return Promise.resolve(failed.map(() => ({ outcome: 'REFUSED' })));
  }
}

/** The one place at which the bank meets the rooms of receipts and payments. */
export const BOUND_DOORS: Provider[] = [
  { provide: ReceiptDoor, useClass: ShutReceipts },
  { provide: PaymentDoor, useClass: ShutPayments },
];
