// @ts-check
import { asAdmin } from './stage.mjs';
import { percentiles, round } from './figures.mjs';

const SECONDS = 8;

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
