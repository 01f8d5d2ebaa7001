// @ts-check
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { prepare } from '../dev/prepare.mjs';
import { addOpenLots } from './deadline-lots.mjs';
import { cpuSeconds, machine, round } from './figures.mjs';
import { asAdmin, setStage } from './stage.mjs';

/**
 * `npm run bench:deadlines [-- --due 10000 --lots 1000 --days 10 --sessions 10 --rate 20 --profile folder]`: so many
 * deadlines of one moment, while people bid on one lot and sessions of others end; then open lots whose periods end
 * within the days that the demonstration's clock is moved ahead. The last line is JSON.
 */
const { values } = parseArgs({
  options: {
    due: { type: 'string', default: '10000' },
    lots: { type: 'string', default: '1000' },
    days: { type: 'string', default: '10' },
    sessions: { type: 'string', default: '10' },
    rate: { type: 'string', default: '20' },
    profile: { type: 'string' },
  },
});
const DUE = Number(values.due);
const LOTS = Number(values.lots);
const DAYS = Number(values.days);
const SESSIONS = Number(values.sessions);
const WARM_SECONDS = 3;
/** From when the deadlines are written to when they come. */
const LEAD_SECONDS = 30;
const BETWEEN_SESSIONS_SECONDS = 2;
/** At the longest; it is over when everything is done. */
const LOAD_SECONDS = 1_800;
const LOOK_EVERY_MS = 200;

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);
/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Twenty bids a second on the stage's own lot, until they are told to stop.
 * @param {import('./stage.mjs').Stage} stage
 */
function bid({ port, people, lots }) {
  const load = fork(new URL('bid-load.mjs', import.meta.url));
  load.send({
    port,
    people,
    lots: lots.slice(0, 1),
    connections: 32,
    seconds: LOAD_SECONDS,
    warmSeconds: WARM_SECONDS,
    rate: Number(values.rate),
    aboveFen: 0,
  });
  return () =>
    new Promise((resolve) => {
      load.once('message', resolve);
      load.send('STOP');
    });
}

/**
 * The open lots' period ends in a moment, sessions of others every two seconds after it. What was due is the moment
 * itself; a session's end is kept when it has been committed.
 * @param {import('pg').Client} client
 * @param {import('./stage.mjs').Stage} stage
 */
async function plan(client, { lots }) {
  const { rows } = await client.query(
    `select (date_trunc('second', platform_now()) + make_interval(secs => $1))::text as at`,
    [LEAD_SECONDS],
  );
  const dueAt = rows[0].at;
  await client.query(
    `update lot set registration_ends_at = $1, next_due_at = $1 where state = 'LISTED' and next_due_at is not null`,
    [dueAt],
  );
  for (const [index, { id }] of lots.slice(1).entries())
    await client.query(
      `update bidding_session set state = 'LIMITED', resumed_at = platform_now(), free_end_at = platform_now(),
         end_at = $2::timestamptz + make_interval(secs => $3),
         next_due_at = $2::timestamptz + make_interval(secs => $3 + grace_ms / 1000.0) where lot_id = $1`,
      [id, dueAt, (index + 1) * BETWEEN_SESSIONS_SECONDS],
    );
  return dueAt;
}

/**
 * Milliseconds from a moment to the commit by which everything due was done.
 * @param {import('pg').Client} client
 * @param {string} dueAt
 */
async function untilDone(client, dueAt) {
  for (;;) {
    const { rows } = await client.query(
      `select extract(epoch from platform_now() - $1::timestamptz) * 1000 as ms,
         (select count(*)::int from lot where next_due_at <= $1::timestamptz) as left`,
      [dueAt],
    );
    if (rows[0].left === 0) return Number(rows[0].ms);
    await pause(LOOK_EVERY_MS);
  }
}

/**
 * How late each session's end was written down, by the commit of its last line.
 * @param {import('pg').Client} client
 * @param {import('./stage.mjs').Stage} stage
 */
async function lateness(client, { lots }) {
  const { rows } = await client.query(
    `select s.lot_id, s.state, extract(epoch from pg_xact_commit_timestamp(l.xmin) + coalesce((
         select ahead from platform_clock), interval '0') - s.end_at) * 1000 - s.grace_ms as ms
     from bidding_session s left join session_line l on l.session_id = s.id and l.kind = 'END'
     where s.lot_id = any($1)`,
    [lots.slice(1).map(({ id }) => id)],
  );
  const ends = rows.flatMap(({ ms }) => (ms === null ? [] : [Math.round(Number(ms))])).sort((a, b) => a - b);
  return {
    count: rows.length,
    ended: ends.length,
    latestMs: ends.at(-1),
    inTheMiddleMs: ends[Math.floor(ends.length / 2)],
  };
}

/** @param {import('./stage.mjs').Stage} stage */
async function ofOneMoment(stage) {
  return asAdmin(stage.databaseUrl, async (client) => {
    say(`… ${DUE} open lots`);
    const pattern = String(stage.lots[0]?.id);
    await addOpenLots(client, {
      lotId: pattern,
      count: DUE,
      name: 'ONE',
      endsAt: "platform_now() + interval '1 hour'",
    });
    say('… their deadlines come, all at one moment');
    const dueAt = await plan(client, stage);
    const stopBids = bid(stage);
    const { rows } = await client.query(
      'select greatest(0, extract(epoch from $1::timestamptz - platform_now()) * 1000) as ms',
      [dueAt],
    );
    await pause(Number(rows[0].ms));
    const before = {
      api: cpuSeconds(stage.api.pid),
      postgres: cpuSeconds(stage.postgresPid),
      at: performance.now(),
    };
    const doneMs = await untilDone(client, dueAt);
    const seconds = (performance.now() - before.at) / 1000;
    const cores = {
      api: round((cpuSeconds(stage.api.pid) - before.api) / seconds),
      postgres: round((cpuSeconds(stage.postgresPid) - before.postgres) / seconds),
    };
    const bids = await stopBids();
    await pause(SESSIONS * BETWEEN_SESSIONS_SECONDS * 1000 + 2_000 - doneMs);
    const { rows: states } = await client.query(
      'select state, count(*)::int as count from lot group by 1 order by 1',
    );
    const sessions = await lateness(client, stage);
    const { rows: rests } = await client.query(
      'select error, count(*)::int as count from due_rest group by 1',
    );
    return { due: DUE, doneSeconds: round(doneMs / 1000), bids, sessions, cores, states, rests };
  });
}

/** @param {import('./stage.mjs').Stage} stage */
async function daysAhead(stage) {
  return asAdmin(stage.databaseUrl, async (client) => {
    say(`… ${LOTS} open lots, and the clock ${DAYS} days ahead`);
    await client.query("update lot set state = 'WITHDRAWN', next_due_at = null where state = 'LISTED'");
    await addOpenLots(client, {
      lotId: String(stage.lots[0]?.id),
      count: LOTS,
      name: 'DAY',
      endsAt: `(date_trunc('day', platform_now() at time zone 'Asia/Shanghai') + make_interval(days => (1 + n % ${DAYS - 1})::int, hours => 17)) at time zone 'Asia/Shanghai'`,
    });
    const { rows } = await client.query('select platform_now() + make_interval(days => $1) as to', [DAYS]);
    const began = performance.now();
    const answer = await fetch(`http://127.0.0.1:${stage.port}/api/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: rows[0].to.toISOString() }),
    });
    if (answer.status !== 200) throw new Error(`the clock answered ${answer.status} ${await answer.text()}`);
    const seconds = round((performance.now() - began) / 1000);
    const { rows: states } = await client.query(
      "select state, count(*)::int as count from lot where no like 'DAY-%' group by 1 order by 1",
    );
    return { lots: LOTS, days: DAYS, seconds, states };
  });
}

await prepare();
say('… a platform, and a crowd at its lot');
const stage = await setStage({ copies: SESSIONS, profile: values.profile });
try {
  const oneMoment = DUE > 0 ? await ofOneMoment(stage) : null;
  if (oneMoment) say(`  ${JSON.stringify(oneMoment)}`);
  const ahead = LOTS > 0 ? await daysAhead(stage) : null;
  say(
    JSON.stringify({
      bench: 'deadlines',
      at: new Date().toISOString(),
      machine: machine(),
      postgres: stage.settings,
      oneMoment,
      daysAhead: ahead,
    }),
  );
} finally {
  await stage.stop();
}
process.exit(0);
