import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type PaymentRowState, periodFrom, recountedEnd, valueIn } from '@helan/domain';
import { type EntityManager, In } from 'typeorm';
import { unwrap } from '../../kernel/http/index.js';
import { LotEntity } from '../../listing/listing/index.js';
import { type Recount, Recounts, countedColumns } from '../../rules/calendar/index.js';
import { ContractEntity } from './contract.entity.js';
import { PaymentRowEntity } from './payment-row.entity.js';
import { schedule } from './row-moves.js';

/** What is overdue is over, and stays as it was. */
const WAITING = "('PLANNED', 'DUE')";
const STATES: readonly PaymentRowState[] = ['PLANNED', 'DUE'];

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
               where r.state in ${WAITING}
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
    const rows = await tx.find(PaymentRowEntity, {
      where: { contractId: id, state: In([...STATES]) },
      order: { seq: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const { terms } = await tx.findOneByOrFail(LotEntity, { id: contract.lotId! });
    const days = valueIn(terms.parameters, 'price.dueWorkingDays');
    const began = contract.signedAt.getTime();
    for (const row of rows) {
      const { seq, dueOn, isProvisional } = row;
      if (dueOn === null || !calendar.covers(dueOn)) continue;
      if (!(isProvisional || seq === 1 || lost.includes(dueOn))) continue;
      const first = () =>
        isProvisional
          ? unwrap(periodFrom(calendar, began, days)).end
          : unwrap(recountedEnd(calendar, { began, end: dueOn }, lost));
      const counted = seq === 1 ? first() : unwrap(calendar.workingDayFrom(dueOn));
      Object.assign(row, { dueOn: counted > dueOn ? counted : dueOn, isProvisional: false });
      schedule(row);
      await tx.save(PaymentRowEntity, row);
    }
  }
}
