// @ts-check
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { prepare } from '../dev/prepare.mjs';
import { cpuSeconds, machine, round } from './figures.mjs';
import { floor } from './floor.mjs';
import { asAdmin, setStage } from './stage.mjs';

/**
 * `npm run bench:bids [-- --connections 256 --seconds 15 --lots 1000 --profile folder]`: accepted bids a second over HTTP, on one lot and on a thousand, from a process of its own;
 * then the floor, the same rows by one loop on the database without the platform. The last line is JSON.
 */
const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '256' },
    seconds: { type: 'string', default: '15' },
    lots: { type: 'string', default: '1000' },
    profile: { type: 'string' },
  },
});
const CONNECTIONS = Number(values.connections);
const SECONDS = Number(values.seconds);
const COPIES = Number(values.lots);
const WARM_SECONDS = 4;

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {string} name
 * @param {Partial<import('./bid-load.mjs').Plan>} plan
 */
async function measure(stage, name, plan) {
  say(`… ${name}`);
  const before = {
    api: cpuSeconds(stage.api.pid),
    postgres: cpuSeconds(stage.postgresPid),
    at: performance.now(),
  };
  const load = fork(new URL('bid-load.mjs', import.meta.url));
  const whole = {
    port: stage.port,
    people: stage.people,
    lots: stage.lots,
    connections: CONNECTIONS,
    seconds: SECONDS,
    warmSeconds: WARM_SECONDS,
    rate: null,
    aboveFen: await highestPrice(stage),
    ...plan,
  };
  load.send(whole);
  const figures = await new Promise((resolve, reject) => {
    load.once('message', resolve);
    load.once('exit', (code) => reject(new Error(`the load ended with ${code}`)));
  });
  const seconds = (performance.now() - before.at) / 1000;
  const cores = {
    api: round((cpuSeconds(stage.api.pid) - before.api) / seconds),
    postgres: round((cpuSeconds(stage.postgresPid) - before.postgres) / seconds),
  };
  const { loadCpu, ...rest } = figures;
  const result = { ...rest, cores: { ...cores, load: loadCpu } };
  say(`  ${JSON.stringify(result)}`);
  return result;
}

/**
 * What the load has to begin above: no lot has a higher price.
 * @param {import('./stage.mjs').Stage} stage
 */
async function highestPrice({ databaseUrl }) {
  const { rows } = await asAdmin(databaseUrl, (client) =>
    client.query('select max(current_fen) as fen from bidding_session'),
  );
  return Number(rows[0].fen ?? 0);
}

/**
 * How many bids were in the batch of the bid in the middle.
 * @param {import('./stage.mjs').Stage} stage
 */
async function batchSize({ databaseUrl, lots }) {
  const { rows } = await asAdmin(databaseUrl, (client) =>
    client.query(
      `select percentile_disc(0.5) within group (order by last_seq - first_seq + 1) as size
       from session_head h join bidding_session s on s.id = h.session_id
       cross join generate_series(h.first_seq, h.last_seq) where s.lot_id = $1`,
      [lots[0]?.id],
    ),
  );
  return Number(rows[0].size);
}

await prepare();
say('… a platform, and a crowd at its lot');
const stage = await setStage({ copies: COPIES, profile: values.profile });
try {
  const one = { lots: stage.lots.slice(0, 1) };
  const oneLot = await measure(stage, 'one lot, each connection as fast as it is answered', one);
  const batch = await batchSize(stage);
  const rate = Math.floor((oneLot.acceptedPerSecond * 0.8) / 100) * 100;
  const paced = await measure(stage, `one lot, ${rate} bids due a second`, { ...one, rate });
  const many = COPIES > 0 ? await measure(stage, `${COPIES} lots`, { lots: stage.lots.slice(1) }) : null;
  say('… the floor: the same rows without the platform');
  const floors = await floor(stage.databaseUrl, String(stage.lots[0]?.id), [batch, 1]);
  const on =
    'session, token and permission of each bid; validation; receipt; one signature a batch; chain; fsync';
  say(
    JSON.stringify({
      bench: 'bids',
      at: new Date().toISOString(),
      machine: machine(),
      postgres: stage.settings,
      on,
      connections: CONNECTIONS,
      seconds: SECONDS,
      oneLot: { ...oneLot, batchInTheMiddle: batch },
      oneLotPaced: { rate, ...paced },
      thousandLots: many,
      floor: floors,
    }),
  );
} finally {
  await stage.stop();
}
process.exit(0);
