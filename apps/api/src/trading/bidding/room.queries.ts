import { Injectable } from '@nestjs/common';
import {
  type BiddingState,
  FAILURES,
  REGISTRATION_STATES,
  SESSION_STATES,
  type SessionState,
} from '@helan/domain';
import {
  type BidRecordView,
  type LogLineView,
  type PaddleProofView,
  type PageView,
  type RoomView,
  type RunningSessionView,
  SHOWN_LINES,
  type SeatView,
  toJsonForm,
} from '@helan/contracts';
import { DataSource, In, IsNull, MoreThan, Not } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { ReceiptSigner } from '../../kernel/secrets/receipt-signer.js';
import { LotEntity, isBeforeClose } from '../../listing/listing/index.js';
import { RegistrationEntity, findPlace, sessionBegins } from '../registration/index.js';
import { VoidEnvelopes } from './opening/void-envelopes.js';
import { SeatQueries, toSeat } from './seats.js';
import { SessionEntity, awaitsRound, ofLot, stateOf } from './session.entity.js';
import { SessionLineEntity } from './session-line.entity.js';

interface RunningRow {
  lot_id: string;
  no: string;
  title: string;
  state: SessionState;
  start_at: Date;
}

const NO_SEAT: SeatView = {
  paddle: null,
  isAdmitted: false,
  registration: null,
  rank: null,
  hasPlaced: false,
  hasBid: false,
  isLeading: false,
  envelopeFault: null,
};

/** What the room, its watchers and the record show: prices, times and paddles, never a name. */
@Injectable()
export class RoomQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signer: ReceiptSigner,
    private readonly seats: SeatQueries,
    private readonly voids: VoidEnvelopes,
  ) {}

  async room(lotId: string): Promise<RoomView> {
    const manager = this.dataSource.manager;
    const session = await manager.findOneBy(SessionEntity, ofLot(lotId));
    if (!session) throw refused('resource.not-found');
    const lot = await manager.findOneByOrFail(LotEntity, { id: lotId });
    const lines = await manager.find(SessionLineEntity, {
      where: { sessionId: session.id },
      order: { seq: 'DESC' },
      take: SHOWN_LINES,
    });
    const isMasked = isBeforeClose(lot);
    const paddleOf = isMasked ? () => '' : await this.paddles(session);
    const bidding = isMasked ? masked(stateOf(session)) : stateOf(session);
    const { price, title } = lot.terms;
    return {
      lotId,
      lotNo: lot.no,
      title,
      state: session.state,
      stateName: SESSION_STATES[session.state],
      lotState: lot.state,
      rules: session.rules,
      session: session.number,
      round: session.round,
      sealing: session.terms.sealing ?? null,
      bidding: toJsonForm({
        ...bidding,
        leader: bidding.leader && paddleOf(bidding.leader),
        atCeiling: bidding.atCeiling.map(paddleOf),
        entered: bidding.entered.map(paddleOf),
        invited: bidding.invited?.map(paddleOf) ?? null,
      }),
      resumeAt: session.resumeAt?.toISOString() ?? null,
      awaitsRound: awaitsRound(session),
      failureName: session.failure ? FAILURES[session.failure] : '',
      isMasked,
      seq: isMasked ? 0 : session.lines,
      head: isMasked || session.lines === 0 ? null : session.lastHash,
      log: isMasked ? lines.filter(({ bidNo }) => bidNo !== null).map(toMaskedLine) : lines.map(toLineView),
      price,
    };
  }

  /** What is planned, runs now, or has just ended; what is for members alone is not for the hall. */
  async running(at: string | undefined): Promise<PageView<RunningSessionView>> {
    // A moment that the planner knows: of all that has ended little is read.
    const [ago]: { at: Date }[] = await this.dataSource.query(
      "select platform_now() - interval '10 minutes' as at",
    );
    const { rows, place } = await readPage<RunningRow>(
      this.dataSource,
      {
        columns: `s.lot_id, l.no, l.terms->>'title' as title, s.state,
          coalesce(${sessionBegins('s')}, s.start_at) as start_at`,
        from: `from bidding_session s join lot l on l.id = s.lot_id`,
        where: `s.is_current and not (l.terms->>'isMembersOnly')::boolean
            and l.state not in ('LISTED', 'EXTENDED', 'REG_CLOSED')`,
        parts: [
          { where: "s.state in ('SCHEDULED', 'READY', 'FREE', 'LIMITED', 'PAUSED', 'OPENING')" },
          {
            where: "s.state in ('WON', 'FAILED') and s.ended_at > $1",
          },
        ],
        order: [
          { sql: 's.end_at', type: 'timestamptz' },
          { sql: 'l.no', type: 'text' },
        ],
        params: [ago!.at],
      },
      at,
    );
    const items = rows.map(({ lot_id, no, title, state, start_at }) => ({
      lotId: lot_id,
      lotNo: no,
      title,
      state,
      startAt: start_at.toISOString(),
    }));
    return { items, ...place };
  }

  /** Lines after a sequence number, for whoever keeps his own copy. */
  async linesAfter(lotId: string, seq: number): Promise<LogLineView[]> {
    const session = await this.dataSource.manager.findOneBy(SessionEntity, ofLot(lotId));
    const lot = await this.dataSource.manager.findOneBy(LotEntity, { id: lotId });
    if (!session || !lot || isBeforeClose(lot)) return [];
    const rows = await this.dataSource.manager.find(SessionLineEntity, {
      where: { sessionId: session.id, seq: MoreThan(seq) },
      order: { seq: 'ASC' },
      take: 500,
    });
    return rows.map(toLineView);
  }

  async seat(actor: Actor, lotId: string): Promise<SeatView> {
    const row = await findPlace(this.dataSource.manager, { lotId, partyId: actor.partyId });
    if (!row) return NO_SEAT;
    const { paddle, isAdmitted, rank } = toSeat(row);
    const session = await this.dataSource.manager.findOneBy(SessionEntity, ofLot(lotId));
    const placed = session ? await this.seats.placed(this.dataSource.manager, session) : [];
    const isLeading = session?.leaderId === row.id;
    const mayBid = isAdmitted || (row.state === 'ADMITTED' && session?.rules.mode === 'DYNAMIC');
    const envelopeFault = session ? await this.voids.faultOf(this.dataSource.manager, session, row.id) : null;
    const hasPlaced = placed.includes(row.id);
    const hasBid = session !== null && (await this.hasBid(session.id, row.id));
    const registration = { id: row.id, state: row.state, stateName: REGISTRATION_STATES[row.state] };
    return { paddle, isAdmitted: mayBid, registration, rank, hasPlaced, hasBid, isLeading, envelopeFault };
  }

  private hasBid(sessionId: string, registrationId: string): Promise<boolean> {
    return this.dataSource.manager.existsBy(SessionLineEntity, {
      sessionId,
      registrationId,
      bidNo: Not(IsNull()),
    });
  }

  /** The whole record once a session is over, by default that of the newest: everything needed to play it again. */
  async record(lotId: string, number?: number): Promise<BidRecordView> {
    const manager = this.dataSource.manager;
    const which = number === undefined ? ofLot(lotId) : { lotId, number };
    const session = await manager.findOneBy(SessionEntity, which);
    if (!session) throw refused('resource.not-found');
    if (!session.endedAt) throw refused('session.not-ended');
    const lines = await manager.find(SessionLineEntity, {
      where: { sessionId: session.id },
      order: { seq: 'ASC' },
    });
    const heads: BidRecordView['heads'] = await manager.query(
      `select first_seq as "firstSeq", last_seq as "lastSeq", last_hash as "lastHash", root, signature
       from session_head where session_id = $1 order by last_seq`,
      [session.id],
    );
    return {
      kind: 'bid-record',
      terms: session.terms,
      log: lines.map(({ seq, kind, paddle, value, at, arrivedAt, envelope, prevHash, hash }) => ({
        seq,
        kind,
        paddle,
        value,
        at: at.toISOString(),
        ...(arrivedAt === null ? {} : { arrivedAt: arrivedAt.toISOString() }),
        ...(envelope === null ? {} : { envelope }),
        prevHash,
        hash,
      })),
      heads,
      publicKey: this.signer.publicKey,
    };
  }

  /** What an own paddle's holder shows to whoever doubts it, once the session is over. */
  async paddleProof(actor: Actor, lotId: string, number?: number): Promise<PaddleProofView> {
    const manager = this.dataSource.manager;
    const which = number === undefined ? ofLot(lotId) : { lotId, number };
    const session = await manager.findOneBy(SessionEntity, which);
    const row = await findPlace(manager, { lotId, partyId: actor.partyId });
    const facts = session && row ? await this.seats.proof(manager, session.id, row.id) : undefined;
    if (!session || !facts) throw refused('resource.not-found');
    return { kind: 'paddle-proof', lotNo: session.terms.lotNo, session: session.number, ...facts };
  }

  private async paddles(session: SessionEntity): Promise<(id: string) => string> {
    const { leaderId, atCeiling, entered, invited } = session;
    const ids = [...(leaderId ? [leaderId] : []), ...atCeiling, ...entered, ...(invited ?? [])];
    const rows = await this.dataSource.manager.findBy(RegistrationEntity, { id: In(ids) });
    return (id) => rows.find((row) => row.id === id)?.paddle ?? '';
  }
}

function toLineView({ seq, bidNo, kind, paddle, value, at }: SessionLineEntity): LogLineView {
  return { seq, bidNo, kind, paddle, value, at: at.toISOString() };
}

function masked(state: BiddingState): BiddingState {
  return { ...state, count: 0, leader: null, leaderRank: null, atCeiling: [], entered: [] };
}

function toMaskedLine({ kind, value, at }: SessionLineEntity): LogLineView {
  return { seq: at.getTime(), bidNo: null, kind, paddle: '', value, at: at.toISOString() };
}
