import type { EntityManager } from 'typeorm';
import type { WaitingBid } from './bid-queue.js';
import { type KnownLine, type Table, keyOf } from './judge-batch.js';
import { isBarredNow } from '../../people/party/index.js';
import { type Occupant, toSeat } from './seats.js';

interface Row {
  readonly now: Date;
  readonly seats: readonly Occupant[];
  readonly known: readonly (KnownLine & Parameters<typeof keyOf>[0])[];
}

/**
 * What lies on the table for a batch, under the lock, by one question: the time, who sits there, and the bids
 * that are in the log already because a lost answer made somebody send them again.
 */
export async function layTable(
  tx: EntityManager,
  sessionId: string,
  bids: readonly WaitingBid[],
): Promise<Table & { now: Date }> {
  const rows: Row[] = await tx.query(
    `select platform_now() as now,
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
    ],
  );
  const { now, seats, known } = rows[0]!;
  return {
    now,
    seats: new Map(seats.map((row) => [row.id, toSeat(row)])),
    known: new Map(known.map((row) => [keyOf(row), row])),
  };
}
