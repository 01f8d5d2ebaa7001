import { Injectable } from '@nestjs/common';
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
import { factsOf, roundsOf } from './opening/opened-facts.js';
import { SeatQueries } from './seats.js';
import { SessionLineEntity } from './session-line.entity.js';
import { SessionEntity, ofLot, rulesOf } from './session.entity.js';

/** Who stands where in the session that a lot had last, read from its log. */
@Injectable()
export class SessionRanking {
  constructor(private readonly seats: SeatQueries) {}

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
      ? rankSealedBids(rules, await this.rounds(tx, lines)).map(({ bidder, amountFen }) => ({
          bidder: lines.find(({ paddle }) => paddle === bidder)!.registrationId!,
          amountFen,
        }))
      : rankOpenBids(standing(lines).flatMap(placeOf));
    const fen = reserve == null ? null : BigInt(reserve);
    return successors(places, session.leaderId, { fen, direction: directionOf(rules) });
  }

  private async rounds(
    tx: EntityManager,
    lines: readonly SessionLineEntity[],
  ): Promise<ReturnType<typeof roundsOf>> {
    const ids = lines.flatMap(({ registrationId }) => (registrationId ? [registrationId] : []));
    const seats = await this.seats.of(tx, ids);
    const ranks = new Map([...seats.values()].map(({ paddle, rank }) => [paddle ?? '', rank]));
    return roundsOf(factsOf<OpenedFacts>(lines, 'OPENED'), lines, ranks);
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
