// @ts-check
import { asAdmin } from './stage.mjs';
import { percentiles, round } from './figures.mjs';

const SECONDS = 6;

/**
 * What the database alone can do: one loop on one connection, as pgbench would run it, that locks the session,
 * adds as many lines as a batch has, its head and its outbox row, moves the session on and commits. No HTTP, no
 * judging, no hash, no signature: the texts that stand for them are as long.
 * @param {string} databaseUrl
 * @param {string} lotId
 * @param {number[]} batches
 */
export function floor(databaseUrl, lotId, batches) {
  return asAdmin(databaseUrl, async (client) => {
    const { rows } = await client.query(
      `select s.id, s.lines, (select id from registration where lot_id = $1 limit 1) as registration
       from bidding_session s where s.lot_id = $1 and s.is_current`,
      [lotId],
    );
    const results = [];
    for (const batch of batches) results.push(await loop(client, lotId, rows[0], batch));
    return results;
  });
}

/**
 * @param {import('pg').Client} client
 * @param {string} lotId
 * @param {{ id: string, registration: string }} session
 * @param {number} batch
 */
async function loop(client, lotId, session, batch) {
  const { rows } = await client.query('select lines from bidding_session where id = $1', [session.id]);
  let seq = Number(rows[0].lines);
  const latencies = [];
  const began = performance.now();
  while (performance.now() - began < SECONDS * 1000) {
    const at = performance.now();
    await commitBatch(client, lotId, session, seq, batch);
    seq += batch;
    latencies.push(performance.now() - at);
  }
  const seconds = (performance.now() - began) / 1000;
  const perSecond = Math.round((latencies.length * batch) / seconds);
  return {
    batch,
    rowsPerSecond: perSecond,
    commitsPerSecond: round(latencies.length / seconds),
    ...percentiles(latencies),
  };
}

/**
 * The same of many lots: one loop that locks the sessions of so many lots at once, adds a line and a head to each,
 * moves them on and commits; each time those that come next.
 * @param {string} databaseUrl
 * @param {string[]} lotIds
 * @param {number} atOnce
 */
export function floorOfLots(databaseUrl, lotIds, atOnce) {
  return asAdmin(databaseUrl, async (client) => {
    const latencies = [];
    const began = performance.now();
    for (let turn = 0; performance.now() - began < SECONDS * 1000; turn += 1) {
      const from = (turn * atOnce) % Math.max(1, lotIds.length - atOnce + 1);
      const at = performance.now();
      await commitLots(client, lotIds.slice(from, from + atOnce));
      latencies.push(performance.now() - at);
    }
    const seconds = (performance.now() - began) / 1000;
    const lots = Math.min(atOnce, lotIds.length);
    return {
      lots,
      rowsPerSecond: Math.round((latencies.length * lots) / seconds),
      commitsPerSecond: round(latencies.length / seconds),
      ...percentiles(latencies),
    };
  });
}

/**
 * @param {import('pg').Client} client
 * @param {string[]} lotIds
 */
async function commitLots(client, lotIds) {
  await client.query('begin');
  const { rows } = await client.query(
    `select s.*, (select id from registration r where r.lot_id = s.lot_id limit 1) as registration
     from bidding_session s where s.lot_id = any($1) and s.is_current order by s.id for update of s`,
    [lotIds],
  );
  const [ids, seqs] = [rows.map(({ id }) => id), rows.map(({ lines }) => Number(lines) + 1)];
  await client.query(
    `with moved as (
       update bidding_session s set lines = w.seq, count = w.seq, last_hash = $4
       from unnest($1::uuid[], $2::integer[]) as w (id, seq) where s.id = w.id
     ), head as (
       insert into session_head select w.id, w.seq, w.seq, $4, $4, $5 from unnest($1::uuid[], $2::integer[]) as w (id, seq)
     )
     insert into session_line (session_id, seq, kind, registration_id, paddle, value, amount_fen, at, recorded_at,
                               idempotency_key, end_at, bid_no, prev_hash, hash)
     select w.id, w.seq, 'PRICE', w.registration, '101', '62000', 62000, platform_now(), platform_now(),
            'floor-' || w.seq, platform_now(), w.seq, $4, $4
     from unnest($1::uuid[], $2::integer[], $3::uuid[]) as w (id, seq, registration)`,
    [ids, seqs, rows.map(({ registration }) => registration), 'f'.repeat(64), 'A'.repeat(88)],
  );
  await client.query(
    `insert into outbox (topic, subject, payload, at)
     select 'lot.bid', lot, '{"seq":1}', platform_now() from unnest($1::text[]) lot`,
    [lotIds],
  );
  await client.query('commit');
}

/**
 * @param {import('pg').Client} client
 * @param {string} lotId
 * @param {{ id: string, registration: string }} session
 * @param {number} seq
 * @param {number} batch
 */
async function commitBatch(client, lotId, session, seq, batch) {
  const hash = 'f'.repeat(64);
  await client.query('begin');
  await client.query('select * from bidding_session where id = $1 for update', [session.id]);
  await client.query(
    `insert into session_line (session_id, seq, kind, registration_id, paddle, value, amount_fen, at, recorded_at,
                               idempotency_key, end_at, bid_no, prev_hash, hash)
     select $1, $2 + n, 'PRICE', $3, '101', '62000', 62000, platform_now(), platform_now(),
            'floor-' || ($2 + n), platform_now(), $2 + n, $4, $4 from generate_series(1, $5::integer) n`,
    [session.id, seq, session.registration, hash, batch],
  );
  await client.query('insert into session_head values ($1, $2, $3, $4, $4, $5)', [
    session.id,
    seq + batch,
    seq + 1,
    hash,
    'A'.repeat(88),
  ]);
  await client.query('update bidding_session set lines = $2, count = $2, last_hash = $3 where id = $1', [
    session.id,
    seq + batch,
    hash,
  ]);
  await client.query(
    `insert into outbox (topic, subject, payload, at) values ('lot.bid', $1, '{"seq":1}', platform_now())`,
    [lotId],
  );
  await client.query('commit');
}
