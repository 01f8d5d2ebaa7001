// @ts-check
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { prepare } from '../dev/prepare.mjs';
import { cpuSeconds, machine, round } from './figures.mjs';
import { startBareServer } from './bare-server.mjs';
import { floor, floorOfLots } from './floor.mjs';
import { asAdmin, setStage } from './stage.mjs';

/**
 * `npm run bench:bids [-- --connections 256 --seconds 15 --lots 1000 --profile folder]`: accepted bids a second over HTTP, on one lot and on so many, from a process of its own;
 * what a bare Node server answers to the same requests with as many bytes; then the floor, the same rows by one loop on the database without the platform. The last line is JSON, with the shares that the aims are about.
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

/**
 * How many lots were in the batch of the bid in the middle, of all lots but the first; lines of one batch are recorded
 * at one moment.
 * @param {import('./stage.mjs').Stage} stage
 */
async function lotsTogether({ databaseUrl, lots }) {
  const { rows } = await asAdmin(databaseUrl, (client) =>
    client.query(
      `select percentile_disc(0.5) within group (order by b.lots) as lots
       from session_line l join bidding_session s on s.id = l.session_id and s.lot_id <> $1
       join (select recorded_at, count(distinct session_id) as lots from session_line group by 1) b
         on b.recorded_at = l.recorded_at
       where l.bid_no is not null`,
      [lots[0]?.id],
    ),
  );
  return Number(rows[0].lots ?? 0);
}

/**
 * The same load on a server that does nothing but answer.
 * @param {import('./stage.mjs').Stage} stage
 * @param {number} answerBytes
 */
async function bareServer(stage, answerBytes) {
  const { process: bare, port } = await startBareServer(answerBytes);
  try {
    const lots = stage.lots.slice(0, 1);
    const { acceptedPerSecond, cores, ...rest } = await measure(
      { ...stage, api: bare },
      `a bare server that answers ${answerBytes} bytes`,
      { lots, port },
    );
    const { api: server, load } = cores;
    return { answersPerSecond: acceptedPerSecond, ...rest, cores: { server, load } };
  } finally {
    bare.kill();
  }
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
  const lotsInTheMiddle = many && (await lotsTogether(stage));
  const bare = await bareServer(stage, oneLot.answerBytes);
  say('… the floor: the same rows without the platform');
  const floors = await floor(stage.databaseUrl, String(stage.lots[0]?.id), [batch, 1]);
  const others = stage.lots.slice(1).map(({ id }) => id);
  const floorMany = lotsInTheMiddle && (await floorOfLots(stage.databaseUrl, others, lotsInTheMiddle));
  const on =
    'session, token and permission of each bid; validation; receipt; one signature a lot and batch; chain; fsync';
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
      manyLots: many && { lots: COPIES, ...many, lotsInTheMiddle },
      bareServer: bare,
      floor: floors,
      floorManyLots: floorMany,
      shares: {
        manyLotsOfOneLot: many && round(many.acceptedPerSecond / oneLot.acceptedPerSecond),
        oneLotOfBareServer: round(oneLot.acceptedPerSecond / bare.answersPerSecond),
      },
    }),
  );
} finally {
  await stage.stop();
}
process.exit(0);
