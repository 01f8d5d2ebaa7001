import type { EntityManager } from 'typeorm';
import type { WaitingBid } from './bid-queue.js';
import { type KnownLine, type Table, keyOf } from './judge-batch.js';
import { isBarredNow } from '../../people/party/index.js';
import { type Occupant, toSeat } from './seats.js';

interface Row {
  /** Rows that are there, whoever may be changing them. */
  readonly sids: readonly string[];
  readonly places: readonly string[];
  /** Rows that are held for this batch. */
  readonly live: readonly string[];
  readonly seats: readonly Occupant[];
  readonly now: Date;
  readonly known: readonly (KnownLine & Parameters<typeof keyOf>[0])[];
}

/** A bid, and the session in which it waits to be judged. */
export interface SessionBid {
  readonly sessionId: string;
  readonly bid: WaitingBid;
}

/** The table, and the moment at which it was laid. */
export interface LaidTable extends Table {
  readonly now: Date;
  /** Whether somebody else is changing the bidder's sign-in or his registration, so that nothing is known of it yet. */
  isHeld(bid: WaitingBid): boolean;
}

/**
 * What lies on the table for a batch, under the locks of its sessions, by one question: the time, who sits there, who is
 * signed in, and the bids that are in the log already because a lost answer made somebody send them again. The rows of
 * the web sessions and registrations are held until the batch is committed: a sign-out waits so long, and whatever is
 * read after it finds none. A batch of several lots waits for nobody who holds one: it could not hold up others with
 * that, nor ever stand in a circle of those that wait for one another.
 */
export async function layTable(
  tx: EntityManager,
  asked: readonly SessionBid[],
  { isAlone }: { readonly isAlone: boolean },
): Promise<LaidTable> {
  const rows: Row[] = await tx.query(tableQuery(isAlone ? '' : 'skip locked'), [
    asked.map(({ sessionId }) => sessionId),
    asked.map(({ bid }) => bid.registrationId),
    asked.map(({ bid }) => bid.idempotencyKey),
    [...new Set(asked.map(({ bid }) => bid.sid))],
  ]);
  const { now, known, sids, places, live, seats } = rows[0]!;
  const table = {
    now,
    live: new Set(live),
    seats: new Map(seats.map((row) => [row.id, toSeat(row)])),
    known: new Map(known.map((row) => [keyOf(row), row])),
  };
  const held = new Set([
    ...sids.filter((sid) => !table.live.has(sid)),
    ...places.filter((id) => !table.seats.has(id)),
  ]);
  return { ...table, isHeld: ({ sid, registrationId }) => held.has(sid) || held.has(registrationId) };
}

function tableQuery(whereHeld: string): string {
  return `
    with live as materialized (
           select sid from web_session where sid = any($4) order by sid for key share ${whereHeld}),
         seat as materialized (
           select * from registration where id = any($2) order by id for key share ${whereHeld})
    select (select coalesce(jsonb_agg(sid), '[]') from live) as live,
      (select coalesce(jsonb_agg(jsonb_build_object(
                'id', id, 'paddle', paddle, 'state', state, 'claimRank', claim_rank, 'isBarred', ${isBarredNow('r.party_id')})), '[]')
       from seat r) as seats,
      (select coalesce(jsonb_agg(sid), '[]') from web_session where sid = any($4)) as sids,
      (select coalesce(jsonb_agg(id), '[]') from registration where id = any($2)) as places,
      platform_now() as now,
      (select coalesce(jsonb_agg(jsonb_build_object(
                'seq', l.seq, 'kind', l.kind, 'value', l.value,
                'registrationId', l.registration_id, 'idempotencyKey', l.idempotency_key)), '[]')
       from unnest($1::uuid[], $2::uuid[], $3::text[]) as bid (session_id, registration_id, key)
       join session_line l on l.session_id = bid.session_id and l.registration_id = bid.registration_id
                              and l.idempotency_key = bid.key) as known`;
}
