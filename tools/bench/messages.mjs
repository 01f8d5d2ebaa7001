// @ts-check
import { parseArgs } from 'node:util';
import { prepare } from '../dev/prepare.mjs';
import { cpuSeconds, machine, round } from './figures.mjs';
import { addApplicants, bareInserts } from './message-load.mjs';
import { asAdmin, setStage } from './stage.mjs';

/**
 * `npm run bench:messages [-- --people 10000 --seconds 10 --profile folder]`: one event of which so many applicants are
 * told, from the commit of the step to the commit of the last message; beside it what the same rows cost the database
 * alone; then how many leave within a second at the port's pace. The last line is JSON.
 */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '10' },
    profile: { type: 'string' },
  },
});
const PEOPLE = Number(values.people);
const SECONDS = Number(values.seconds);
const AIM_SECONDS = 2;
const LOOK_EVERY_MS = 100;
const LONGEST_MS = 120_000;

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);
/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The step that is told of, as a room writes it.
 * @param {import('pg').Client} client
 * @param {string} lotId
 */
async function tellAll(client, lotId) {
  await client.query(
    `with told as (
       insert into outbox (topic, subject, payload, at)
       select 'listing.moved', l.id, jsonb_build_object('projectId', l.project_id, 'lotId', l.id, 'action', 'suspend', 'to', 'SUSPENDED'),
         platform_now() from lot l where l.id = $1 returning id)
     insert into outbox_waiting (id) select id from told`,
    [lotId],
  );
}

/**
 * Seconds from the commit of the step to that of its messages, as the server has kept both.
 * @param {import('pg').Client} client
 */
async function untilQueued(client) {
  const began = performance.now();
  for (;;) {
    const { rows } = await client.query(
      `select count(*)::int as count from message where event = 'listing.suspended'`,
    );
    if (rows[0].count >= PEOPLE) break;
    if (performance.now() - began > LONGEST_MS) throw new Error(`only ${rows[0].count} messages were made`);
    await pause(LOOK_EVERY_MS);
  }
  const { rows } = await client.query(
    `select count(*)::int as messages, (select count(*)::int from delivery) as deliveries,
       extract(epoch from max(pg_xact_commit_timestamp(m.xmin)) - (
         select max(pg_xact_commit_timestamp(o.xmin)) from outbox o where o.payload ->> 'action' = 'suspend'))::float as seconds
     from message m where m.event = 'listing.suspended'`,
  );
  return rows[0];
}

/** @param {import('pg').Client} client */
async function sentWithin(client) {
  const count = async () => {
    const { rows } = await client.query(`select count(*)::int as count from delivery where state = 'SENT'`);
    return rows[0].count;
  };
  const before = await count();
  await pause(SECONDS * 1000);
  return round(((await count()) - before) / SECONDS);
}

await prepare();
say('… a platform, and a lot');
const stage = await setStage({ profile: values.profile });
try {
  const figures = await asAdmin(stage.databaseUrl, async (client) => {
    const lotId = String(stage.lots[0]?.id);
    say(`… ${PEOPLE} applicants more`);
    await addApplicants(client, lotId, PEOPLE);
    await client.query('vacuum analyze');
    const floorSeconds = await bareInserts(client, PEOPLE);
    say('… all of them are told');
    const before = { api: cpuSeconds(stage.api.pid), postgres: cpuSeconds(stage.postgresPid) };
    await tellAll(client, lotId);
    const queued = await untilQueued(client);
    const cpu = {
      api: round(cpuSeconds(stage.api.pid) - before.api),
      postgres: round(cpuSeconds(stage.postgresPid) - before.postgres),
    };
    return { ...queued, floorSeconds, cpu, sentPerSecond: await sentWithin(client) };
  });
  say(
    JSON.stringify({
      bench: 'messages',
      at: new Date().toISOString(),
      machine: machine(),
      postgres: stage.settings,
      people: PEOPLE,
      aimSeconds: AIM_SECONDS,
      isReached: figures.seconds <= AIM_SECONDS,
      ...figures,
      seconds: round(figures.seconds),
    }),
  );
} finally {
  await stage.stop();
}
process.exit(0);
