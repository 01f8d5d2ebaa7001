import { Injectable, type OnModuleInit } from '@nestjs/common';
import { canonicalJson, pause } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../kernel/auth/index.js';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../kernel/db/index.js';
import { refused } from '../kernel/http/index.js';
import { tell } from '../kernel/outbox/outbox.js';
import { ListingMoves, type LotEntity, lockLot } from '../listing/index.js';
import { SuspensionService } from '../notice/index.js';
import { Nights } from './nights.js';
import { type Draft, SessionBook } from './session-book.js';
import { SessionEntity, keepState, moveSession, nextDueOf, ofLot, stateOf } from './session.entity.js';

const LIVE: readonly string[] = ['FREE', 'LIMITED'];
/** Whoever bids must be able to come back before it goes on. */
const NOTICE_MS = 10 * 60_000;

/** What people do to a session: stop it for a fault, let it go on, end it with its lot. */
@Injectable()
export class SessionControl implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly book: SessionBook,
    private readonly nights: Nights,
    private readonly moves: ListingMoves,
    private readonly suspensions: SuspensionService,
  ) {}

  onModuleInit(): void {
    this.moves.whenLotEnters('SUSPENDED', (tx, lot) => this.stopWithLot(tx, lot));
    this.moves.whenLotEnters('TERMINATED', (tx, lot) => this.cancel(tx, lot));
    this.suspensions.whenResumed((tx, lot) => this.goOnWithLot(tx, lot));
  }

  /** Stops the clock for a fault; what is left is kept to the millisecond. Source: rules §6.7. */
  async stop(actor: Actor, lotId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const session = await lockRow(tx, SessionEntity, ofLot(lotId));
      await this.pause(tx, session, lot, { reason: 'FAULT', note: reason, by: actor.name });
    });
  }

  /** Says when a stopped session goes on: not before everybody could know of it. */
  async goOn(lotId: string, at: Date): Promise<void> {
    await this.transactions.run(async (tx) => {
      await lockLot(tx, lotId);
      const session = await lockRow(tx, SessionEntity, ofLot(lotId));
      if (session.state !== 'PAUSED') throw refused('lifecycle.not-now');
      const now = await this.clock.now(tx);
      if (at.getTime() < now.getTime() + NOTICE_MS)
        throw refused('session.resumes-too-soon', undefined, 'at');
      await this.nights.requireWorkingHour(tx, at, 'at');
      await this.resumeAt(tx, session, at);
    });
  }

  private async stopWithLot(tx: EntityManager, lot: LotEntity): Promise<void> {
    const session = await tx.findOne(SessionEntity, {
      where: ofLot(lot.id),
      lock: { mode: 'pessimistic_write' },
    });
    if (session && LIVE.includes(session.state))
      await this.pause(tx, session, lot, { reason: 'SUSPENDED', note: '', by: '' });
    else if (session?.state === 'PAUSED') await this.resumeAt(tx, session, null);
    else await this.cancel(tx, lot);
  }

  private async goOnWithLot(tx: EntityManager, lot: LotEntity): Promise<void> {
    if (lot.state !== 'TRADING') return;
    const session = await lockRow(tx, SessionEntity, ofLot(lot.id));
    if (session.state !== 'PAUSED') return;
    await this.resumeAt(tx, session, await this.nights.morningAfter(tx, await this.clock.now(tx)));
  }

  /** A session that has not ended ends without a result, and its record says so. */
  private async cancel(tx: EntityManager, lot: LotEntity): Promise<void> {
    const session = await tx.findOne(SessionEntity, {
      where: ofLot(lot.id),
      lock: { mode: 'pessimistic_write' },
    });
    if (!session || session.endedAt) return;
    const now = await this.clock.now(tx);
    moveSession(session, 'cancel');
    Object.assign(session, { endedAt: now, endAt: now, failure: 'CANCELLED', resumeAt: null });
    const value = canonicalJson({ winner: null, amountFen: null, failure: 'CANCELLED' });
    await this.write(tx, session, lot, { kind: 'END', value, at: now });
  }

  private async pause(
    tx: EntityManager,
    session: SessionEntity,
    lot: LotEntity,
    facts: { reason: 'FAULT' | 'SUSPENDED'; note: string; by: string },
  ): Promise<void> {
    const at = await this.clock.now(tx);
    if (!LIVE.includes(session.state)) throw refused('lifecycle.not-now');
    moveSession(session, 'pause');
    keepState(session, pause(stateOf(session), at.getTime()));
    session.resumeAt = null;
    await this.write(tx, session, lot, { kind: 'PAUSE', value: canonicalJson(facts), at });
  }

  private async resumeAt(tx: EntityManager, session: SessionEntity, at: Date | null): Promise<void> {
    session.resumeAt = at;
    session.nextDueAt = nextDueOf(session);
    await tx.save(SessionEntity, session);
    await tell(tx, 'lot.session', session.lotId, { state: session.state });
  }

  private async write(
    tx: EntityManager,
    session: SessionEntity,
    lot: LotEntity,
    draft: Draft,
  ): Promise<void> {
    await this.book.append(tx, session, lot.no, { drafts: [draft], recordedAt: draft.at });
    session.nextDueAt = nextDueOf(session);
    await tx.save(SessionEntity, session);
    await tell(tx, 'lot.session', session.lotId, { state: session.state });
  }
}
