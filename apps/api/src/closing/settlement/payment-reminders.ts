import { Injectable, type OnModuleInit } from '@nestjs/common';
import { formatYuan, shanghaiDate, shortDay } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { findMessageLot, toHolders, valuesOf } from '../../listing/listing/index.js';
import { type Reminder, Reminders } from '../../people/message/index.js';
import { findWinner } from '../../trading/deal/index.js';
import { toApplicant } from '../../trading/registration/index.js';

/** So many days ahead; what is over is told of as long as it is no longer over than that. */
const DAYS_AHEAD = 3;
const DAYS_BACK = 30;

interface Row {
  readonly contractId: string;
  readonly seq: number;
  readonly lotId: string;
  readonly dueOn: string;
  readonly openFen: string;
  readonly isOver: boolean;
}

/** A payment that comes near, and one that has not come: the payer, and of the latter the lister, too. */
@Injectable()
export class PaymentReminders implements OnModuleInit {
  constructor(private readonly reminders: Reminders) {}

  onModuleInit(): void {
    this.reminders.add('payments', (source, now) => this.find(source, now));
  }

  private async find(source: EntityManager, now: Date): Promise<Reminder[]> {
    const rows: Row[] = await source.query(
      `select r.contract_id as "contractId", r.seq, c.lot_id as "lotId", r.due_on::text as "dueOn",
         (r.amount_fen - r.paid_fen) as "openFen", r.due_on < $1::date as "isOver"
       from payment_row r join contract c on c.id = r.contract_id
       where r.paid_fen < r.amount_fen and r.due_on between $1::date - ${DAYS_BACK} and $1::date + ${DAYS_AHEAD}
         and c.state = 'SIGNED_ALL' and c.lot_id is not null
         and not exists (select from message m where m.subject = 'payment:' || r.contract_id || ':' || r.seq
           and m.event = case when r.due_on < $1::date then 'payment.overdue' else 'payment.due' end)
       order by r.due_on, r.contract_id, r.seq limit 1000`,
      [shanghaiDate(now.getTime())],
    );
    const all: Reminder[] = [];
    for (const row of rows) all.push(...(await this.told(source, row, now)));
    return all;
  }

  private async told(source: EntityManager, row: Row, now: Date): Promise<Reminder[]> {
    const lot = await findMessageLot(source, row.lotId);
    const winner = await findWinner(source, row.lotId);
    if (!lot || !winner) return [];
    const once = `payment:${row.contractId}:${row.seq}`;
    const amount = formatYuan(BigInt(row.openFen));
    const values = { ...valuesOf(lot), amount, until: shortDay(row.dueOn, now.getTime()) };
    const event = row.isOver ? 'payment.overdue' : 'payment.due';
    const payer = toApplicant(winner, { event, values }, 'WINNER');
    const holders = row.isOver ? toHolders(lot, { event, values }) : [];
    return [...payer, ...holders].map((message) => ({ ...message, once }));
  }
}
