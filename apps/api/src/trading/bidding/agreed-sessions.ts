import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { ListingMoves, type LotEntity } from '../../listing/listing/index.js';
import { NewSessions } from './new-sessions.js';
import { OpeningDeadline } from './opening/opening-deadline.js';
import { SeatQueries } from './seats.js';
import { SessionBook } from './session-book.js';
import { SessionControl } from './session-control.service.js';
import { SessionEntity, moveSession } from './session.entity.js';

/** Who agrees, and to which price in the smallest part of the lot's. */
interface Agreement {
  readonly registrationId: string;
  readonly unitPriceFen: bigint;
}

/**
 * 协议成交 against a reserve: nobody bids, two holders open what the lister has sealed, and the record tells both
 * sides of it. Source: rules §6.1 (price at or above listing and reserve), §21 A8.
 */
@Injectable()
export class AgreedSessions {
  constructor(
    private readonly clock: PlatformClock,
    private readonly sessions: NewSessions,
    private readonly control: SessionControl,
    private readonly moves: ListingMoves,
    private readonly seats: SeatQueries,
    private readonly book: SessionBook,
    private readonly deadline: OpeningDeadline,
  ) {}

  /** An announced reserve that was never entered: the lot waits for it, and then its lister has broken his word. */
  async waitForReserve(tx: EntityManager, lot: LotEntity): Promise<boolean> {
    if (!(await this.sessions.reserves.isMissing(tx, lot))) return false;
    await this.deadline.missReserve(tx, lot);
    return true;
  }

  /** Begins the opening where a reserve was entered; answers whether it has. The lot's row is locked. */
  async begin(
    tx: EntityManager,
    actor: Actor,
    lot: LotEntity,
    { registrationId, unitPriceFen }: Agreement,
  ): Promise<boolean> {
    if ((await this.sessions.reserves.hashOf(tx, lot.id)) === null) return false;
    await this.control.endWithLot(tx, lot);
    await this.moves.moveLot(tx, lot, 'openReserve', { role: 'TRADE_HOST', actor });
    const now = await this.clock.now(tx);
    const session = await this.sessions.lay(tx, lot, {
      openedBy: actor.accountId,
      startAt: now,
      agreedFen: unitPriceFen,
    });
    const agreed = { leaderId: registrationId, currentFen: unitPriceFen, freeEndAt: now, endAt: now };
    Object.assign(session, agreed, { dayEndAt: null, openingDueAt: await this.deadline.from(tx, now) });
    moveSession(session, 'seal');
    await tx.insert(SessionEntity, session);
    const drafts = await this.seats.draw(tx, session, { at: now, among: [registrationId] });
    await this.book.write(tx, session, lot.no, { drafts, recordedAt: now });
    await tell(tx, 'lot.session', lot.id, { state: session.state });
    return true;
  }
}
