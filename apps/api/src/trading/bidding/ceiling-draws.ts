import { Injectable } from '@nestjs/common';
import { canonicalJson, drawPaddle, drawSeed, firstByRank } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../../kernel/canonical.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { SealingTerms } from '../../listing/sealing/index.js';
import type { Seat } from './judge-batch.js';
import { SeatQueries } from './seats.js';
import type { Draft } from './session-book.js';
import { type SessionEntity, stateOf } from './session.entity.js';
import { SessionLineEntity } from './session-line.entity.js';

/** Who leads an open session at its end: the registration, the paddle, and what the log says of a drawing. */
export interface Leading {
  readonly leader: string | null;
  readonly paddle: string | null;
  readonly drafts: readonly Draft[];
}

/**
 * Several who have declared the ceiling price: the highest right is first, and who is still equal is drawn by the
 * seed whose hash stands in the notice and the lines that declared it. Source: rules §21 A12.
 */
@Injectable()
export class CeilingDraws {
  constructor(
    private readonly seats: SeatQueries,
    private readonly sealing: SealingTerms,
  ) {}

  /** Leaves the leader of the session to whoever is drawn; without equals he is who he was. */
  async leading(tx: EntityManager, session: SessionEntity, lot: LotEntity, at: Date): Promise<Leading> {
    const { leader, atCeiling } = stateOf(session);
    const seats = await this.seats.of(tx, leader === null ? [] : [leader, ...atCeiling]);
    const equals = firstByRank(atCeiling.flatMap((id): Seat[] => (seats.has(id) ? [seats.get(id)!] : [])));
    if (equals.length < 2) return { leader, paddle: seats.get(leader ?? '')?.paddle ?? null, drafts: [] };
    const secret = await this.sealing.drawSecret(tx, lot.projectId);
    const paddles = equals.map(({ paddle }) => paddle!).sort();
    const seed = drawSeed(secret, await declaredBy(tx, session), sha256);
    const paddle = drawPaddle(seed, paddles, sha256);
    const drawn = equals.find((one) => one.paddle === paddle)!;
    const draft: Draft = { kind: 'DRAWN', value: canonicalJson({ secret, paddles, paddle }), at };
    return { leader: drawn.registrationId, paddle, drafts: [draft] };
  }
}

/** Hashes of the lines that declared the ceiling and still count, in the order of the log. */
async function declaredBy(tx: EntityManager, session: SessionEntity): Promise<string[]> {
  const lines: Pick<SessionLineEntity, 'hash'>[] = await tx.query(
    `select hash from session_line
     where session_id = $1 and bid_no is not null and amount_fen = $2 and registration_id = any($3) order by seq`,
    [session.id, String(session.currentFen), session.atCeiling],
  );
  return lines.map(({ hash }) => hash);
}
