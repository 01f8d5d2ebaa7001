import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LotTermsView } from '@helan/contracts';
import { type OpenRules, beginLimitedAt, canonicalJson } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { type LotEntity, ProjectEntity } from '../../listing/listing/index.js';
import { ChangeService, PublicationService } from '../../publicity/notice/index.js';
import { RegistrationMoves } from '../registration/index.js';
import { NewSessions } from './new-sessions.js';
import { SeatQueries } from './seats.js';
import { SessionBook } from './session-book.js';
import { SessionControl } from './session-control.service.js';
import { SessionEntity, isRunning, keepState, ofLot, rulesOf, stateOf, momentIn } from './session.entity.js';

/** 动态报价: open from the notice on; who is admitted sits down with his first bid, and stays once he has bid. */
@Injectable()
export class DynamicSessions implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly publications: PublicationService,
    private readonly changes: ChangeService,
    private readonly registrations: RegistrationMoves,
    private readonly sessions: NewSessions,
    private readonly control: SessionControl,
    private readonly seats: SeatQueries,
    private readonly book: SessionBook,
  ) {}

  onModuleInit(): void {
    this.publications.whenPublished(async (tx, lot, actor) => {
      if (isDynamic(lot) && !(await this.sessions.reserves.isMissing(tx, lot)))
        await this.begin(tx, actor.accountId, lot);
    });
    this.changes.whenChanged((tx, lot, before) => this.beginAnew(tx, lot, before));
    this.sessions.reserves.whenEntered(async (tx, lot, { actor }) => {
      const isListed = lot.state === 'LISTED' || lot.state === 'EXTENDED';
      if (isListed && isDynamic(lot) && !(await this.isOpen(tx, lot)))
        await this.begin(tx, actor.accountId, lot);
    });
    this.registrations.guard(async (tx, { id, lotId }, action) => {
      if (action !== 'withdraw' && action !== 'standDown') return;
      if (await this.hasBid(tx, lotId, id)) throw refused('bid.binding');
    });
  }

  /** Whether a lot has such a session that runs: not before its reserve is entered, where the notice announces one. */
  async isOpen(tx: EntityManager, lot: LotEntity): Promise<boolean> {
    const session = isDynamic(lot) ? await tx.findOneBy(SessionEntity, ofLot(lot.id)) : null;
    return session !== null && !session.endedAt;
  }

  /** Says when the limited window begins; the log says it to everybody. */
  async beginLimited(tx: EntityManager, lot: LotEntity, at: Date): Promise<void> {
    const session = await lockRow(tx, SessionEntity, ofLot(lot.id));
    if (!isRunning(session)) throw refused('lifecycle.not-now');
    const now = await this.clock.now(tx);
    keepState(session, beginLimitedAt(rulesOf(session) as OpenRules, stateOf(session), at.getTime()));
    const value = canonicalJson({ freeEndAt: at.toISOString() });
    const drafts = [{ kind: 'LIMITED_AT', value, at: momentIn(session, now) } as const];
    await this.book.write(tx, session, lot.no, { drafts, recordedAt: now });
    await tell(tx, 'lot.session', lot.id, { state: session.state });
  }

  /** Whoever bids for the first time draws his paddle now. */
  async seatNewcomers(
    tx: EntityManager,
    session: SessionEntity,
    lotNo: string,
    registrationIds: readonly string[],
  ): Promise<void> {
    if (rulesOf(session).mode !== 'DYNAMIC') return;
    const now = await this.clock.now(tx);
    const drafts = await this.seats.draw(tx, session, { at: now, among: registrationIds });
    if (drafts.length > 0) await this.book.write(tx, session, lotNo, { drafts, recordedAt: now });
  }

  /** The best bid of a session that is open, or nothing. */
  async standingBid(
    tx: EntityManager,
    lotId: string,
  ): Promise<{ registrationId: string; amountFen: bigint } | null> {
    const session = await tx.findOneBy(SessionEntity, ofLot(lotId));
    if (!session?.leaderId || session.currentFen === null) return null;
    return { registrationId: session.leaderId, amountFen: session.currentFen };
  }

  /** Bids were for what the notice said then: with other terms the bidding begins anew. */
  private async beginAnew(tx: EntityManager, lot: LotEntity, terms: LotTermsView): Promise<void> {
    const before = await tx.findOneBy(SessionEntity, ofLot(lot.id));
    await this.control.endWithLot(tx, lot);
    if (!isSamePrice(terms, lot.terms)) await this.sessions.reserves.drop(tx, lot);
    if (!isDynamic(lot) || (await this.sessions.reserves.isMissing(tx, lot))) return;
    const { createdBy } = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    await this.begin(tx, before?.openedBy ?? createdBy, lot);
  }

  private async begin(tx: EntityManager, openedBy: string, lot: LotEntity): Promise<void> {
    await this.sessions.create(tx, openedBy, lot, await this.clock.now(tx));
  }

  private async hasBid(tx: EntityManager, lotId: string, registrationId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `select 1 from session_line l join bidding_session s on s.id = l.session_id
       where s.lot_id = $1 and s.is_current and s.ended_at is null and l.registration_id = $2 and l.bid_no is not null
       limit 1`,
      [lotId, registrationId],
    );
    return rows.length > 0;
  }
}

/** Whether a lot is bid for while it is listed. */
export function isDynamic({ terms }: LotEntity): boolean {
  return terms.trading?.mode === 'DYNAMIC';
}

/** Whether what was sealed as the lowest price for one notice means the same under the other. */
function isSamePrice(one: LotTermsView, other: LotTermsView): boolean {
  const asked = ({ price, startPriceFen }: LotTermsView) => canonicalJson([price, startPriceFen]);
  return asked(one) === asked(other);
}
