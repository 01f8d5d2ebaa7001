import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type MessageEventCode, shortMoment } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { findMessageLot, toHolders, valuesOf } from '../../listing/listing/index.js';
import {
  MessageBook,
  type MessageFor,
  MessageResolvers,
  type Reminder,
  Reminders,
} from '../../people/message/index.js';
import { ADMITTED, findApplicants, toApplicant } from '../registration/index.js';
import { SessionEntity, isAgreed, ofLot } from './session.entity.js';

interface Step {
  readonly event: MessageEventCode;
  readonly once: string;
  /** What the text calls the time. */
  readonly at: Date;
}

/** Who is told of a session: whose lot it is, and everybody who may bid. What bids do the room tells. */
@Injectable()
export class BiddingMessages implements OnModuleInit {
  constructor(
    private readonly resolvers: MessageResolvers,
    private readonly clock: PlatformClock,
    private readonly book: MessageBook,
    private readonly reminders: Reminders,
  ) {}

  onModuleInit(): void {
    this.resolvers.resolve('lot.session', async ({ state }, source, { subject }) => {
      const session = await source.findOneBy(SessionEntity, ofLot(subject));
      // Where one alone agrees nobody comes.
      if (!session || isAgreed(session)) return [];
      const step = await this.stepOf(source, session, state);
      return step ? this.told(source, session, step) : [];
    });
    this.reminders.add('sessions', (source) => this.tomorrow(source));
    // A session is planned with the lot's step into trading.
    this.resolvers.resolve('listing.moved', async ({ lotId, to }, source) => {
      if (lotId === null || to !== 'TRADING') return [];
      const session = await source.findOneBy(SessionEntity, ofLot(lotId));
      if (!session || isAgreed(session)) return [];
      const step = await this.planned(source, session);
      return step ? this.told(source, session, step) : [];
    });
  }

  /** News may be read when the session is further on: each step has a name of its own, and is told of once. */
  private async stepOf(
    source: EntityManager,
    session: SessionEntity,
    state: string,
  ): Promise<Step | undefined> {
    const { id, startAt, endAt, resumedAt, pausedAt } = session;
    if (state === 'SCHEDULED' || state === 'READY') return this.planned(source, session);
    if (state === 'CANCELLED')
      return { event: 'session.cancelled', once: `session:${id}:cancelled`, at: startAt };
    if (state === 'PAUSED' && pausedAt)
      return { event: 'session.paused', once: `session:${id}:${pausedAt.toISOString()}`, at: pausedAt };
    if (state !== 'FREE' && state !== 'LIMITED') return undefined;
    if (!resumedAt) return { event: 'session.begun', once: `session:${id}:begun`, at: startAt };
    return { event: 'session.resumed', once: `session:${id}:${resumedAt.toISOString()}`, at: endAt };
  }

  /** Told of once for each time: another time after the first is a move. */
  private async planned(source: EntityManager, { id, startAt }: SessionEntity): Promise<Step | undefined> {
    const once = `session:${id}:plan`;
    const first = await this.book.lastTold(source, 'session.planned', once);
    const at = await this.inWords(source, startAt);
    if (!first) return { event: 'session.planned', once, at: startAt };
    const moved = `session:${id}:${startAt.toISOString()}`;
    return first['at'] === at ? undefined : { event: 'session.moved', once: moved, at: startAt };
  }

  /** Of what begins within a day everybody is reminded, once for each time that it was to begin. */
  private async tomorrow(source: EntityManager): Promise<Reminder[]> {
    const rows: { id: string }[] = await source.query(
      `select id from bidding_session where is_current and state in ('SCHEDULED', 'READY')
         and start_at between platform_now() + interval '10 minutes' and platform_now() + interval '24 hours'
       order by start_at, id`,
    );
    const all: Reminder[] = [];
    for (const { id } of rows) {
      const session = await source.findOneByOrFail(SessionEntity, { id });
      if (isAgreed(session)) continue;
      const once = `session:${id}:${session.startAt.toISOString()}`;
      if (await this.book.lastTold(source, 'session.tomorrow', once)) continue;
      const step: Step = { event: 'session.tomorrow', once, at: session.startAt };
      all.push(...(await this.told(source, session, step)).map((message) => ({ ...message, once })));
    }
    return all;
  }

  private async told(
    source: EntityManager,
    { lotId }: SessionEntity,
    { event, once, at }: Step,
  ): Promise<MessageFor[]> {
    const lot = await findMessageLot(source, lotId);
    if (!lot) return [];
    const told = { event, once, values: { ...valuesOf(lot), at: await this.inWords(source, at) } };
    const applicants = await findApplicants(source, lotId, ADMITTED);
    return [...toHolders(lot, told), ...applicants.flatMap((one) => toApplicant(one, told))];
  }

  private async inWords(source: EntityManager, at: Date): Promise<string> {
    return shortMoment(at.getTime(), (await this.clock.now(source)).getTime());
  }
}
