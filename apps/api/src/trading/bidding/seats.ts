import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { sha256 } from '../../kernel/canonical.js';
import { PartyService } from '../../people/party/index.js';
import { RegistrationEntity } from '../registration/index.js';
import type { Seat } from './judge-batch.js';
import type { Draft } from './session-book.js';
import type { SessionEntity } from './session.entity.js';

export type Occupant = Pick<RegistrationEntity, 'id' | 'paddle' | 'state' | 'claimRank'> & {
  /** Kept out by a decision since he was admitted. */
  readonly isBarred?: boolean;
};

/** Opens the commitment of a seat: SHA-256 of the four, joined by `|`. */
export interface PaddleFacts {
  readonly paddle: string;
  readonly name: string;
  readonly idNumber: string;
  readonly salt: string;
}

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
  async placed(tx: EntityManager, { id }: SessionEntity): Promise<string[]> {
    return (await this.placedIn(tx, [id])).get(id) ?? [];
  }

  /** The same of several sessions; of those in which nobody has, nothing. */
  async placedIn(tx: EntityManager, sessionIds: readonly string[]): Promise<Map<string, string[]>> {
    if (sessionIds.length === 0) return new Map();
    const rows: { id: string; placed: string[] }[] = await tx.query(
      `select l.session_id as id, array_agg(l.registration_id) as placed from session_line l
       where l.session_id = any($1) and l.kind = 'SEALED' and l.seq > coalesce((
         select max(seq) from session_line r where r.session_id = l.session_id and r.kind = 'ROUND'), 0)
       group by l.session_id`,
      [sessionIds],
    );
    return new Map(rows.map(({ id, placed }) => [id, placed]));
  }

  /**
   * Draws the paddles of everybody admitted, at random so that they say nothing of who came when, and none that the
   * lot has had before. The log names no person: its line holds a commitment that the holder, who knows the salt,
   * can open.
   */
  async draw(
    tx: EntityManager,
    { id: sessionId, lotId }: SessionEntity,
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
    const paddles = drawPaddles(admitted.length, await paddlesOf(tx, lotId));
    const drafts: Draft[] = [];
    for (const [index, registration] of admitted.entries()) {
      const paddle = paddles[index]!;
      const commitment = await this.seat(tx, sessionId, registration, paddle);
      const { claimRank } = registration;
      const value = claimRank === null ? commitment : `${commitment}#${claimRank}`;
      drafts.push({ kind: 'SEAT', value, at, paddle, registrationId: registration.id });
    }
    return drafts.sort((a, b) => a.paddle!.localeCompare(b.paddle!));
  }

  /** What the holder of a paddle needs to show that it was his; nothing where he never had one. */
  async proof(
    tx: EntityManager,
    sessionId: string,
    registrationId: string,
  ): Promise<PaddleFacts | undefined> {
    const rows: { paddle: string; salt: string; party_id: string }[] = await tx.query(
      `select s.paddle, s.salt, r.party_id from session_seat s join registration r on r.id = s.registration_id
       where s.session_id = $1 and s.registration_id = $2`,
      [sessionId, registrationId],
    );
    if (!rows[0]) return undefined;
    const { paddle, salt, party_id } = rows[0];
    const { name, idNumber } = await this.parties.get(party_id, tx);
    return { paddle, name, idNumber, salt };
  }

  /** Writes a seat down; returns the commitment that stands for it in the log. */
  private async seat(
    tx: EntityManager,
    sessionId: string,
    { id, partyId }: RegistrationEntity,
    paddle: string,
  ): Promise<string> {
    const salt = randomBytes(16).toString('hex');
    await tx.update(RegistrationEntity, { id }, { paddle });
    await tx.query(
      'insert into session_seat (session_id, registration_id, paddle, salt) values ($1, $2, $3, $4)',
      [sessionId, id, paddle, salt],
    );
    const { name, idNumber } = await this.parties.get(partyId, tx);
    return sha256([paddle, name, idNumber, salt].join('|'));
  }
}

/** Paddles that anybody has had in a session of the lot. */
async function paddlesOf(tx: EntityManager, lotId: string): Promise<ReadonlySet<string>> {
  const rows: { paddle: string }[] = await tx.query(
    'select t.paddle from session_seat t join bidding_session s on s.id = t.session_id where s.lot_id = $1',
    [lotId],
  );
  return new Set(rows.map(({ paddle }) => paddle));
}

/** Admitted when the session opened; the result itself takes nobody's seat away, a decision does at once. */
export function toSeat({ id, paddle, state, claimRank, isBarred = false }: Occupant): Seat {
  const isAdmitted = paddle !== null && !isBarred && ['ADMITTED', 'WON', 'LOST'].includes(state);
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
