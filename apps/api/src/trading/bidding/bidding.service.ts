import { Injectable } from '@nestjs/common';
import { type BidReceipt, ERRORS } from '@helan/contracts';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Lane, isAway } from '../../kernel/db/index.js';
import { RefusedError, refused } from '../../kernel/http/index.js';
import { logger } from '../../kernel/logger.js';
import { findPlace } from '../registration/index.js';
import { Arrivals } from './arrivals.js';
import type { SentAttempt } from './bid-attempt.js';
import { BidDesk } from './bid-desk.js';
import { BidQueue, type LotBids, type LotOutcome, type WaitingBid, type Way } from './bid-queue.js';
import { KnownPlaces } from './known-places.js';
import { SessionEntity, ofLot } from './session.entity.js';

/** Places bids: one queue for all lots, one transaction a batch, every answer after its commit. */
@Injectable()
export class BiddingService {
  private readonly queue = new BidQueue<BidReceipt>((lots, way) => this.decide(lots, way));

  constructor(
    private readonly lane: Lane,
    private readonly clock: PlatformClock,
    private readonly desk: BidDesk,
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
    return this.arrivals.decided({ lotId, at: bid.at }, isDecision, () => this.queue.push(lotId, bid));
  }

  /** One transaction; where it fails, each lot of it by itself: one that cannot be decided takes no other along. */
  private async decide(lots: readonly LotBids[], way: Way): Promise<readonly LotOutcome<BidReceipt>[]> {
    try {
      return await this.lane.transactions.run((tx) => this.desk.decide(tx, lots, way));
    } catch (error) {
      if (way.isAlone || isAway(error)) throw error;
      logger.warn(
        { err: error, lots: lots.length },
        'a batch of bids failed: each of its lots goes by itself',
      );
      return lots.map(() => 'ALONE');
    }
  }
}

/** A refusal is a decision, but for those that say to come again. */
function isDecision(error: unknown): boolean {
  return error instanceof RefusedError && ERRORS[error.faults[0]!.code].status < 500;
}

function isAfterEnd(error: unknown): boolean {
  return error instanceof RefusedError && error.faults[0]?.code === 'bid.after-end';
}
