import { Injectable } from '@nestjs/common';
import { type BidReceipt, ERRORS } from '@helan/contracts';
import { isSealedRules } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Lane, lockRow } from '../../kernel/db/index.js';
import { RefusedError, refused } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { findPlace } from '../registration/index.js';
import { Arrivals } from './arrivals.js';
import type { SentAttempt } from './bid-attempt.js';
import { type BatchOutcome, BidQueue, type WaitingBid } from './bid-queue.js';
import { layTable } from './bid-table.js';
import { DynamicSessions } from './dynamic-sessions.js';
import { Receipts } from './receipts.js';
import { KnownPlaces } from './known-places.js';
import { type Judgement, judgeBatch } from './judge-batch.js';
import { SeatQueries } from './seats.js';
import { type Batch, SessionBook } from './session-book.js';
import { SessionEntity, keepState, ofLot, rulesOf, stateOf } from './session.entity.js';

type Outcome = BatchOutcome<BidReceipt>;

/** By how much the clocks of two processes may differ. */
const LARGEST_STEP_BACK_MS = 500;

/** Places bids: one queue a lot, one transaction a batch, every answer after its commit. */
@Injectable()
export class BiddingService {
  private readonly queues = new Map<string, BidQueue<BidReceipt>>();

  constructor(
    private readonly lane: Lane,
    private readonly clock: PlatformClock,
    private readonly seats: SeatQueries,
    private readonly book: SessionBook,
    private readonly receipts: Receipts,
    private readonly dynamic: DynamicSessions,
    private readonly places: KnownPlaces,
    private readonly arrivals: Arrivals,
  ) {}

  async place(actor: Actor, lotId: string, attempt: SentAttempt): Promise<BidReceipt> {
    const { manager } = this.lane.dataSource;
    const registration = await findPlace(manager, { lotId, partyId: actor.partyId });
    if (!registration) throw refused('bid.not-admitted');
    if (!(await manager.existsBy(SessionEntity, ofLot(lotId)))) {
      throw refused(registration.state === 'ADMITTED' ? 'bid.not-open' : 'bid.not-admitted');
    }
    this.places.keep(actor, lotId, registration.id);
    return this.put(lotId, { ...attempt, registrationId: registration.id });
  }

  /** A bid of somebody whose place in the session is known; whether it stands is judged under the lock. */
  async put(lotId: string, bid: WaitingBid): Promise<BidReceipt> {
    try {
      return await this.decided(lotId, bid);
    } catch (error) {
      if (!isAfterEnd(error)) throw error;
      return this.placeAfterGrace(lotId, bid);
    }
  }

  /** Another process may hold a bid that moves the end: what is stamped too late waits out the grace first. */
  private async placeAfterGrace(lotId: string, bid: WaitingBid): Promise<BidReceipt> {
    const { graceMs, endAt } = await this.lane.dataSource.manager.findOneByOrFail(
      SessionEntity,
      ofLot(lotId),
    );
    const waitMs = Math.min(graceMs, Math.max(0, endAt.getTime() + graceMs - this.clock.stamp()));
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    return this.decided(lotId, bid);
  }

  private decided(lotId: string, bid: WaitingBid): Promise<BidReceipt> {
    return this.arrivals.decided({ lotId, at: bid.at }, isDecision, () => this.queueOf(lotId).push(bid));
  }

  private queueOf(lotId: string): BidQueue<BidReceipt> {
    const queue =
      this.queues.get(lotId) ??
      new BidQueue((bids, meanwhile) =>
        this.lane.transactions.run((tx) => this.decide(tx, lotId, { bids, meanwhile })),
      );
    this.queues.set(lotId, queue);
    return queue;
  }

  /** Judges a batch inside the lock of the lot and writes what stands; the caller answers after the commit. */
  private async decide(
    tx: EntityManager,
    lotId: string,
    { bids, meanwhile }: { bids: readonly WaitingBid[]; meanwhile: () => void },
  ): Promise<Outcome[]> {
    const session = await lockRow(tx, SessionEntity, ofLot(lotId));
    const lotNo = await this.receipts.lotNo(tx, lotId);
    const bidders = bids.map(({ registrationId }) => registrationId);
    await this.dynamic.seatNewcomers(tx, session, lotNo, bidders);
    const table = await layTable(tx, session.id, bids);
    this.requireForwardTime(session, table.now);
    const placed = isSealedRules(rulesOf(session)) ? await this.seats.placed(tx, session) : [];
    const judgement = judgeBatch(session, stateOf(session, placed), bids, table);
    const writing = this.write(tx, session, lotNo, { ...judgement, recordedAt: table.now });
    setImmediate(meanwhile);
    const batch = await writing;
    const outcomes: Outcome[] = [];
    for (const verdict of judgement.verdicts) {
      if ('error' in verdict) outcomes.push(verdict);
      else if ('draft' in verdict) outcomes.push({ answer: this.receipts.of(lotNo, batch!, verdict.draft) });
      else outcomes.push({ answer: await this.receipts.again(tx, session, verdict.seq) });
    }
    return outcomes;
  }

  /** A clock that went back is told of before anything is decided by it. Source: rules §21 A14a. */
  private requireForwardTime({ lastAt }: SessionEntity, now: Date): void {
    if (lastAt === null || now.getTime() >= lastAt.getTime() - LARGEST_STEP_BACK_MS) return;
    this.clock.measure().catch(() => undefined);
    throw refused('server.busy');
  }

  private async write(
    tx: EntityManager,
    session: SessionEntity,
    lotNo: string,
    { drafts, state, recordedAt }: Judgement & { recordedAt: Date },
  ): Promise<Batch | undefined> {
    if (drafts.length === 0) return undefined;
    keepState(session, state);
    const batch = await this.book.write(tx, session, lotNo, { drafts, recordedAt });
    await tell(tx, 'lot.bid', session.lotId, { seq: session.lines });
    return batch;
  }
}

/** A refusal is a decision, but for those that say to come again. */
function isDecision(error: unknown): boolean {
  return error instanceof RefusedError && ERRORS[error.faults[0]!.code].status < 500;
}

function isAfterEnd(error: unknown): boolean {
  return error instanceof RefusedError && error.faults[0]?.code === 'bid.after-end';
}
