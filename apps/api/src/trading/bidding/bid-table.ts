import type { EntityManager } from 'typeorm';
import type { WaitingBid } from './bid-queue.js';
import { type KnownLine, type Table, keyOf } from './judge-batch.js';
import { isBarredNow } from '../../people/party/index.js';
import { type Occupant, toSeat } from './seats.js';

interface Row {
  readonly live: readonly string[];
  readonly now: Date;
  readonly seats: readonly Occupant[];
  readonly known: readonly (KnownLine & Parameters<typeof keyOf>[0])[];
}

/**
 * What lies on the table for a batch, under the lock, by one question: the time, who sits there, who is signed in,
 * and the bids that are in the log already because a lost answer made somebody send them again. The rows of the web
 * sessions are held until the batch is committed: a sign-out waits so long, and whatever is read after it finds none.
 */
export async function layTable(
  tx: EntityManager,
  sessionId: string,
  bids: readonly WaitingBid[],
): Promise<Table & { now: Date }> {
  const rows: Row[] = await tx.query(
    `with live as materialized (select sid from web_session where sid = any($4) order by sid for key share)
     select (select coalesce(jsonb_agg(sid), '[]') from live) as live, platform_now() as now,
       (select coalesce(jsonb_agg(jsonb_build_object(
                 'id', id, 'paddle', paddle, 'state', state, 'claimRank', claim_rank, 'isBarred', ${isBarredNow('r.party_id')})), '[]')
        from registration r where id = any($2)) as seats,
       (select coalesce(jsonb_agg(jsonb_build_object(
                 'seq', l.seq, 'kind', l.kind, 'value', l.value,
                 'registrationId', l.registration_id, 'idempotencyKey', l.idempotency_key)), '[]')
        from unnest($2::uuid[], $3::text[]) as bid (registration_id, key)
        join session_line l on l.session_id = $1 and l.registration_id = bid.registration_id
                               and l.idempotency_key = bid.key) as known`,
    [
      sessionId,
      bids.map(({ registrationId }) => registrationId),
      bids.map(({ idempotencyKey }) => idempotencyKey),
      [...new Set(bids.map(({ sid }) => sid))],
    ],
  );
  const { live, now, seats, known } = rows[0]!;
  return {
    now,
    live: new Set(live),
    seats: new Map(seats.map((row) => [row.id, toSeat(row)])),
    known: new Map(known.map((row) => [keyOf(row), row])),
  };
}
