import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  FAILURES,
  type SessionAction,
  type SessionResult,
  canonicalJson,
  directionOf,
  pause,
  resume,
  sessionDeadline,
  sessionResult,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { lockRow } from '../kernel/db/index.js';
import { DueRunner } from '../kernel/due/due-runner.js';
import { tell } from '../kernel/outbox/outbox.js';
import { ListingMoves, type LotEntity, THE_PLATFORM, lockLot } from '../listing/index.js';
import { BiddingService } from './bidding.service.js';
import { Nights } from './nights.js';
import { SeatQueries } from './seats.js';
import { SessionBook } from './session-book.js';
import { SessionEntity, keepState, moveSession, nextDueOf, rulesOf, stateOf } from './session.entity.js';

export interface Won {
  readonly lotId: string;
  readonly registrationId: string;
  readonly amountFen: bigint;
}

type WonHook = (tx: EntityManager, won: Won) => Promise<void>;

/** What time brings to a session: it opens, becomes limited, stops for the night, ends, and its result follows. */
@Injectable()
export class SessionClock implements OnModuleInit {
  private wonHook: WonHook = async () => undefined;

  constructor(
    private readonly runner: DueRunner,
    private readonly clock: PlatformClock,
    private readonly moves: ListingMoves,
    private readonly bidding: BiddingService,
    private readonly seats: SeatQueries,
    private readonly book: SessionBook,
    private readonly nights: Nights,
  ) {}

  onModuleInit(): void {
    this.runner.register({
      table: 'bidding_session',
      key: 'id',
      before: (id) => this.bidding.settled(id),
      apply: (tx, id) => this.apply(tx, id),
    });
  }

  /** The domain that makes deals of results registers itself here. */
  whenWon(hook: WonHook): void {
    this.wonHook = hook;
  }

  private async apply(tx: EntityManager, id: string): Promise<void> {
    const session = await lockRow(tx, SessionEntity, { id });
    const lot = await lockLot(tx, session.lotId);
    const now = await this.clock.now(tx);
    const waits = { graceMs: session.graceMs, resumeAt: session.resumeAt?.getTime() ?? null };
    const due = sessionDeadline(session.state, rulesOf(session), stateOf(session), waits);
    if (due && due.at <= now.getTime()) await this.step(tx, session, lot, { action: due.action, now });
    session.nextDueAt = nextDueOf(session);
    await tx.save(SessionEntity, session);
    await this.tellResult(tx, session, lot);
  }

  private async step(
    tx: EntityManager,
    session: SessionEntity,
    lot: LotEntity,
    { action, now }: { action: SessionAction; now: Date },
  ): Promise<void> {
    moveSession(session, action);
    if (action === 'drawPaddles') {
      const drafts = await this.seats.draw(tx, lot.id, now);
      await this.book.append(tx, session, lot.no, { drafts, recordedAt: now });
    }
    if (action === 'pause') await this.stopForTheNight(tx, session, lot, now);
    if (action === 'resume') await this.goOn(tx, session, lot, now);
    if (action === 'end') await this.end(tx, session, lot, now);
    await tell(tx, 'lot.session', session.lotId, { state: session.state });
  }

  /** It stopped when the day ended, however late this is written down. */
  private async stopForTheNight(
    tx: EntityManager,
    session: SessionEntity,
    lot: LotEntity,
    now: Date,
  ): Promise<void> {
    const at = session.dayEndAt!;
    keepState(session, pause(stateOf(session), at.getTime()));
    session.resumeAt = await this.nights.morningAfter(tx, at);
    await this.book.append(tx, session, lot.no, {
      drafts: [{ kind: 'PAUSE', value: canonicalJson({ reason: 'NIGHT' }), at }],
      recordedAt: now,
    });
  }

  private async goOn(tx: EntityManager, session: SessionEntity, lot: LotEntity, now: Date): Promise<void> {
    const at = session.resumeAt!;
    keepState(session, resume(rulesOf(session), stateOf(session), at.getTime()));
    session.resumeAt = null;
    const value = canonicalJson({ endAt: session.endAt.toISOString() });
    await this.book.append(tx, session, lot.no, { drafts: [{ kind: 'RESUME', value, at }], recordedAt: now });
  }

  private async end(tx: EntityManager, session: SessionEntity, lot: LotEntity, now: Date): Promise<void> {
    session.endedAt = now;
    const { leader, currentFen } = stateOf(session);
    const result = sessionResult({ leader, currentFen }, null, directionOf(rulesOf(session)));
    session.failure = result.failure;
    moveSession(session, result.failure === null ? 'win' : 'fail');
    const winner = await this.seats.of(tx, leader ? [leader] : []);
    const value = canonicalJson(resultFacts(result, winner.get(leader ?? '')?.paddle ?? null));
    await this.book.append(tx, session, lot.no, {
      drafts: [{ kind: 'END', value, at: session.endAt }],
      recordedAt: now,
    });
  }

  private async tellResult(tx: EntityManager, session: SessionEntity, lot: LotEntity): Promise<void> {
    const { lotId, failure } = session;
    if (session.state === 'WON')
      await this.wonHook(tx, { lotId, registrationId: session.leaderId!, amountFen: session.currentFen! });
    if (session.state === 'FAILED')
      await this.moves.moveLot(tx, lot, 'fail', { ...THE_PLATFORM, reason: FAILURES[failure!] });
  }
}

/** The result as the last line of the log states it. */
function resultFacts({ amountFen, failure }: SessionResult, winner: string | null): object {
  return { winner, amountFen: amountFen?.toString() ?? null, failure };
}
