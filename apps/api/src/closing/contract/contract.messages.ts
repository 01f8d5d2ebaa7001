import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_TO_COME, type MessageEventCode, shortDay, shortMoment } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { findMessageLot, toHolders, valuesOf } from '../../listing/listing/index.js';
import { type MessageFor, MessageResolvers, type Reminder, Reminders } from '../../people/message/index.js';
import { findWinner } from '../../trading/deal/index.js';
import { toApplicant } from '../../trading/registration/index.js';

const EVENTS: Readonly<Record<string, MessageEventCode>> = {
  sendContract: 'contract.sign',
  completeSigning: 'contract.signed',
};

/** So many days before a contract's time is over both sides are told. */
const DAYS_BEFORE = [30, 90] as const;

/** Both sides are told that a contract is there to sign, and that it is signed, and when its time is over. */
@Injectable()
export class ContractMessages implements OnModuleInit {
  constructor(
    private readonly resolvers: MessageResolvers,
    private readonly clock: PlatformClock,
    private readonly reminders: Reminders,
  ) {}

  onModuleInit(): void {
    this.resolvers.resolve('listing.moved', async ({ lotId, action }, source) => {
      const event = EVENTS[action];
      return event && lotId ? this.told(source, lotId, event) : [];
    });
    this.resolvers.resolve('contract.moved', async ({ contractId, to }, source) => {
      if (to !== 'EXPIRED') return [];
      const rows: { lotId: string }[] = await source.query(
        'select lot_id as "lotId" from contract where id = $1 and lot_id is not null',
        [contractId],
      );
      return rows[0] ? this.told(source, rows[0].lotId, 'contract.expired') : [];
    });
    this.reminders.add('contracts', (source, now) => this.findEnding(source, now));
  }

  /** Contracts whose last day comes near, each told twice. */
  private async findEnding(source: EntityManager, now: Date): Promise<Reminder[]> {
    const [soon, early] = DAYS_BEFORE;
    const rows: { lotId: string; lastDay: string; once: string }[] = await source.query(
      `select * from (
         select c.lot_id as "lotId", ((c.next_due_at at time zone 'Asia/Shanghai')::date - 1)::text as "lastDay",
           'expiry:' || c.id || ':' || case when c.next_due_at <= $1::timestamptz + interval '${soon} days'
             then ${soon} else ${early} end as once
         from contract c
         where c.state = 'SIGNED_ALL' and c.lot_id is not null and c.next_due_at > $1
           and c.next_due_at <= $1::timestamptz + interval '${early} days') due
       where not exists (select from message m where m.subject = due.once and m.event = 'contract.expiring')
       order by once limit 1000`,
      [now],
    );
    const all: Reminder[] = [];
    for (const { lotId, lastDay, once } of rows) {
      const messages = await this.told(source, lotId, 'contract.expiring', shortDay(lastDay, now.getTime()));
      all.push(...messages.map((message) => ({ ...message, once })));
    }
    return all;
  }

  private async told(
    source: EntityManager,
    lotId: string,
    event: MessageEventCode,
    until?: string,
  ): Promise<MessageFor[]> {
    const rows: { no: string; dueAt: Date | null }[] = await source.query(
      `select no, due_at as "dueAt" from contract where lot_id = $1 order by sent_at desc limit 1`,
      [lotId],
    );
    const [contract] = rows;
    const lot = await findMessageLot(source, lotId);
    const winner = await findWinner(source, lotId);
    if (!contract || !lot || !winner) return [];
    const now = (await this.clock.now(source)).getTime();
    const signBy = contract.dueAt ? shortMoment(contract.dueAt.getTime(), now) : DAY_TO_COME;
    const told = { event, values: { ...valuesOf(lot), no: contract.no, until: until ?? signBy } };
    return [...toHolders(lot, told), ...toApplicant(winner, told, 'WINNER')];
  }
}
