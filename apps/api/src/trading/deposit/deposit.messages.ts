import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type DepositState, type MessageEventCode, formatYuan, shortMoment } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { findMessageLot, valuesOf } from '../../listing/listing/index.js';
import { type MessageFor, MessageResolvers, type Reminder, Reminders } from '../../people/message/index.js';
import { MESSAGE_APPLICANT, type MessageApplicant, toApplicant } from '../registration/index.js';

const EVENTS: Readonly<Partial<Record<DepositState, MessageEventCode>>> = {
  HELD: 'deposit.arrived',
  REFUNDED: 'deposit.returned',
  FORFEITED: 'deposit.forfeited',
};

interface Row extends MessageApplicant {
  readonly depositId: string;
  readonly lotId: string;
  readonly state: DepositState;
  readonly amountFen: string;
  readonly forfeitedFen: string;
  readonly convertedFen: string;
  readonly dueAt: Date;
  readonly times: number;
}

const DEPOSIT = `select d.id as "depositId", ${MESSAGE_APPLICANT}, d.lot_id as "lotId", d.state,
  d.amount_fen as "amountFen", d.forfeited_fen as "forfeitedFen", d.converted_fen as "convertedFen", d.due_at as "dueAt",
  d.times from deposit d join registration w on w.id = d.registration_id`;

/** Who is told of a deposit: whoever has to pay it. */
@Injectable()
export class DepositMessages implements OnModuleInit {
  constructor(
    private readonly resolvers: MessageResolvers,
    private readonly clock: PlatformClock,
    private readonly reminders: Reminders,
  ) {}

  onModuleInit(): void {
    this.resolvers.resolve('deposit.moved', async ({ depositId, to }, source) => {
      const event = EVENTS[to as DepositState];
      const [row]: Row[] = event ? await source.query(`${DEPOSIT} where d.id = $1`, [depositId]) : [];
      return event && row ? this.told(source, row, event) : [];
    });
    this.reminders.add('deposits', (source) => this.soon(source));
    this.resolvers.resolve('registration.moved', async ({ registrationId, to }, source) => {
      if (to !== 'QUALIFIED') return [];
      const rows: Row[] = await source.query(`${DEPOSIT} where d.registration_id = $1 and d.state = 'DUE'`, [
        registrationId,
      ]);
      return rows[0]
        ? this.told(source, rows[0], 'deposit.due', `deposit:${rows[0].depositId}:${rows[0].times}`)
        : [];
    });
  }

  /** What is not there the day before; who was reminded of one is reminded of its next demand, too. */
  private async soon(source: EntityManager): Promise<Reminder[]> {
    const rows: Row[] = await source.query(
      `${DEPOSIT} where d.state = 'DUE' and d.due_at between platform_now() and platform_now() + interval '24 hours'
         and not exists (select from message m where m.event = 'deposit.soon'
           and m.subject = 'deposit:' || d.id || ':' || d.times) order by d.due_at, d.id limit 1000`,
    );
    const all: Reminder[] = [];
    for (const row of rows) {
      const once = `deposit:${row.depositId}:${row.times}`;
      all.push(...(await this.told(source, row, 'deposit.soon')).map((message) => ({ ...message, once })));
    }
    return all;
  }

  private async told(
    source: EntityManager,
    row: Row,
    event: MessageEventCode,
    once?: string,
  ): Promise<MessageFor[]> {
    const lot = await findMessageLot(source, row.lotId);
    if (!lot) return [];
    const now = (await this.clock.now(source)).getTime();
    const values = {
      ...valuesOf(lot),
      amount: formatYuan(amountOf(row, event)),
      until: shortMoment(row.dueAt.getTime(), now),
    };
    return toApplicant(row, { event, values, ...(once && { once }) });
  }
}

/** What goes back is what was neither forfeited nor counted as a part of the price. */
function amountOf({ amountFen, forfeitedFen, convertedFen }: Row, event: MessageEventCode): bigint {
  const whole = BigInt(amountFen);
  return event === 'deposit.returned' ? whole - BigInt(forfeitedFen) - BigInt(convertedFen) : whole;
}
