import { Injectable, type Provider } from '@nestjs/common';
import type { Refusal } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { type BankAnswer, BankResults, TransferArrivals } from '../payment/index.js';
import { BankReceipts } from '../receipt/index.js';
import {
  type ArrivedByBank,
  type EnteredReceipt,
  type FailedByBank,
  type OrderAnswer,
  type PaidByBank,
  PaymentDoor,
  ReceiptDoor,
  type StatementReceipt,
} from './bank-doors.js';
import type { BankFault } from './reading/index.js';

/** The room of receipts enters them as if they had been typed; another person confirms each. */
@Injectable()
class EnteredReceipts extends ReceiptDoor {
  constructor(private readonly receipts: BankReceipts) {
    super();
  }

  async enterFromBank(tx: EntityManager, lines: readonly StatementReceipt[]): Promise<EnteredReceipt[]> {
    const outcomes = await this.receipts.enterFromBank(tx, lines);
    return outcomes.map((one) => {
      if (one.outcome === 'REFUSED') return { result: 'REFUSED', fault: toFault(one.refusal) };
      return one.outcome === 'ENTERED' ? { result: 'ENTERED', receiptId: one.id } : { result: 'DUPLICATE' };
    });
  }
}

/** The room of payments takes the bank's word, or says of each what keeps it. */
@Injectable()
class PaymentResults extends PaymentDoor {
  constructor(
    private readonly results: BankResults,
    private readonly arrivals: TransferArrivals,
  ) {
    super();
  }

  async confirmByBank(tx: EntityManager, paid: readonly PaidByBank[]): Promise<OrderAnswer[]> {
    return (await this.results.confirmByBank(tx, paid)).map(toAnswer);
  }

  async arriveByBank(tx: EntityManager, arrived: readonly ArrivedByBank[]): Promise<OrderAnswer[]> {
    return (await this.arrivals.arriveByBank(tx, arrived)).map(toAnswer);
  }

  async failByBank(tx: EntityManager, failed: readonly FailedByBank[]): Promise<OrderAnswer[]> {
    return (await this.results.failByBank(tx, failed)).map(toAnswer);
  }
}

function toAnswer({ outcome, refusal }: BankAnswer): OrderAnswer {
  return { outcome, ...(refusal ? { fault: toFault(refusal) } : {}) };
}

/** Without the field of a form, which a file has not. */
function toFault({ code, values }: Refusal): BankFault {
  return { code, ...(values ? { values } : {}) };
}

/** The one place at which the bank meets the rooms of receipts and payments. */
export const BOUND_DOORS: Provider[] = [
  { provide: ReceiptDoor, useClass: EnteredReceipts },
  { provide: PaymentDoor, useClass: PaymentResults },
];
