import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ROUND_NOTICE_MINUTES,
  type SealedRules,
  type Standing,
  canonicalJson,
  floorOf,
  nextRoundStart,
  planExtraRound,
  planWrittenRound,
  writtenRoundsIn,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { unwrap } from '../../../kernel/http/index.js';
import { tell } from '../../../kernel/outbox/outbox.js';
import type { LotEntity } from '../../../listing/listing/index.js';
import { SuspensionService } from '../../../publicity/notice/index.js';
import { CalendarService } from '../../../rules/calendar/index.js';
import { type Draft, SessionBook } from '../session-book.js';
import type { SessionLineEntity } from '../session-line.entity.js';
import { SessionPlans } from '../session-plans.js';
import {
  SessionEntity,
  awaitsRound,
  keepState,
  moveSession,
  ofLot,
  rulesOf,
  stateOf,
} from '../session.entity.js';

/** A session whose rounds so far are opened, under the lock of its row. */
interface Judged {
  readonly session: SessionEntity;
  readonly lot: LotEntity;
  readonly rules: SealedRules;
  /** Who is first by what is opened. */
  readonly first: readonly Standing[];
  readonly lines: readonly SessionLineEntity[];
  /** When the round before was opened, or ended without an offer. */
  readonly at: Date;
}

/**
 * The rounds after the first: each begins in trading hours, and stands on the board from the moment it is planned. Until
 * then the session stands still. Source: rules §8.2.6, §21 A14.
 */
@Injectable()
export class NextRounds implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly plans: SessionPlans,
    private readonly suspensions: SuspensionService,
    private readonly book: SessionBook,
  ) {}

  onModuleInit(): void {
    this.suspensions.whenResumed((tx, lot) => this.planAgain(tx, lot));
  }

  /** One more for everybody as long as the notice has some left, else one among equals; answers what the log says of it. */
  async plan(tx: EntityManager, { session, lot, rules, first, lines, at }: Judged): Promise<Draft> {
    const isForAll = session.round < writtenRoundsIn(rules);
    const startAt = await this.startOf(tx, rules);
    const invited = first.map(({ seq }) => lines[seq - 1]!.registrationId!);
    session.round += 1;
    moveSession(session, 'extraRound');
    moveSession(session, 'pause');
    const state = stateOf(session);
    keepState(
      session,
      isForAll
        ? planWrittenRound(rules, state, startAt.getTime())
        : planExtraRound(rules, state, { invited, startAt: startAt.getTime() }),
    );
    Object.assign(session, { roundStartAt: startAt, resumeAt: startAt });
    await this.announce(tx, lot, session, startAt);
    const value = canonicalJson({
      invited: isForAll ? null : first.map(({ bidder }) => bidder).sort(),
      floorFen: floorOf(rules, first).toString(),
      startAt: startAt.toISOString(),
      endAt: session.endAt.toISOString(),
    });
    return { kind: 'ROUND', value, at };
  }

  /** A lot that goes on while a round is waited for: when it begins is said anew. */
  private async planAgain(tx: EntityManager, lot: LotEntity): Promise<void> {
    const session = await tx.findOne(SessionEntity, {
      where: ofLot(lot.id),
      lock: { mode: 'pessimistic_write' },
    });
    if (!session || !awaitsRound(session)) return;
    const soonest = await this.startOf(tx, rulesOf(session) as SealedRules);
    const startAt = new Date(Math.max(soonest.getTime(), session.roundStartAt!.getTime()));
    session.resumeAt = startAt;
    await this.announce(tx, lot, session, startAt);
    await this.book.write(tx, session, lot.no, { drafts: [], recordedAt: await this.clock.now(tx) });
    await tell(tx, 'lot.session', lot.id, { state: session.state });
  }

  private async startOf(tx: EntityManager, { roundNoticeMs }: SealedRules): Promise<Date> {
    const noticeMs = roundNoticeMs ?? ROUND_NOTICE_MINUTES * 60_000;
    const now = (await this.clock.now(tx)).getTime();
    return new Date(unwrap(nextRoundStart(await this.calendars.load(tx), now, noticeMs)));
  }

  private announce(
    tx: EntityManager,
    lot: LotEntity,
    { round }: SessionEntity,
    startAt: Date,
  ): Promise<void> {
    return this.plans.announce(tx, lot, startAt, `第 ${round} 轮密封报价开始`);
  }
}
