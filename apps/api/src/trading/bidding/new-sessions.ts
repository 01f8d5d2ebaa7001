import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type SessionRules, needsReserve, openingState, reserveDueAt, sessionGenesis } from '@helan/domain';
import { type SessionTermsView, toJsonForm } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../../kernel/canonical.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { NoticeBoard } from '../../publicity/notice/index.js';
import { RegistrationEntity } from '../registration/index.js';
import { ReserveService, sessionSealing } from './opening/reserve.service.js';
import { SessionBook } from './session-book.js';
import { SessionEntity, keepState, ofLot } from './session.entity.js';
import { sessionRules } from './session-rules.js';

/** Of notices from before the rule. Source: rules §21 A14b. */
const DEFAULT_OUTAGE_SECONDS = 5;

interface NewSession {
  readonly openedBy: string;
  readonly startAt: Date;
  /** What one alone agrees to, where nobody bids; in the smallest part of the lot's price. */
  readonly agreedFen?: bigint;
}

/** Sets sessions up: paddles given back, the rules frozen, and everything that was fixed before anyone bid in the terms of the log. */
@Injectable()
export class NewSessions implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly board: NoticeBoard,
    private readonly book: SessionBook,
    readonly reserves: ReserveService,
  ) {}

  onModuleInit(): void {
    this.reserves.whenEntered((tx, lot, { hash }) => this.takeReserve(tx, lot, hash));
  }

  async create(tx: EntityManager, openedBy: string, lot: LotEntity, startAt: Date): Promise<void> {
    const session = await this.lay(tx, lot, { openedBy, startAt });
    await tx.insert(SessionEntity, session);
    await this.book.write(tx, session, lot.no, { drafts: [], recordedAt: await this.clock.now(tx) });
  }

  /** A session as it stands before its first line; the caller inserts it. */
  async lay(
    tx: EntityManager,
    lot: LotEntity,
    { openedBy, startAt, agreedFen }: NewSession,
  ): Promise<SessionEntity> {
    const rules = sessionRules(lot, startAt.getTime());
    const number = (await tx.count(SessionEntity, { where: { lotId: lot.id } })) + 1;
    await tx.update(SessionEntity, ofLot(lot.id), { isCurrent: false });
    await tx.update(RegistrationEntity, { lotId: lot.id }, { paddle: null });
    const told = await this.termsOf(tx, lot, rules, number);
    const terms = agreedFen === undefined ? told : { ...told, agreedFen: agreedFen.toString() };
    const session = Object.assign(new SessionEntity(), {
      id: randomUUID(),
      lotId: lot.id,
      number,
      isCurrent: true,
      state: 'SCHEDULED',
      rememberedState: null,
      rules: terms.rules,
      startAt,
      graceMs: lot.terms.trading!.graceSeconds * 1000,
      outageMs: (lot.terms.trading!.outageSeconds ?? DEFAULT_OUTAGE_SECONDS) * 1000,
      round: 1,
      openingDueAt: null,
      reserveDueAt: terms.reserveHash === null ? dueAtOf(lot, startAt) : null,
      resumeAt: null,
      roundStartAt: null,
      outages: 0,
      question: null,
      questionedId: null,
      terms,
      lines: 0,
      lastHash: sessionGenesis(terms, sha256),
      failure: null,
      nextDueAt: null,
      openedBy,
      endedAt: null,
    });
    keepState(session, openingState(rules));
    return session;
  }

  /** Nothing is written yet of a session that waits for its reserve: its terms are whole with it. */
  private async takeReserve(tx: EntityManager, lot: LotEntity, reserveHash: string): Promise<void> {
    const session = await tx.findOne(SessionEntity, {
      where: ofLot(lot.id),
      lock: { mode: 'pessimistic_write' },
    });
    if (!session?.reserveDueAt) return;
    session.terms = { ...session.terms, reserveHash };
    Object.assign(session, { lastHash: sessionGenesis(session.terms, sha256), reserveDueAt: null });
    await this.book.write(tx, session, lot.no, { drafts: [], recordedAt: await this.clock.now(tx) });
  }

  private async termsOf(
    tx: EntityManager,
    { id, no, terms }: LotEntity,
    rules: SessionRules,
    session: number,
  ): Promise<SessionTermsView> {
    const { sealing, trading } = terms;
    return {
      lotNo: no,
      session,
      arrival: 'LAST_BYTE',
      rules: toJsonForm(rules),
      notice: await this.board.latestOf(tx, id),
      sealing: sealing && sessionSealing(sealing),
      ...(terms.drawHash === undefined ? {} : { drawHash: terms.drawHash }),
      ...(sealing && 'holders' in sealing && trading && needsReserve(trading)
        ? { reserveRule: 'ONLY_IF_MET' as const }
        : {}),
      reserveHash: trading?.hasReserve ? await this.reserves.hashOf(tx, id) : null,
    };
  }
}

/** Until when the reserve of a session must be entered; null where the notice knows no such deadline. */
function dueAtOf({ terms }: LotEntity, startAt: Date): Date | null {
  const at = reserveDueAt(terms.trading!, startAt.getTime());
  return at === null ? null : new Date(at);
}
