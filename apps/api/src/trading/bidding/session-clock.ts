import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type SessionAction, canonicalJson, isRefusal, nextMorning, pause, resume } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { type LotEntity, lockLot } from '../../listing/listing/index.js';
import { OpeningRounds } from './opening/opening-rounds.js';
import { SeatQueries } from './seats.js';
import { type Draft, SessionBook } from './session-book.js';
import { SessionGuards } from './stops/session-guards.js';
import { SessionResults } from './session-results.js';
import { SessionEntity, deadlineOf, keepState, moveSession, rulesOf, stateOf } from './session.entity.js';

interface Step {
  readonly session: SessionEntity;
  readonly lot: LotEntity;
  readonly action: SessionAction;
  readonly now: Date;
}

/** What time brings to a session: it opens, becomes limited, stops for the night, ends, and its result follows. */
@Injectable()
export class SessionClock implements OnModuleInit {
  constructor(
    private readonly runner: DueRunner,
    private readonly clock: PlatformClock,
    private readonly guards: SessionGuards,
    private readonly seats: SeatQueries,
    private readonly book: SessionBook,
    private readonly results: SessionResults,
    private readonly opening: OpeningRounds,
    private readonly calendars: CalendarService,
  ) {}

  onModuleInit(): void {
    this.runner.register({
      table: 'bidding_session',
      key: 'id',
      name: '竞价场次的时刻',
      lane: 'SESSIONS',
      of: 'lot_id',
      before: (id) => this.guards.settled(id),
      apply: (tx, id) => this.apply(tx, id),
    });
  }

  private async apply(tx: EntityManager, id: string): Promise<void> {
    const { lotId } = await tx.findOneByOrFail(SessionEntity, { id });
    const lot = await lockLot(tx, lotId);
    const session = await lockRow(tx, SessionEntity, { id });
    const now = await this.clock.now(tx);
    const due = deadlineOf(session);
    const isDue = due !== undefined && due.at <= now.getTime();
    if (isDue && due.action === 'end' && (await this.guards.hold(tx, session, lot))) return;
    const drafts = isDue ? await this.step(tx, { session, lot, action: due.action, now }) : [];
    await this.book.write(tx, session, lot.no, { drafts, recordedAt: now });
    if (!isDue) return;
    await tell(tx, 'lot.session', lotId, { state: session.state });
    await this.results.tell(tx, session, lot);
    if (due.action === 'lapse') await this.opening.deadline.miss(tx, lot);
    if (due.action === 'missReserve') await this.opening.deadline.missReserve(tx, lot);
  }

  /** Takes a step of the session; answers what its log says of it. */
  private async step(tx: EntityManager, { session, lot, action, now }: Step): Promise<Draft[]> {
    moveSession(session, action);
    switch (action) {
      case 'drawPaddles':
        return this.seats.draw(tx, session, { at: now });
      case 'pause':
        return this.stopForTheNight(tx, session);
      case 'resume':
        return [goOn(session)];
      case 'end':
        return this.end(tx, session, lot, now);
      case 'missReserve':
        return [doNotOpen(session, now)];
      case 'lapse':
        session.openingDueAt = null;
        return [];
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

  /** Where nothing is sealed the result is there; else two holders have to open it first. */
  private async end(tx: EntityManager, session: SessionEntity, lot: LotEntity, now: Date): Promise<Draft[]> {
    if (await this.opening.isNeeded(tx, session)) {
      moveSession(session, 'seal');
      await this.opening.wait(tx, session, now);
      return [];
    }
    if (session.round > 1) return this.opening.conclude(tx, session, lot, session.endAt);
    return this.opening.endOpen(tx, session, lot, now);
  }
}

/** Its reserve is missing: it ends before it has begun. */
function doNotOpen(session: SessionEntity, now: Date): Draft {
  Object.assign(session, { endedAt: now, endAt: now, failure: 'CANCELLED', reserveDueAt: null });
  const value = canonicalJson({ winner: null, amountFen: null, failure: 'CANCELLED' });
  return { kind: 'END', value, at: now };
}

function goOn(session: SessionEntity): Draft {
  const at = session.resumeAt!;
  keepState(session, resume(rulesOf(session), stateOf(session), at.getTime()));
  Object.assign(session, { resumeAt: null, roundStartAt: null });
  return { kind: 'RESUME', value: canonicalJson({ endAt: session.endAt.toISOString() }), at };
}
