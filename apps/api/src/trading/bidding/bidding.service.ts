import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type BidReceipt, ERRORS } from '@helan/contracts';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Lane, Transactions, isAway } from '../../kernel/db/index.js';
import { RefusedError, refused } from '../../kernel/http/index.js';
import { logger } from '../../kernel/logger.js';
import { MandateUses } from '../../listing/listing/index.js';
import { findPlace } from '../registration/index.js';
import { Arrivals } from './arrivals.js';
import type { SentAttempt } from './bid-attempt.js';
import { BidDesk } from './bid-desk.js';
import { BidQueue, type LotBids, type LotOutcome, type WaitingBid, type Way } from './bid-queue.js';
import { KnownPlaces } from './known-places.js';
import { SessionEntity, ofLot } from './session.entity.js';

/** Places bids: one queue for all lots, one transaction a batch, every answer after its commit. */
@Injectable()
export class BiddingService implements OnModuleInit {
  private readonly queue = new BidQueue<BidReceipt>((lots, way) => this.decide(lots, way));

  constructor(
    private readonly lane: Lane,
    private readonly clock: PlatformClock,
    private readonly desk: BidDesk,
    private readonly places: KnownPlaces,
    private readonly arrivals: Arrivals,
    private readonly transactions: Transactions,
    private readonly uses: MandateUses,
  ) {}

  /** Whoever is bid for hears of it once in a session. */
  onModuleInit(): void {
    this.uses.tellOnceFor('POST lots/:id/bids', async (source, lotId) => {
      const rows: { id: string }[] = await source.query(
        'select id from bidding_session where lot_id = $1 and is_current',
        [lotId],
      );
      return rows[0]?.id;
    });
  }

  async place(actor: Actor, lotId: string, attempt: SentAttempt): Promise<BidReceipt> {
    const { manager } = this.lane.dataSource;
    const registration = await findPlace(manager, { lotId, partyId: actor.partyId });
    if (!registration) throw refused('bid.not-admitted');
    if (!(await manager.existsBy(SessionEntity, ofLot(lotId)))) {
      throw refused(registration.state === 'ADMITTED' ? 'bid.not-open' : 'bid.not-admitted');
    }
    this.places.keep(actor, lotId, registration.id);
    const receipt = await this.put(lotId, { ...attempt, registrationId: registration.id });
    if (actor.standing?.mandate) await this.tellOfUse(lotId);
    return receipt;
  }

  /**
   * Bids are written many at once, as nobody's: that somebody has bid for another is told by a transaction of its own,
   * with the first that it writes. What could not be told takes nothing from the bid.
   */
  private async tellOfUse(lotId: string): Promise<void> {
    try {
      await this.transactions.run(() => Promise.resolve());
    } catch (error) {
      logger.error({ err: error, lot: lotId }, 'that a mandate was used could not be told');
    }
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
