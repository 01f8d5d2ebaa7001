import { type JsonForm, type SessionTermsView, fromJsonForm } from '@helan/contracts';
import {
  type BiddingState,
  type SessionAction,
  type SessionFailure,
  type SessionQuestion,
  type SessionRules,
  type SessionState,
  sessionDeadline,
  sessionLifecycle,
} from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';
import { unwrap } from '../../kernel/http/index.js';

/** One session of a lot: the lock of its row is the order of all bids. */
@Entity('bidding_session')
export class SessionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') lotId!: string;
  /** Which session of the lot, from one. */
  @Column('integer') number!: number;
  /** Only the newest session of a lot is. */
  @Column('boolean') isCurrent!: boolean;
  @Column('text') state!: SessionState;
  @Column('text', { nullable: true }) rememberedState!: SessionState | null;
  /** Frozen when the session is set up. */
  @Column('jsonb') rules!: JsonForm<SessionRules>;
  @Column('timestamptz') startAt!: Date;
  @Column('timestamptz') freeEndAt!: Date;
  /** The one effective end. */
  @Column('timestamptz') endAt!: Date;
  @Column('integer') graceMs!: number;
  /** For how long no process may be silent before its end. */
  @Column('integer') outageMs!: number;
  /** How many bids stand. */
  @Column('integer') count!: number;
  @FenColumn({ nullable: true }) currentFen!: bigint | null;
  @Column('uuid', { nullable: true }) leaderId!: string | null;
  @Column('integer', { nullable: true }) leaderRank!: number | null;
  /** Who has declared the ceiling price, in the order of the log. */
  @Column('uuid', { array: true }) atCeiling!: string[];
  /** Who has said that he goes on into the limited phase, where the notice asks for it. */
  @Column('uuid', { array: true }) entered!: string[];
  @Column('integer') extensions!: number;
  /** When the last accepted bid counted. */
  @Column('timestamptz', { nullable: true }) lastAt!: Date | null;
  @Column('timestamptz', { nullable: true }) resumedAt!: Date | null;
  /** How often a silence of the platform has stopped it. */
  @Column('integer') outages!: number;
  /** What two people have to decide before it goes on, and whom it is about. */
  @Column('text', { nullable: true }) question!: SessionQuestion | null;
  @Column('uuid', { nullable: true }) questionedId!: string | null;
  @Column('timestamptz', { nullable: true }) pausedAt!: Date | null;
  @Column('bigint', { transformer: { from: Number, to: String } }) heldMs!: number;
  @Column('timestamptz', { nullable: true }) dayEndAt!: Date | null;
  /** Which round of sealed prices, from one. */
  @Column('integer') round!: number;
  /** Until when two holders must have opened what is sealed. */
  @Column('timestamptz', { nullable: true }) openingDueAt!: Date | null;
  /** Until when its reserve must be entered; null where it is there, or none is needed. */
  @Column('timestamptz', { nullable: true }) reserveDueAt!: Date | null;
  /** When a stopped session goes on by itself. */
  @Column('timestamptz', { nullable: true }) resumeAt!: Date | null;
  /** When the round that is waited for begins, by what was announced first; null where none is. */
  @Column('timestamptz', { nullable: true }) roundStartAt!: Date | null;
  @Column('uuid', { array: true, nullable: true }) invited!: string[] | null;
  /** What the log begins from. */
  @Column('jsonb') terms!: SessionTermsView;
  /** How many lines the log has. */
  @Column('integer') lines!: number;
  @Column('text') lastHash!: string;
  @Column('text', { nullable: true }) failure!: SessionFailure | null;
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
  @Column('uuid') openedBy!: string;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}

/** For finding the session that a lot has now. */
export function ofLot(lotId: string): { lotId: string; isCurrent: true } {
  return { lotId, isCurrent: true };
}

export function rulesOf(session: SessionEntity): SessionRules {
  return fromJsonForm<SessionRules>(session.rules);
}

/** What a session has come to. `placed` is who has put in an envelope in this round; nobody in an open mode. */
export function stateOf(session: SessionEntity, placed: readonly string[] = []): BiddingState {
  return {
    count: session.count,
    currentFen: session.currentFen,
    leader: session.leaderId,
    leaderRank: session.leaderRank,
    atCeiling: session.atCeiling,
    entered: session.entered,
    freeEndAt: session.freeEndAt.getTime(),
    endAt: session.endAt.getTime(),
    extensions: session.extensions,
    lastAt: session.lastAt?.getTime() ?? null,
    resumedAt: session.resumedAt?.getTime() ?? null,
    pausedAt: session.pausedAt?.getTime() ?? null,
    heldMs: session.heldMs,
    dayEndAt: session.dayEndAt?.getTime() ?? null,
    placed,
    invited: session.invited,
    isEnded: isClosed(session),
  };
}

/** Writes a state of the domain into the row that the caller holds locked. */
export function keepState(session: SessionEntity, state: BiddingState): void {
  const { count, currentFen, leader, leaderRank, freeEndAt, endAt, extensions, heldMs, invited } = state;
  Object.assign(session, {
    count,
    currentFen,
    leaderId: leader,
    leaderRank,
    atCeiling: [...state.atCeiling],
    entered: [...state.entered],
    freeEndAt: new Date(freeEndAt),
    endAt: new Date(endAt),
    extensions,
    lastAt: toDate(state.lastAt),
    resumedAt: toDate(state.resumedAt),
    pausedAt: toDate(state.pausedAt),
    heldMs,
    dayEndAt: toDate(state.dayEndAt),
    invited,
  });
}

/** Takes a step of the lifecycle; where a pause began is remembered. */
export function moveSession(session: SessionEntity, action: SessionAction): void {
  const from = session.state;
  session.state = unwrap(sessionLifecycle.next(from, action, session.rememberedState ?? undefined));
  session.rememberedState = session.state === 'PAUSED' ? from : null;
}

/** A moment of the session's log: never before the bid that was accepted last, whose time another clock gave. */
export function momentIn({ lastAt }: SessionEntity, now: Date): Date {
  return lastAt !== null && lastAt > now ? lastAt : now;
}

/** Whether one alone agrees in it, so that nobody bids and only a reserve is opened. */
export function isAgreed({ terms }: Pick<SessionEntity, 'terms'>): boolean {
  return terms.agreedFen !== undefined;
}

/** Whether it stands still between two rounds of sealed prices, of which the next one has been announced. */
export function awaitsRound({ state, roundStartAt }: SessionEntity): boolean {
  return state === 'PAUSED' && roundStartAt !== null;
}

/** Whether its clock runs and bids are taken. */
export function isRunning({ state }: SessionEntity): boolean {
  return state === 'FREE' || state === 'LIMITED';
}

/** Whether bids are still to come, so that nothing sealed may be touched. */
export function isBeforeEnd({ state }: SessionEntity): boolean {
  return ['SCHEDULED', 'READY', 'FREE', 'LIMITED', 'PAUSED'].includes(state);
}

/** Whether it takes no bid any more, whatever became of it. */
export function isClosed({ state }: SessionEntity): boolean {
  return ['ENDED', 'OPENING', 'WON', 'FAILED', 'CANCELLED'].includes(state);
}

/** What time next brings to the session as it stands in its row, or nothing. */
export function deadlineOf(session: SessionEntity): ReturnType<typeof sessionDeadline> {
  const { graceMs, resumeAt, openingDueAt, reserveDueAt } = session;
  const waits = {
    graceMs,
    resumeAt: resumeAt?.getTime() ?? null,
    openingDueAt: openingDueAt?.getTime() ?? null,
    reserveDueAt: reserveDueAt?.getTime() ?? null,
  };
  return sessionDeadline(session.state, rulesOf(session), stateOf(session), waits);
}

function toDate(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}
