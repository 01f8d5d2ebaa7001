import { Injectable } from '@nestjs/common';
import { SESSION_STATES } from '@helan/domain';
import type { BidRecordView, BidView, RoomView, SeatView } from '@helan/contracts';
import { DataSource, MoreThan } from 'typeorm';
import type { Actor } from '../kernel/auth/index.js';
import { refused } from '../kernel/http/index.js';
import { LotEntity } from '../listing/index.js';
import { RegistrationEntity } from '../registration/index.js';
import { BidEntity } from './bid.entity.js';
import { SessionEntity } from './session.entity.js';

const SHOWN_BIDS = 50;

/** What the room, its watchers and the record show: prices, times and paddles, never a name. */
@Injectable()
export class RoomQueries {
  constructor(private readonly dataSource: DataSource) {}

  async room(lotId: string): Promise<RoomView> {
    const manager = this.dataSource.manager;
    const session = await manager.findOneBy(SessionEntity, { lotId });
    if (!session) throw refused('resource.not-found');
    const lot = await manager.findOneByOrFail(LotEntity, { id: lotId });
    const bids = await manager.find(BidEntity, {
      where: { lotId },
      order: { seq: 'DESC' },
      take: SHOWN_BIDS,
    });
    const leader = session.leaderId
      ? await manager.findOneBy(RegistrationEntity, { id: session.leaderId })
      : null;
    const { price, title } = lot.terms;
    return {
      lotId,
      lotNo: lot.no,
      title,
      state: session.state,
      stateName: SESSION_STATES[session.state],
      lotState: lot.state,
      startAt: session.startAt.toISOString(),
      freeEndAt: session.freeEndAt.toISOString(),
      endAt: session.endAt.toISOString(),
      limitedMs: session.limitedMs,
      startPriceFen: session.startPriceFen.toString(),
      stepFen: session.stepFen.toString(),
      currentFen: session.currentFen?.toString() ?? null,
      leaderPaddle: leader?.paddle ?? null,
      seq: session.seq,
      bids: bids.map(toBidView),
      price,
    };
  }

  /** Bids after a sequence number, for whoever keeps his own copy. */
  async bidsAfter(lotId: string, seq: number): Promise<BidView[]> {
    const rows = await this.dataSource.manager.find(BidEntity, {
      where: { lotId, seq: MoreThan(seq) },
      order: { seq: 'ASC' },
      take: 500,
    });
    return rows.map(toBidView);
  }

  async seat(actor: Actor, lotId: string): Promise<SeatView> {
    const row = actor.partyId
      ? await this.dataSource.manager.findOneBy(RegistrationEntity, { lotId, partyId: actor.partyId })
      : null;
    const isAdmitted = row !== null && ['ADMITTED', 'WON', 'LOST'].includes(row.state) && row.paddle !== null;
    return { paddle: row?.paddle ?? null, isAdmitted };
  }

  /** The whole record once the session is over: everything that is needed to play it again. */
  async record(lotId: string): Promise<BidRecordView> {
    const manager = this.dataSource.manager;
    const session = await manager.findOneBy(SessionEntity, { lotId });
    if (!session) throw refused('resource.not-found');
    if (!session.endedAt) throw refused('session.not-ended');
    const lot = await manager.findOneByOrFail(LotEntity, { id: lotId });
    const bids = await manager.find(BidEntity, { where: { lotId }, order: { seq: 'ASC' } });
    return {
      kind: 'bid-record',
      lotNo: lot.no,
      rules: {
        startPriceFen: session.startPriceFen.toString(),
        stepFen: session.stepFen.toString(),
        startAt: session.startAt.toISOString(),
        freeEndAt: session.freeEndAt.toISOString(),
        limitedMs: session.limitedMs,
      },
      bids: bids.map((bid) => ({ ...toBidView(bid), prevHash: bid.prevHash, hash: bid.hash })),
      result: {
        state: session.state,
        winner: bids.at(-1)?.paddle ?? null,
        amountFen: session.currentFen?.toString() ?? null,
        endAt: session.endAt.toISOString(),
      },
    };
  }
}

function toBidView(bid: BidEntity): BidView {
  return { seq: bid.seq, paddle: bid.paddle, amountFen: bid.amountFen.toString(), at: bid.at.toISOString() };
}
