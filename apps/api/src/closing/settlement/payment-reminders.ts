import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OPEN_ROWS, REMINDER_DAYS, formatYuan, shanghaiDate, shortDay } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { findMessageLot, toHolders, valuesOf } from '../../listing/listing/index.js';
import { type Reminder, Reminders } from '../../people/message/index.js';
import { findWinner } from '../../trading/deal/index.js';
import { toApplicant } from '../../trading/registration/index.js';

/** What is over is told of as long as it is no longer over than that; afterwards letters and the supervisor see to it. */
const DAYS_BACK = 45;

interface Row {
  readonly once: string;
  readonly lotId: string;
  readonly dueOn: string;
  readonly openFen: string;
  readonly isOver: boolean;
}

/** Which of the reminders a payment is at: the nearest that its day has reached, or the letter that asked for it last. */
const STAGE = `case when r.due_on < $1::date then 'late' || r.dunned
  ${[...REMINDER_DAYS]
    .sort((one, other) => one - other)
    .map((days) => `when r.due_on <= $1::date + ${days} then '${days}'`)
    .join(' ')} end`;

/** A payment that comes near, and one that has not come: the payer, and of the latter the lister, too. */
@Injectable()
export class PaymentReminders implements OnModuleInit {
  constructor(private readonly reminders: Reminders) {}

  onModuleInit(): void {
    this.reminders.add('payments', (source, now) => this.find(source, now));
  }

  private async find(source: EntityManager, now: Date): Promise<Reminder[]> {
    const rows: Row[] = await source.query(
      `select * from (
         select 'payment:' || r.contract_id || ':' || r.seq || ':' || ${STAGE} as once, c.lot_id as "lotId",
           r.due_on::text as "dueOn", (r.amount_fen - r.paid_fen) as "openFen", r.due_on < $1::date as "isOver"
         from payment_row r join contract c on c.id = r.contract_id
         where r.state = any($2) and r.due_on between $1::date - ${DAYS_BACK} and $1::date + ${REMINDER_DAYS[0]}
           and c.lot_id is not null) due
       where not exists (select from message m where m.subject = due.once
         and m.event = case when due."isOver" then 'payment.overdue' else 'payment.due' end)
       order by "dueOn", once limit 1000`,
      [shanghaiDate(now.getTime()), OPEN_ROWS],
    );
    const all: Reminder[] = [];
    for (const row of rows) all.push(...(await this.told(source, row, now)));
    return all;
  }

  private async told(source: EntityManager, row: Row, now: Date): Promise<Reminder[]> {
    const lot = await findMessageLot(source, row.lotId);
    const winner = await findWinner(source, row.lotId);
    if (!lot || !winner) return [];
    const amount = formatYuan(BigInt(row.openFen));
    const values = { ...valuesOf(lot), amount, until: shortDay(row.dueOn, now.getTime()) };
    const event = row.isOver ? 'payment.overdue' : 'payment.due';
    const payer = toApplicant(winner, { event, values }, 'WINNER');
    const holders = row.isOver ? toHolders(lot, { event, values }) : [];
    return [...payer, ...holders].map((message) => ({ ...message, once: row.once }));
  }
}
