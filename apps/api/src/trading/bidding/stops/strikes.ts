import { Injectable } from '@nestjs/common';
import {
  STRIKE_GROUNDS,
  type StandingBid,
  type StrikeGround,
  canonicalJson,
  isBreach,
  strikeLeader,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../kernel/auth/index.js';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { lockRow } from '../../../kernel/db/index.js';
import type { LotEntity } from '../../../listing/listing/index.js';
import { Credit } from '../../../people/party/index.js';
import { Forfeits } from '../../deposit/index.js';
import { RegistrationEntity, RegistrationMoves } from '../../registration/index.js';
import { lostSince } from './lost-right.js';
import type { Draft } from '../session-book.js';
import { type SessionEntity, keepState, momentIn, stateOf } from '../session.entity.js';

interface Strike {
  readonly lot: LotEntity;
  readonly session: SessionEntity;
  readonly ground: StrikeGround;
}

interface EnvelopeStrike extends Strike {
  readonly registrationId: string;
}

interface BidRow {
  readonly registration_id: string;
  readonly paddle: string;
  readonly amount_fen: string;
  readonly rank: number | null;
  readonly may_lead: boolean;
}

/** Strikes a leader's bids: the price falls, his place and his deposit go as the rules say. Source: rules §6.9, §21 A14c. */
@Injectable()
export class Strikes {
  constructor(
    private readonly clock: PlatformClock,
    private readonly registrations: RegistrationMoves,
    private readonly forfeits: Forfeits,
    private readonly credit: Credit,
  ) {}

  /** Changes the session, whose row the caller holds and writes; answers the line that says why. */
  async strike(tx: EntityManager, actor: Actor, { lot, session, ground }: Strike): Promise<Draft> {
    const struckId = session.questionedId ?? session.leaderId!;
    const bids = await bidsOf(tx, session.id);
    const gone = bids.filter((bid) => bid.registration_id === struckId || !bid.may_lead);
    const paddles = [...new Set(gone.map(({ paddle }) => paddle))].sort();
    keepState(
      session,
      strikeLeader(stateOf(session), bids.filter((bid) => !gone.includes(bid)).map(toStanding)),
    );
    await this.exclude(tx, actor, { lot, registrationId: struckId, ground });
    const facts = {
      paddles,
      why: STRIKE_GROUNDS[ground],
      leader: bids.find(({ registration_id }) => registration_id === session.leaderId)?.paddle ?? null,
      amountFen: session.currentFen?.toString() ?? null,
    };
    const at = momentIn(session, await this.clock.now(tx));
    return { kind: 'STRUCK', value: canonicalJson(facts), at };
  }

  /** Puts the sealed prices of one bidder aside, unread; answers the line that says why. */
  async strikeEnvelope(
    tx: EntityManager,
    actor: Actor,
    { lot, session, registrationId, ground }: EnvelopeStrike,
  ): Promise<Draft> {
    const { paddle } = await tx.findOneByOrFail(RegistrationEntity, { id: registrationId });
    await this.exclude(tx, actor, { lot, registrationId, ground });
    const at = momentIn(session, await this.clock.now(tx));
    return { kind: 'STRUCK', value: canonicalJson({ paddles: [paddle!], why: STRIKE_GROUNDS[ground] }), at };
  }

  /** Who broke his word loses his deposit and has a line on his record; anybody else gets it back. */
  private async exclude(
    tx: EntityManager,
    actor: Actor,
    { lot, registrationId, ground }: { lot: LotEntity; registrationId: string; ground: StrikeGround },
  ): Promise<void> {
    const registration = await lockRow(tx, RegistrationEntity, { id: registrationId });
    const reason = STRIKE_GROUNDS[ground];
    if (!isBreach(ground)) {
      if (registration.state === 'ADMITTED')
        await this.registrations.move(tx, registration, 'exclude', { actor, reason });
      return;
    }
    await this.forfeits.forfeit(tx, lot, registrationId, 100);
    if (registration.state === 'ADMITTED')
      await this.registrations.move(tx, registration, 'breach', { actor, reason });
    await this.credit.record(tx, actor, {
      partyId: registration.partyId,
      lot: { id: lot.id, no: lot.no, title: lot.terms.title },
      side: 'TRANSFEREE',
      ground: ground === 'COLLUSION' ? 'COLLUSION' : 'FALSE_DOCUMENTS',
      note: reason,
      owedFen: 0n,
    });
  }
}

/** Bids of an open session in the order of its log, each with whether its bidder may still lead. */
async function bidsOf(tx: EntityManager, sessionId: string): Promise<BidRow[]> {
  return tx.query(
    `select l.registration_id, l.paddle, l.amount_fen, r.claim_rank as rank,
            ${lostSince('l.session_id', 'r.id')} is null as may_lead
     from session_line l join registration r on r.id = l.registration_id
     where l.session_id = $1 and l.bid_no is not null and l.amount_fen is not null order by l.seq`,
    [sessionId],
  );
}

function toStanding({ registration_id, amount_fen, rank }: BidRow): StandingBid {
  return { bidder: registration_id, amountFen: BigInt(amount_fen), rank };
}
