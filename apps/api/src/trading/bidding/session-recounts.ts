import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Instant, nextMorning, shanghaiDate, shanghaiInstant } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { unwrap } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { PeriodRecounts, type Postponement } from '../../publicity/notice/index.js';
import { type Recount, Recounts } from '../../rules/calendar/index.js';
import { DynamicSessions } from './dynamic-sessions.js';
import { NewSessions } from './new-sessions.js';
import { SessionBook } from './session-book.js';
import { SessionControl } from './session-control.service.js';
import { SessionEntity, awaitsRound, ofLot, rulesOf } from './session.entity.js';

/** What has moved, from when, to when. */
type Move = readonly [what: string, before: Date, after: Date];

/** A session that has been planned and in which nobody can have bid. */
function isPlanned({ state }: SessionEntity): boolean {
  return state === 'SCHEDULED' || state === 'READY';
}

/** Sessions planned for a day that is a working day no more: they begin, or go on, on the next one. Source: rules §21 A15. */
@Injectable()
export class SessionRecounts implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly recounts: Recounts,
    private readonly periods: PeriodRecounts,
    private readonly moves: ListingMoves,
    private readonly control: SessionControl,
    private readonly sessions: NewSessions,
    private readonly dynamic: DynamicSessions,
    private readonly book: SessionBook,
  ) {}

  onModuleInit(): void {
    this.recounts.of({
      table: 'bidding_session',
      lane: 'SESSIONS',
      find: `select id from bidding_session where is_current and ended_at is null
               and case when state in ('SCHEDULED', 'READY') then start_at when state = 'PAUSED' then resume_at
                   when state = 'OPENING' then opening_due_at when state = 'FREE' then free_end_at end
               >= $1::date::timestamp at time zone 'Asia/Shanghai'`,
      recount: (tx, id, recount) => this.recount(tx, id, recount),
    });
    this.periods.askWhetherTraded((tx, lot) => this.isUntraded(tx, lot));
    this.moves.whenLotMoves(async (tx, { lot, action }) => {
      if (action === 'reopenRegistration') await this.giveUpPlan(tx, lot);
    });
  }

  /** Before a session has been planned, and before a planned one has begun. */
  private async isUntraded(tx: EntityManager, lot: LotEntity): Promise<boolean> {
    if (lot.state === 'REG_CLOSED') return true;
    const session = await tx.findOneBy(SessionEntity, ofLot(lot.id));
    return session !== null && (isPlanned(session) || session.state === 'CANCELLED');
  }

  /** With more days to register the session is planned anew. */
  private async giveUpPlan(tx: EntityManager, lot: LotEntity): Promise<void> {
    const session = await tx.findOneBy(SessionEntity, ofLot(lot.id));
    if (session && isPlanned(session)) await this.control.endWithLot(tx, lot);
  }

  private async recount(tx: EntityManager, id: string, recount: Recount): Promise<void> {
    const { lotId } = await tx.findOneByOrFail(SessionEntity, { id });
    const lot = await lockLot(tx, lotId);
    const session = await lockRow(tx, SessionEntity, { id });
    if (isPlanned(session)) await this.planAnew(tx, lot, session, recount);
    else if (session.state === 'FREE') await this.moveLimited(tx, lot, session, recount);
    else if (session.state === 'PAUSED') await this.moveWait(tx, { lot, session }, 'resumeAt', recount);
    else if (session.state === 'OPENING') await this.moveWait(tx, { lot, session }, 'openingDueAt', recount);
  }

  /**
   * Its log begins with its rules, so that a session at another time is another session. The board says when before it
   * is set up: its record names the notice that says so.
   */
  private async planAnew(
    tx: EntityManager,
    lot: LotEntity,
    session: SessionEntity,
    recount: Recount,
  ): Promise<void> {
    const startAt = nextSame(session.startAt, recount);
    if (!startAt) return;
    await this.control.endWithLot(tx, lot);
    await this.announceStart(tx, lot, recount, ['竞价开始', session.startAt, startAt]);
    await this.sessions.create(tx, session.openedBy, lot, startAt);
    await tell(tx, 'lot.session', lot.id, { state: 'SCHEDULED' });
  }

  /** An open session becomes limited on a working day, too. */
  private async moveLimited(
    tx: EntityManager,
    lot: LotEntity,
    session: SessionEntity,
    recount: Recount,
  ): Promise<void> {
    if (lot.state !== 'TRADING' || rulesOf(session).mode !== 'DYNAMIC') return;
    const at = nextSame(session.freeEndAt, recount);
    if (!at) return;
    const before = session.freeEndAt;
    await this.announceStart(tx, lot, recount, ['限时竞价开始', before, at]);
    await this.dynamic.beginLimited(tx, lot, at);
  }

  private async moveWait(
    tx: EntityManager,
    { lot, session }: { readonly lot: LotEntity; readonly session: SessionEntity },
    wait: 'resumeAt' | 'openingDueAt',
    recount: Recount,
  ): Promise<void> {
    const before = session[wait];
    const at = before && nextSame(before, recount);
    if (!at) return;
    session[wait] = at;
    await this.book.write(tx, session, lot.no, { drafts: [], recordedAt: await this.clock.now(tx) });
    await tell(tx, 'lot.session', lot.id, { state: session.state });
    if (awaitsRound(session))
      await this.announceStart(tx, lot, recount, [`第 ${session.round} 轮密封报价开始`, before, at]);
    else await this.announce(tx, lot, recount, [wait === 'resumeAt' ? '竞价恢复' : '开启截止', before, at]);
  }

  private announce(tx: EntityManager, lot: LotEntity, recount: Recount, move: Move): Promise<void> {
    return this.periods.announce(tx, lot, postponed(recount, move));
  }

  /** The moment stands in the notice as a moment, too, for whoever holds the record against it. */
  private announceStart(tx: EntityManager, lot: LotEntity, recount: Recount, move: Move): Promise<void> {
    return this.periods.announce(tx, lot, { ...postponed(recount, move), sessionStartAt: move[2] });
  }
}

function postponed(recount: Recount, [what, before, after]: Move): Postponement {
  return { title: `${what}顺延`, recount, moved: [what, inWords(before), inWords(after)] };
}

/** The same time on the next working day, where the day has been lost. */
function nextSame(at: Date, { calendar, lost }: Recount): Date | null {
  const date = shanghaiDate(at.getTime());
  if (!lost.includes(date)) return null;
  const next: Instant = unwrap(nextMorning(calendar, at.getTime()));
  return new Date(
    at.getTime() + shanghaiInstant(shanghaiDate(next), '00:00') - shanghaiInstant(date, '00:00'),
  );
}

function inWords(at: Date): string {
  return at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' });
}
