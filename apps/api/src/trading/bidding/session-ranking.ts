import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { OpenedFacts, ReserveFacts } from '@helan/contracts';
import {
  type Place,
  directionOf,
  isSealedRules,
  rankOpenBids,
  rankSealedBids,
  successors,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { Relistings } from '../../listing/listing/index.js';
import { factsOf, roundsOf } from './opening/opened-facts.js';
import { SeatQueries } from './seats.js';
import { SessionLineEntity } from './session-line.entity.js';
import { SessionEntity, ofLot, rulesOf } from './session.entity.js';

/** Who stands where in the session that a lot had last, read from its log. */
@Injectable()
export class SessionRanking implements OnModuleInit {
  constructor(
    private readonly seats: SeatQueries,
    private readonly relistings: Relistings,
  ) {}

  onModuleInit(): void {
    this.relistings.offersWith(bestStanding);
  }

  /** Registrations behind the winner whose offers reach the reserve, the best first, with what each had offered. */
  async behind(tx: EntityManager, lotId: string): Promise<Place[]> {
    const session = await tx.findOneBy(SessionEntity, { ...ofLot(lotId), state: 'WON' });
    if (!session?.leaderId) return [];
    const lines = await tx.find(SessionLineEntity, {
      where: { sessionId: session.id },
      order: { seq: 'ASC' },
    });
    const rules = rulesOf(session);
    const told = factsOf<OpenedFacts>(lines, 'OPENED').find((one) => one.reserve)?.reserve;
    const reserve = (factsOf<ReserveFacts>(lines, 'RESERVE')[0] ?? told)?.amountFen;
    const places = isSealedRules(rules)
      ? rankSealedBids(rules, await this.rounds(tx, session, lines)).map(({ bidder, amountFen }) => ({
          bidder: lines.find(({ paddle }) => paddle === bidder)!.registrationId!,
          amountFen,
        }))
      : rankOpenBids(standing(lines).flatMap(placeOf), await this.atCeiling(tx, session));
    const fen = reserve == null ? null : BigInt(reserve);
    return successors(places, session.leaderId, { fen, direction: directionOf(rules) });
  }

  /** Who declared the ceiling, the winner first, then by right and in the order of the log. Source: rules §21 A12. */
  private async atCeiling(tx: EntityManager, { leaderId, atCeiling }: SessionEntity): Promise<string[]> {
    if (atCeiling.length < 2) return [];
    const seats = await this.seats.of(tx, atCeiling);
    const rankOf = (id: string) => seats.get(id)?.rank ?? Number.MAX_SAFE_INTEGER;
    const others = atCeiling.filter((id) => id !== leaderId);
    return [leaderId!, ...others.sort((a, b) => rankOf(a) - rankOf(b))];
  }

  private async rounds(
    tx: EntityManager,
    { round: upTo }: SessionEntity,
    lines: readonly SessionLineEntity[],
  ): Promise<ReturnType<typeof roundsOf>> {
    const ids = lines.flatMap(({ registrationId }) => (registrationId ? [registrationId] : []));
    const seats = await this.seats.of(tx, ids);
    const ranks = new Map([...seats.values()].map(({ paddle, rank }) => [paddle ?? '', rank]));
    return roundsOf(factsOf<OpenedFacts>(lines, 'OPENED'), lines, { ranks, upTo });
  }
}

/** Lines of those whose bids were not struck. */
function standing(lines: readonly SessionLineEntity[]): readonly SessionLineEntity[] {
  const struck = factsOf<{ paddles: string[] }>(lines, 'STRUCK').flatMap(({ paddles }) => paddles);
  return lines.filter(({ paddle }) => !struck.includes(paddle));
}

/** The place that a bid of an open session takes; none for what the platform did. */
function placeOf({ bidNo, registrationId, amountFen }: SessionLineEntity): Place[] {
  return bidNo !== null && registrationId && amountFen !== null
    ? [{ bidder: registrationId, amountFen }]
    : [];
}

/**
 * Sessions whose offers were for what the notice said last: one that a change of the notice ended was followed by
 * another, or its lot is not bid for any more.
 */
const COUNTED =
  "s.lot_id = $1 and (s.state in ('WON', 'FAILED') or (s.state = 'CANCELLED' and s.is_current))";

/**
 * The best that was ever offered for a lot and stood, whatever became of the session and of whoever offered it: a bid
 * that was not struck, a sealed price that counted, what one alone agreed to. Source: rules §21 A11.
 */
async function bestStanding(tx: EntityManager, lotId: string): Promise<bigint | null> {
  const [row]: { best: string | null }[] = await tx.query(
    `select greatest(
       (select max(l.amount_fen) from bidding_session s join session_line l on l.session_id = s.id
        where ${COUNTED} and l.bid_no is not null and not exists (
          select from session_line x where x.session_id = s.id and x.kind = 'STRUCK'
            and x.value::jsonb -> 'paddles' ? l.paddle)),
       (select max((price->>'amountFen')::bigint)
        from bidding_session s join session_line l on l.session_id = s.id and l.kind = 'OPENED'
        cross join jsonb_array_elements(l.value::jsonb -> 'prices') price
        where ${COUNTED} and price->>'reason' is null),
       (select max((s.terms->>'agreedFen')::bigint) from bidding_session s where ${COUNTED})) as best`,
    [lotId],
  );
  return row?.best == null ? null : BigInt(row.best);
}
