import { Injectable, type OnModuleInit } from '@nestjs/common';
import { canonicalJson, isRefusal, nextMorning, refuseResumption } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, eachFound, lockRow } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { SuspensionService } from '../../publicity/notice/index.js';
import { OpeningDeadline } from './opening/opening-deadline.js';
import { type Draft, SessionBook } from './session-book.js';
import { SessionStops } from './stops/session-stops.js';
import { SessionEntity, awaitsRound, isRunning, momentIn, moveSession, ofLot } from './session.entity.js';

const heldSession = eachFound(SessionEntity, 'lotId', {
  where: { isCurrent: true },
  order: { id: 'ASC' },
  lock: { mode: 'pessimistic_write' },
});

/** What people do to a session: stop it for a fault, let it go on, end it with its lot. */
@Injectable()
export class SessionControl implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly book: SessionBook,
    private readonly moves: ListingMoves,
    private readonly suspensions: SuspensionService,
    private readonly deadline: OpeningDeadline,
    private readonly stops: SessionStops,
  ) {}

  onModuleInit(): void {
    this.moves.whenLotEnters('SUSPENDED', (tx, lot) => this.stopWithLot(tx, lot));
    for (const state of ['TERMINATED', 'WITHDRAWN', 'FAILED', 'RESULT_PUBLICITY'] as const)
      this.moves.whenLotEnters(state, (tx, lot) => this.endWithLot(tx, lot));
    this.suspensions.whenResumed((tx, lot) => this.goOnWithLot(tx, lot));
  }

  /** Stops the clock for a fault; what is left is kept to the millisecond. Source: rules §6.7. */
  async stop(actor: Actor, lotId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const session = await lockRow(tx, SessionEntity, ofLot(lotId));
      if (!isRunning(session)) throw refused('lifecycle.not-now');
      await this.requireBeforeEnd(tx, session);
      await this.stops.stop(tx, session, lot, { reason: 'FAULT', note: reason, by: actor.name });
    });
  }

  /** Says when a stopped session goes on: not before everybody could know of it. */
  async goOn(lotId: string, at: Date): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const session = await lockRow(tx, SessionEntity, ofLot(lotId));
      if (session.state !== 'PAUSED') throw refused('lifecycle.not-now');
      if (lot.state === 'SUSPENDED') throw refused('session.lot-suspended');
      if (session.question) throw refused('session.question-open');
      if (awaitsRound(session)) throw refused('lifecycle.not-now');
      const now = await this.clock.now(tx);
      requireNone(refuseResumption(await this.calendars.load(tx), at.getTime(), now.getTime()));
      await this.resumeAt(tx, session, lot, at);
    });
  }

  private async stopWithLot(tx: EntityManager, lot: LotEntity): Promise<void> {
    const session = await this.sessionOf(tx, lot);
    if (!session) return;
    if (isRunning(session)) {
      await this.requireBeforeEnd(tx, session);
      await this.stops.stop(tx, session, lot, { reason: 'SUSPENDED' });
    } else if (session.state === 'PAUSED') await this.resumeAt(tx, session, lot, null);
    else if (session.state === 'OPENING') await this.openBy(tx, session, lot, null);
    else await this.cancel(tx, session, lot);
  }

  private async goOnWithLot(tx: EntityManager, lot: LotEntity): Promise<void> {
    const session = await this.sessionOf(tx, lot);
    const now = await this.clock.now(tx);
    if (session?.state === 'OPENING' && !session.question)
      await this.openBy(tx, session, lot, await this.deadline.from(tx, now));
    // When a further round begins is said by those who have planned it.
    if (session?.state !== 'PAUSED' || session.question || awaitsRound(session)) return;
    const morning = nextMorning(await this.calendars.load(tx), now.getTime());
    await this.resumeAt(tx, session, lot, isRefusal(morning) ? null : new Date(morning));
  }

  /** What has not ended is cancelled. */
  async endWithLot(tx: EntityManager, lot: LotEntity): Promise<void> {
    const session = await this.sessionOf(tx, lot);
    if (session) await this.cancel(tx, session, lot);
  }

  /** The session of a lot under its lock, whatever has become of it. */
  private async sessionOf(tx: EntityManager, lot: LotEntity): Promise<SessionEntity | undefined> {
    return (await heldSession(tx, lot.id))[0];
  }

  /** A session that has not ended ends without a result, and its record says so. */
  private async cancel(tx: EntityManager, session: SessionEntity, lot: LotEntity): Promise<void> {
    if (session.endedAt) return;
    const now = await this.clock.now(tx);
    const at = momentIn(session, now);
    moveSession(session, 'cancel');
    Object.assign(session, { endedAt: now, endAt: at, failure: 'CANCELLED', resumeAt: null, question: null });
    const value = canonicalJson({ winner: null, amountFen: null, failure: 'CANCELLED' });
    await this.write(tx, session, lot, [{ kind: 'END', value, at }]);
  }

  /** Whoever stopped a session once its time is over would give it another window. */
  private async requireBeforeEnd(tx: EntityManager, session: SessionEntity): Promise<void> {
    if ((await this.clock.now(tx)) >= session.endAt) throw refused('session.ending');
  }

  private async resumeAt(
    tx: EntityManager,
    session: SessionEntity,
    lot: LotEntity,
    at: Date | null,
  ): Promise<void> {
    session.resumeAt = at;
    await this.write(tx, session, lot, []);
  }

  private async openBy(
    tx: EntityManager,
    session: SessionEntity,
    lot: LotEntity,
    at: Date | null,
  ): Promise<void> {
    session.openingDueAt = at;
    await this.write(tx, session, lot, []);
  }

  private async write(
    tx: EntityManager,
    session: SessionEntity,
    lot: LotEntity,
    drafts: readonly Draft[],
  ): Promise<void> {
    await this.book.write(tx, session, lot.no, { drafts, recordedAt: await this.clock.now(tx) });
    await tell(tx, 'lot.session', session.lotId, { state: session.state });
  }
}
