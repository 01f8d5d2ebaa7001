import { Injectable } from '@nestjs/common';
import { type AscendingState, applyBid, bidText, judgeBid } from '@helan/domain';
import type { BidReceipt } from '@helan/contracts';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../kernel/auth/index.js';
import { sha256 } from '../kernel/canonical.js';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../kernel/db/index.js';
import { RefusedError, refused } from '../kernel/http/index.js';
import { tell } from '../kernel/outbox/outbox.js';
import { LotEntity } from '../listing/index.js';
import { RegistrationEntity } from '../registration/index.js';
import { type BatchOutcome, BidQueue, type WaitingBid } from './bid-queue.js';
import { BidEntity } from './bid.entity.js';
import { SessionEntity, rulesOf, stateOf } from './session.entity.js';

export interface BidAttempt {
  readonly amountFen: bigint;
  readonly idempotencyKey: string;
  readonly at: number;
}

type Outcome = BatchOutcome<BidReceipt>;

/** Places bids: one queue a lot, one transaction a batch, every answer after its commit. */
@Injectable()
export class BiddingService {
  private readonly queues = new Map<string, BidQueue<BidReceipt>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
  ) {}

  async place(actor: Actor, lotId: string, attempt: BidAttempt): Promise<BidReceipt> {
    const registration =
      actor.partyId &&
      (await this.dataSource.manager.findOneBy(RegistrationEntity, { lotId, partyId: actor.partyId }));
    if (!registration) throw refused('bid.not-admitted');
    if (!(await this.dataSource.manager.existsBy(SessionEntity, { lotId }))) {
      throw refused(registration.state === 'ADMITTED' ? 'bid.not-open' : 'bid.not-admitted');
    }
    const bid: WaitingBid = { ...attempt, registrationId: registration.id };
    try {
      return await this.queueOf(lotId).push(bid);
    } catch (error) {
      if (!isAfterEnd(error)) throw error;
      return this.placeAfterGrace(lotId, bid);
    }
  }

  /** Another process may hold a bid that moves the end: what is stamped too late waits out the grace first. */
  private async placeAfterGrace(lotId: string, bid: WaitingBid): Promise<BidReceipt> {
    const { graceMs, endAt } = await this.dataSource.manager.findOneByOrFail(SessionEntity, { lotId });
    const waitMs = Math.min(graceMs, Math.max(0, endAt.getTime() + graceMs - this.clock.stamp()));
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    return this.queueOf(lotId).push(bid);
  }

  private queueOf(lotId: string): BidQueue<BidReceipt> {
    const queue =
      this.queues.get(lotId) ??
      new BidQueue((bids) => this.transactions.run((tx) => this.decide(tx, lotId, bids)));
    this.queues.set(lotId, queue);
    return queue;
  }

  /** Judges a batch inside the lock of the lot and writes what stands; the caller answers after the commit. */
  private async decide(tx: EntityManager, lotId: string, bids: readonly WaitingBid[]): Promise<Outcome[]> {
    const session = await lockRow(tx, SessionEntity, { lotId });
    const lot = await tx.findOneByOrFail(LotEntity, { id: lotId });
    const seats = await this.seatsOf(tx, bids);
    const known = await this.alreadyPlaced(tx, lotId, bids);
    const recordedAt = await this.clock.now(tx);
    const rules = rulesOf(session);
    let state: AscendingState = stateOf(session);
    let prevHash = session.lastHash;
    const placed: BidEntity[] = [];
    const outcomes = bids.map((bid): Outcome => {
      const before = known.get(keyOf(bid)) ?? placed.find((row) => keyOf(row) === keyOf(bid));
      if (before) return answerAgain(lot.no, before, bid, state);
      const seat = seats.get(bid.registrationId);
      if (session.endedAt && bid.at < session.endAt.getTime()) return { error: refused('bid.not-counted') };
      const judged = {
        bidder: bid.registrationId,
        amountFen: bid.amountFen,
        at: bid.at,
        isAdmitted: hasSeat(seat),
      };
      const fault = judgeBid(rules, state, judged);
      if (fault) return { error: new RefusedError([fault]) };
      state = applyBid(rules, state, judged);
      const row = toRow(lotId, lot.no, bid, { seq: state.seq, paddle: seat!.paddle!, prevHash, recordedAt });
      prevHash = row.hash;
      placed.push(row);
      return { answer: toReceipt(lot.no, row, state) };
    });
    if (placed.length > 0) await this.write(tx, session, placed, state);
    return outcomes;
  }

  private async write(
    tx: EntityManager,
    session: SessionEntity,
    placed: BidEntity[],
    state: AscendingState,
  ): Promise<void> {
    await tx.insert(BidEntity, placed);
    Object.assign(session, {
      seq: state.seq,
      currentFen: state.currentFen,
      leaderId: state.leader,
      endAt: new Date(state.endAt),
      lastHash: placed.at(-1)!.hash,
    });
    if (session.state === 'LIMITED') session.nextDueAt = new Date(state.endAt + session.graceMs);
    await tx.save(SessionEntity, session);
    await tell(tx, 'lot.bid', session.lotId, { seq: state.seq });
  }

  private async seatsOf(
    tx: EntityManager,
    bids: readonly WaitingBid[],
  ): Promise<Map<string, RegistrationEntity>> {
    const ids = [...new Set(bids.map((bid) => bid.registrationId))];
    const rows = await tx.findBy(RegistrationEntity, { id: In(ids) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Bids that a lost answer makes the client send again. */
  private async alreadyPlaced(
    tx: EntityManager,
    lotId: string,
    bids: readonly WaitingBid[],
  ): Promise<Map<string, BidEntity>> {
    const rows = await tx.findBy(BidEntity, {
      lotId,
      idempotencyKey: In(bids.map((bid) => bid.idempotencyKey)),
    });
    return new Map(rows.map((row) => [keyOf(row), row]));
  }
}

/** Admitted when the session opened; the result itself takes nobody's seat away. */
function hasSeat(seat: RegistrationEntity | undefined): boolean {
  return seat?.paddle != null && ['ADMITTED', 'WON', 'LOST'].includes(seat.state);
}

function keyOf(bid: { registrationId: string; idempotencyKey: string }): string {
  return `${bid.registrationId}:${bid.idempotencyKey}`;
}

function isAfterEnd(error: unknown): boolean {
  return error instanceof RefusedError && error.faults[0]?.code === 'bid.after-end';
}

function answerAgain(lotNo: string, before: BidEntity, bid: WaitingBid, state: AscendingState): Outcome {
  if (before.amountFen !== bid.amountFen) return { error: refused('request.idempotency-reused') };
  return { answer: toReceipt(lotNo, before, state) };
}

function toRow(
  lotId: string,
  lotNo: string,
  bid: WaitingBid,
  place: { seq: number; paddle: string; prevHash: string; recordedAt: Date },
): BidEntity {
  const at = new Date(bid.at);
  const line = {
    seq: place.seq,
    paddle: place.paddle,
    amountFen: bid.amountFen.toString(),
    at: at.toISOString(),
    prevHash: place.prevHash,
  };
  const { registrationId, amountFen, idempotencyKey } = bid;
  return {
    lotId,
    registrationId,
    amountFen,
    idempotencyKey,
    at,
    ...place,
    hash: sha256(bidText(lotNo, line)),
  };
}

function toReceipt(lotNo: string, row: BidEntity, state: AscendingState): BidReceipt {
  return {
    lotNo,
    seq: row.seq,
    paddle: row.paddle,
    amountFen: row.amountFen.toString(),
    at: row.at.toISOString(),
    hash: row.hash,
    prevHash: row.prevHash,
    endAt: new Date(state.endAt).toISOString(),
  };
}
