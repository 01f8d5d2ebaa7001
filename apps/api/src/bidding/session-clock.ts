import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  FAILURES,
  type SessionAction,
  type SessionResult,
  canonicalJson,
  directionOf,
  isRefusal,
  nextMorning,
  pause,
  resume,
  sessionResult,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../calendar/index.js';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { lockRow } from '../kernel/db/index.js';
import { DueRunner } from '../kernel/due/due-runner.js';
import { tell } from '../kernel/outbox/outbox.js';
import { ListingMoves, type LotEntity, THE_PLATFORM, lockLot } from '../listing/index.js';
import { BiddingService } from './bidding.service.js';
import { SeatQueries } from './seats.js';
import { type Draft, SessionBook } from './session-book.js';
import { SessionEntity, deadlineOf, keepState, moveSession, rulesOf, stateOf } from './session.entity.js';

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
    private readonly calendars: CalendarService,
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
    const { lotId } = await tx.findOneByOrFail(SessionEntity, { id });
    const lot = await lockLot(tx, lotId);
    const session = await lockRow(tx, SessionEntity, { id });
    const now = await this.clock.now(tx);
    const due = deadlineOf(session);
    const isDue = due !== undefined && due.at <= now.getTime();
    const drafts = isDue ? await this.step(tx, session, due.action, now) : [];
    await this.book.write(tx, session, lot.no, { drafts, recordedAt: now });
    if (!isDue) return;
    await tell(tx, 'lot.session', lotId, { state: session.state });
    await this.tellResult(tx, session, lot);
  }

  /** Takes a step of the session; answers what its log says of it. */
  private async step(
    tx: EntityManager,
    session: SessionEntity,
    action: SessionAction,
    now: Date,
  ): Promise<Draft[]> {
    moveSession(session, action);
    switch (action) {
      case 'drawPaddles':
        return this.seats.draw(tx, session.lotId, now);
      case 'pause':
        return this.stopForTheNight(tx, session);
      case 'resume':
        return [goOn(session)];
      case 'end':
        return this.end(tx, session, now);
      default:
        return [];
    }
  }

  /** It stopped when the day ended, however late this is written down. */
  private async stopForTheNight(tx: EntityManager, session: SessionEntity): Promise<Draft[]> {
    const at = session.dayEndAt!;
    keepState(session, pause(stateOf(session), at.getTime()));
    const morning = nextMorning(await this.calendars.load(tx), at.getTime());
    session.resumeAt = isRefusal(morning) ? null : new Date(morning);
    return [{ kind: 'PAUSE', value: canonicalJson({ reason: 'NIGHT' }), at }];
  }

  private async end(tx: EntityManager, session: SessionEntity, now: Date): Promise<Draft[]> {
    session.endedAt = now;
    const { leader, currentFen } = stateOf(session);
    const result = sessionResult({ leader, currentFen }, null, directionOf(rulesOf(session)));
    session.failure = result.failure;
    moveSession(session, result.failure === null ? 'win' : 'fail');
    const winner = await this.seats.of(tx, leader ? [leader] : []);
    const value = canonicalJson(resultFacts(result, winner.get(leader ?? '')?.paddle ?? null));
    return [{ kind: 'END', value, at: session.endAt }];
  }

  private async tellResult(tx: EntityManager, session: SessionEntity, lot: LotEntity): Promise<void> {
    const { lotId, failure } = session;
    if (session.state === 'WON')
      await this.wonHook(tx, { lotId, registrationId: session.leaderId!, amountFen: session.currentFen! });
    if (session.state === 'FAILED')
      await this.moves.moveLot(tx, lot, 'fail', { ...THE_PLATFORM, reason: FAILURES[failure!] });
  }
}

function goOn(session: SessionEntity): Draft {
  const at = session.resumeAt!;
  keepState(session, resume(rulesOf(session), stateOf(session), at.getTime()));
  session.resumeAt = null;
  return { kind: 'RESUME', value: canonicalJson({ endAt: session.endAt.toISOString() }), at };
}

/** The result as the last line of the log states it. */
function resultFacts({ amountFen, failure }: SessionResult, winner: string | null): object {
  return { winner, amountFen: amountFen?.toString() ?? null, failure };
}
