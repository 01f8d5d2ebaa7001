import { Injectable } from '@nestjs/common';
import type { BidReceipt } from '@helan/contracts';
import { isSealedRules } from '@helan/domain';
import { type EntityManager, In } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { apart } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { logger } from '../../kernel/logger.js';
import { tellAll } from '../../kernel/outbox/outbox.js';
import type { BatchOutcome, LotBids, LotOutcome, Way } from './bid-queue.js';
import { type LaidTable, layTable } from './bid-table.js';
import { DynamicSessions } from './dynamic-sessions.js';
import { type Judgement, judgeBatch } from './judge-batch.js';
import { Receipts } from './receipts.js';
import { SeatQueries } from './seats.js';
import { type Page, SessionBook } from './session-book.js';
import { SessionEntity, keepState, rulesOf, stateOf } from './session.entity.js';

/** A lot of the batch whose session's row is held. */
interface HeldLot extends LotBids {
  readonly session: SessionEntity;
  readonly lotNo: string;
}

/** What its bids have come to; nothing of it is written yet. */
interface JudgedLot extends HeldLot {
  readonly verdicts: Judgement['verdicts'];
  /** Nothing where no bid stands. */
  readonly page?: Page;
}

/** A lot that its bids alone suffer from. */
interface FailedLot {
  readonly error: unknown;
}

/** By how much the clocks of two processes may differ. */
const LARGEST_STEP_BACK_MS = 500;

/** Judges waiting bids of lots under the locks of their sessions, and writes what stands. */
@Injectable()
export class BidDesk {
  constructor(
    private readonly clock: PlatformClock,
    private readonly seats: SeatQueries,
    private readonly book: SessionBook,
    private readonly receipts: Receipts,
    private readonly dynamic: DynamicSessions,
  ) {}

  /**
   * An outcome a lot, in their order, in the caller's transaction: they are answered after its commit. A lot that
   * somebody else holds is let be, and one that cannot be judged harms no other.
   */
  async decide(
    tx: EntityManager,
    waiting: readonly LotBids[],
    { isAlone, meanwhile }: Way,
  ): Promise<LotOutcome<BidReceipt>[]> {
    const lots = await this.lock(tx, waiting, isAlone);
    if (isAlone) await this.seatNewcomers(tx, lots[0]!);
    const asked = lots.flatMap(({ session, bids }) => bids.map((bid) => ({ sessionId: session.id, bid })));
    const table = await layTable(tx, asked, { isAlone });
    const judged = new Map<string, JudgedLot | FailedLot | 'HELD' | 'ALONE'>();
    const sealed = lots.filter(({ session }) => isSealedRules(rulesOf(session)));
    const placed = await this.seats.placedIn(
      tx,
      sealed.map(({ session }) => session.id),
    );
    for (const lot of lots) {
      const held = isAlone ? undefined : whyNotNow(lot, table);
      const result = held ?? (await this.judge(lot, table, placed.get(lot.session.id) ?? []));
      if (isAlone && typeof result === 'object' && 'error' in result) throw result.error;
      judged.set(lot.lotId, result);
    }
    const writing = this.write(tx, [...judged.values()]);
    setImmediate(meanwhile);
    for (const lotId of await writing) judged.set(lotId, 'ALONE');
    const outcomes: LotOutcome<BidReceipt>[] = [];
    for (const { lotId, bids } of waiting) {
      const lot = judged.get(lotId) ?? 'HELD';
      if (typeof lot === 'string') outcomes.push(lot);
      else if ('error' in lot) outcomes.push(bids.map(() => lot));
      else outcomes.push(await this.answers(tx, lot));
    }
    return outcomes;
  }

  /** In the order of their ids. Several lots wait for nobody: those that somebody else holds are left out. */
  private async lock(tx: EntityManager, waiting: readonly LotBids[], isAlone: boolean): Promise<HeldLot[]> {
    const sessions = await tx.find(SessionEntity, {
      where: { lotId: In(waiting.map(({ lotId }) => lotId)), isCurrent: true },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write', ...(isAlone ? {} : { onLocked: 'skip_locked' }) },
    });
    if (isAlone && sessions.length === 0) throw refused('resource.not-found');
    const lotNos = await this.receipts.lotNosOf(
      tx,
      sessions.map(({ lotId }) => lotId),
    );
    const bids = new Map(waiting.map((lot) => [lot.lotId, lot.bids]));
    return sessions.map((session) => {
      const { lotId } = session;
      return { lotId, session, lotNo: lotNos.get(lotId)!, bids: bids.get(lotId)! };
    });
  }

  private seatNewcomers(tx: EntityManager, { session, lotNo, bids }: HeldLot): Promise<void> {
    const bidders = bids.map(({ registrationId }) => registrationId);
    return this.dynamic.seatNewcomers(tx, session, lotNo, bidders);
  }

  private async judge(
    { session, lotNo, lotId, bids }: HeldLot,
    table: LaidTable,
    placed: readonly string[],
  ): Promise<JudgedLot | FailedLot> {
    const lot = { session, lotNo, lotId, bids };
    try {
      this.requireForwardTime(session, table.now);
      const { drafts, state, verdicts } = judgeBatch(session, stateOf(session, placed), bids, table);
      if (drafts.length === 0) return { ...lot, verdicts };
      keepState(session, state);
      const page = await this.book.prepare(session, lotNo, { drafts, recordedAt: table.now });
      return { ...lot, verdicts, page };
    } catch (error) {
      return { error };
    }
  }

  /** A clock that went back is told of before anything is decided by it. Source: rules §21 A14a. */
  private requireForwardTime({ lastAt }: SessionEntity, now: Date): void {
    if (lastAt === null || now.getTime() >= lastAt.getTime() - LARGEST_STEP_BACK_MS) return;
    this.clock.measure().catch(() => undefined);
    throw refused('server.busy');
  }

  /** Returns the lots that cannot be written. */
  private async write(
    tx: EntityManager,
    judged: readonly (JudgedLot | FailedLot | 'HELD' | 'ALONE')[],
  ): Promise<string[]> {
    const pages = judged.flatMap((lot) =>
      typeof lot === 'object' && 'page' in lot && lot.page ? [lot.page] : [],
    );
    if (pages.length === 0) return [];
    const failed = await this.writeApart(tx, pages);
    const written = pages.filter((page) => !failed.includes(page));
    await tellAll(
      tx,
      'lot.bid',
      written.map(({ session }) => [session.lotId, { seq: session.lines }]),
    );
    return failed.map(({ session }) => session.lotId);
  }

  /** All in one statement; where that fails, each for itself, so that one that cannot be written takes no other along. */
  private async writeApart(tx: EntityManager, pages: readonly Page[]): Promise<Page[]> {
    if (pages.length === 1) {
      await this.book.writeBids(tx, pages);
      return [];
    }
    const failed: Page[] = [];
    const error = await apart(tx, () => this.book.writeBids(tx, pages));
    if (error === undefined) return failed;
    logger.warn({ err: error, lots: pages.length }, 'bids of several lots are written lot by lot');
    for (const page of pages) if (await apart(tx, () => this.book.writeBids(tx, [page]))) failed.push(page);
    return failed;
  }

  private async answers(
    tx: EntityManager,
    { session, lotNo, verdicts, page }: JudgedLot,
  ): Promise<BatchOutcome<BidReceipt>[]> {
    const outcomes: BatchOutcome<BidReceipt>[] = [];
    for (const verdict of verdicts) {
      if ('error' in verdict) outcomes.push(verdict);
      else if ('draft' in verdict)
        outcomes.push({ answer: this.receipts.of(lotNo, page!.batch!, verdict.draft) });
      else outcomes.push({ answer: await this.receipts.again(tx, session, lotNo, verdict.seq) });
    }
    return outcomes;
  }
}

/** Whoever sits down with his first bid draws a paddle, for which rows are written that others may hold. */
function whyNotNow({ session, bids }: HeldLot, table: LaidTable): 'HELD' | 'ALONE' | undefined {
  if (bids.some((bid) => table.isHeld(bid))) return 'HELD';
  const isSeated = ({ registrationId }: { registrationId: string }) =>
    table.seats.get(registrationId)?.paddle !== null;
  return rulesOf(session).mode === 'DYNAMIC' && !bids.every(isSeated) ? 'ALONE' : undefined;
}
