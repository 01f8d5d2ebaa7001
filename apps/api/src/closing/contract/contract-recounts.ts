import { Injectable, type OnModuleInit } from '@nestjs/common';
import { periodFrom, recountedEnd, valueIn } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { unwrap } from '../../kernel/http/index.js';
import { LotEntity } from '../../listing/listing/index.js';
import { type Recount, Recounts, countedColumns } from '../../rules/calendar/index.js';
import { ContractEntity } from './contract.entity.js';

interface Row {
  seq: number;
  due_on: string;
  is_provisional: boolean;
}

/** When a contract is to be signed and its price to be paid, counted anew where the calendar has changed. Source: rules §21 A15. */
@Injectable()
export class ContractRecounts implements OnModuleInit {
  constructor(private readonly recounts: Recounts) {}

  onModuleInit(): void {
    this.recounts.of(
      countedColumns({
        table: 'contract',
        began: 'sent_at',
        ends: ['due_at'],
        runs: "state in ('SENT', 'SIGNED_ONE')",
        daysOf: async (tx, id) => {
          const { lotId } = await tx.findOneByOrFail(ContractEntity, { id });
          const { terms } = await tx.findOneByOrFail(LotEntity, { id: lotId! });
          return valueIn(terms.parameters, 'contract.workingDays');
        },
      }),
      {
        table: 'contract',
        find: `select c.id from contract c join payment_row r on r.contract_id = c.id
               where c.state = 'SIGNED_ALL' and r.paid_fen < r.amount_fen
                 and (r.due_on >= $1::date or ($2 and r.is_provisional)) group by c.id`,
        recount: (tx, id, recount) => this.recountRows(tx, id, recount),
      },
    );
  }

  /**
   * What is not paid yet: the first payment keeps its number of working days; a rent whose day is none moves to the
   * next one, and is provisional no more once its year is confirmed. Source: 民法典 第二百零三条.
   */
  private async recountRows(tx: EntityManager, id: string, { calendar, lost }: Recount): Promise<void> {
    const contract = await tx.findOneByOrFail(ContractEntity, { id });
    if (!contract.signedAt) return;
    const rows: Row[] = await tx.query(
      `select seq, due_on::text as due_on, is_provisional from payment_row
       where contract_id = $1 and paid_fen < amount_fen order by seq for update`,
      [id],
    );
    const { terms } = await tx.findOneByOrFail(LotEntity, { id: contract.lotId! });
    const days = valueIn(terms.parameters, 'price.dueWorkingDays');
    const began = contract.signedAt.getTime();
    for (const { seq, due_on: dueOn, is_provisional: wasProvisional } of rows) {
      if (!calendar.covers(dueOn) || !(wasProvisional || seq === 1 || lost.includes(dueOn))) continue;
      const first = () =>
        wasProvisional
          ? unwrap(periodFrom(calendar, began, days)).end
          : unwrap(recountedEnd(calendar, { began, end: dueOn }, lost));
      const counted = seq === 1 ? first() : unwrap(calendar.workingDayFrom(dueOn));
      const later = counted > dueOn ? counted : dueOn;
      await tx.query(
        'update payment_row set due_on = $3, is_provisional = false where contract_id = $1 and seq = $2',
        [id, seq, later],
      );
    }
  }
}
