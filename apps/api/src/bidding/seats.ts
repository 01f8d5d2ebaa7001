import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { sha256 } from '../kernel/canonical.js';
import { PartyService } from '../party/index.js';
import { RegistrationEntity } from '../registration/index.js';
import type { Seat } from './judge-batch.js';
import type { Draft } from './session-book.js';
import type { SessionEntity } from './session.entity.js';

export type Occupant = Pick<RegistrationEntity, 'id' | 'paddle' | 'state' | 'claimRank'>;

const SMALLEST_PADDLE = 100;

/** Who sits in a session: his paddle, his claim, and whether he may bid. */
@Injectable()
export class SeatQueries {
  constructor(private readonly parties: PartyService) {}

  /** Seats of registrations, by registration. */
  async of(tx: EntityManager, registrationIds: readonly string[]): Promise<Map<string, Seat>> {
    const rows: Occupant[] = await tx.query(
      'select id, paddle, state, claim_rank as "claimRank" from registration where id = any($1)',
      [[...new Set(registrationIds)]],
    );
    return new Map(rows.map((row) => [row.id, toSeat(row)]));
  }

  /** Who has put in an envelope in the round that runs. */
  async placed(tx: EntityManager, session: SessionEntity): Promise<string[]> {
    const rows: { registration_id: string }[] = await tx.query(
      `select registration_id from session_line where session_id = $1 and kind = 'SEALED'
         and seq > coalesce((select max(seq) from session_line where session_id = $1 and kind = 'ROUND'), 0)`,
      [session.id],
    );
    return rows.map((row) => row.registration_id);
  }

  /**
   * Draws the paddles of everybody admitted, at random so that they say nothing of who came when. The log names
   * no person: its line holds a commitment that the holder, who knows the salt, can open.
   */
  async draw(
    tx: EntityManager,
    lotId: string,
    { at, among }: { readonly at: Date; readonly among?: readonly string[] },
  ): Promise<Draft[]> {
    const admitted = await tx.find(RegistrationEntity, {
      where: {
        lotId,
        state: 'ADMITTED',
        paddle: IsNull(),
        ...(among ? { id: In([...new Set(among)]) } : {}),
      },
      order: { id: 'ASC' },
    });
    if (admitted.length === 0) return [];
    const seated = await tx.find(RegistrationEntity, { where: { lotId, paddle: Not(IsNull()) } });
    const paddles = drawPaddles(admitted.length, new Set(seated.map(({ paddle }) => paddle!)));
    const drafts: Draft[] = [];
    for (const [index, registration] of admitted.entries()) {
      const paddle = paddles[index]!;
      const paddleSalt = randomBytes(16).toString('hex');
      await tx.update(RegistrationEntity, { id: registration.id }, { paddle, paddleSalt });
      const { name, idNumber } = await this.parties.get(registration.partyId, tx);
      const commitment = sha256([paddle, name, idNumber, paddleSalt].join('|'));
      const { claimRank } = registration;
      const value = claimRank === null ? commitment : `${commitment}#${claimRank}`;
      drafts.push({ kind: 'SEAT', value, at, paddle, registrationId: registration.id });
    }
    return drafts.sort((a, b) => a.paddle!.localeCompare(b.paddle!));
  }
}

/** Admitted when the session opened; the result itself takes nobody's seat away. */
export function toSeat({ id, paddle, state, claimRank }: Occupant): Seat {
  const isAdmitted = paddle !== null && ['ADMITTED', 'WON', 'LOST'].includes(state);
  return { registrationId: id, paddle, rank: claimRank, isAdmitted };
}

/** So many different numbers that nobody has, of three digits where they suffice by far. */
function drawPaddles(count: number, taken: ReadonlySet<string>): string[] {
  const all = count + taken.size;
  const beyond = all > 300 ? SMALLEST_PADDLE * 10 ** String(all).length : SMALLEST_PADDLE * 10;
  const drawn = new Set<string>();
  while (drawn.size < count) {
    const paddle = String(randomInt(beyond / 10, beyond));
    if (!taken.has(paddle)) drawn.add(paddle);
  }
  return [...drawn];
}
