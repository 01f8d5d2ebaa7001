import { Injectable } from '@nestjs/common';
import { refusePaymentEvent } from '@helan/domain';
import type { PaymentEventRequest } from '@helan/contracts/requests';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { lockLot } from '../../listing/listing/index.js';
import { ContractEntity, PaymentRowEntity, settleDays } from '../contract/index.js';
import { PlanBook, isOpen } from './plan-book.js';

/** What a row of the parties' plan waits for has come about: from then on it has its day. Source: rules §21 A3. */
@Injectable()
export class PaymentEvents {
  constructor(
    private readonly transactions: Transactions,
    private readonly plan: PlanBook,
  ) {}

  async record(lotId: string, seq: number, { on, reason }: PaymentEventRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const contract = await tx.findOneBy(ContractEntity, { lotId });
      const found = contract && (await tx.findOneBy(PaymentRowEntity, { contractId: contract.id, seq }));
      if (!found) throw refused('resource.not-found');
      const row = await lockRow(tx, PaymentRowEntity, { contractId: found.contractId, seq });
      const today = await this.plan.today(tx);
      requireNone(refusePaymentEvent(row, on, today));
      if (!isOpen(row)) throw refused('payment.row-closed');
      // The days to pay run from now, not from the event: nobody is late before he could know.
      Object.assign(row, await this.plan.nextDay(tx, lot));
      settleDays(row, today);
      row.eventOn = on;
      row.eventNote = reason;
      await tx.save(PaymentRowEntity, row);
    });
  }
}
