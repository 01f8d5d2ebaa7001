import { Injectable } from '@nestjs/common';
import { firstDueDate, refusePaymentEvent, shanghaiDate, valueIn } from '@helan/domain';
import type { PaymentEventRequest } from '@helan/contracts/requests';
import { CalendarService } from '../../rules/calendar/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { lockLot } from '../../listing/listing/index.js';
import { ContractEntity } from '../contract/index.js';
import { PaymentRowEntity } from './payment-row.entity.js';

/** What a row of the parties' plan waits for has come about: from then on it has its day. Source: rules §21 A3. */
@Injectable()
export class PaymentEvents {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
  ) {}

  async record(lotId: string, seq: number, { on, reason }: PaymentEventRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const contract = await tx.findOneBy(ContractEntity, { lotId });
      const found = contract && (await tx.findOneBy(PaymentRowEntity, { contractId: contract.id, seq }));
      if (!found) throw refused('resource.not-found');
      const row = await lockRow(tx, PaymentRowEntity, { contractId: found.contractId, seq });
      const now = (await this.clock.now(tx)).getTime();
      requireNone(refusePaymentEvent(row, on, shanghaiDate(now)));
      const calendar = await this.calendars.load(tx);
      // The days to pay run from now, not from the event: nobody is late before he could know.
      row.dueOn = firstDueDate(calendar, now, valueIn(lot.terms.parameters, 'price.dueWorkingDays'));
      row.isProvisional = row.dueOn > calendar.confirmedThrough;
      row.eventOn = on;
      row.eventNote = reason;
      await tx.save(PaymentRowEntity, row);
    });
  }
}
