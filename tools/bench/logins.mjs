// @ts-check
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { hash, verify } from '@node-rs/argon2';
import { prepare } from '../dev/prepare.mjs';
import { Connection } from './connection.mjs';
import { machine, percentiles, round } from './figures.mjs';
import { PASSWORD, openForm } from './sign-in.mjs';
import { CROWD, asAdmin, setStage } from './stage.mjs';

/**
 * `npm run bench:logins [-- --logins 100 --connections 64 --seconds 5 --rounds 3]`: bids on one lot while all is quiet, while so
 * many people sign in again and again, and while as many guess from one address against the limits as they are
 * delivered; signing in with a login that exists and with one that does not; then the floor, the checks of passwords
 * alone. The last line is JSON.
 */
const { values } = parseArgs({
  options: {
    logins: { type: 'string', default: '100' },
    connections: { type: 'string', default: '64' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
  },
});
const LOGINS = Number(values.logins);
const CONNECTIONS = Number(values.connections);
const SECONDS = Number(values.seconds);
const ROUNDS = Number(values.rounds);
const WARM_SECONDS = 2;
/** Of each login; the third in a row would be answered more slowly. */
const ATTEMPTS = 2;
const FLOOR_SECONDS = 5;
/** Bids due a second where they do not follow one another as fast as they are answered. */
const RATE = 200;

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

/**
 * @param {import('node:child_process').ChildProcess} load
 * @param {object} message
 * @returns {Promise<any>}
 */
function ask(load, message) {
  return new Promise((resolve) => {
    load.once('message', resolve);
    load.send(message);
  });
}

/**
 * Bids on the stage's lot, as fast as they are answered or as they fall due.
 * @param {import('./stage.mjs').Stage} stage
 * @param {number | null} rate
 * @returns {Promise<any>}
 */
async function bid(stage, rate) {
  const { rows } = await asAdmin(stage.databaseUrl, (client) =>
    client.query('select max(current_fen) as fen from bidding_session'),
  );
  return ask(fork(new URL('bid-load.mjs', import.meta.url)), {
    port: stage.port,
    people: stage.people,
    lots: stage.lots.slice(0, 1),
    connections: CONNECTIONS,
    seconds: SECONDS,
    warmSeconds: WARM_SECONDS,
    rate,
    aboveFen: Number(rows[0].fen ?? 0),
  });
}

/**
 * Bids while all is quiet and while so many sign in, several times in turn: the machine is not the same from one
 * minute to the next. The figures are those of the round in the middle, by the median of the bids.
 * @param {import('./stage.mjs').Stage} stage
 * @param {string} name
 * @param {{ logins: string[], password: string }} people
 */
async function compare(stage, name, people) {
  const figures = [];
  for (const rate of [null, RATE]) {
    const how = rate === null ? 'each as fast as it is answered' : `${rate} due a second`;
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      say(`… bids, ${how}: quiet, then while ${LOGINS} ${name}`);
      const quiet = await bid(stage, rate);
      const load = fork(new URL('login-load.mjs', import.meta.url));
      await ask(load, { kind: 'begin', port: stage.port, connections: LOGINS, ...people });
      load.send({ kind: 'measure' });
      const crowded = await bid(stage, rate);
      rounds.push({ quiet, crowded, logins: await ask(load, { kind: 'report' }) });
      load.kill();
      say(`  ${JSON.stringify(rounds.at(-1))}`);
    }
    const quiet = middle(rounds.map((one) => one.quiet));
    const crowded = middle(rounds.map((one) => one.crowded));
    const logins = middle(rounds.map((one) => one.logins));
    figures.push({ bids: how, times: round(crowded.p50Ms / quiet.p50Ms), quiet, crowded, logins });
  }
  return figures;
}

/**
 * @template {{ p50Ms: number }} T
 * @param {T[]} rounds
 * @returns {T}
 */
function middle(rounds) {
  const sorted = [...rounds].sort((a, b) => a.p50Ms - b.p50Ms);
  return /** @type {T} */ (sorted[Math.floor(sorted.length / 2)]);
}

/**
 * Attempts one after the other in turn, with a login that exists and with one that does not.
 * @param {import('./stage.mjs').Stage} stage
 */
async function attemptInTurn({ port, databaseUrl }) {
  // What was cut off in the middle of signing in has not been forgiven, and would be answered slowly.
  await asAdmin(databaseUrl, (client) => client.query('delete from limit_use'));
  const { cookie, csrfToken } = await openForm(port);
  const connection = await Connection.open(port);
  /** @type {[number[], number[]]} */
  const latencies = [[], []];
  for (let count = 0; count < 2 * ATTEMPTS * CROWD; count += 1) {
    const login = `${count % 2 === 0 ? 'bidder' : 'nobody'}${(count >> 1) % CROWD}`;
    const body = JSON.stringify({ login, password: 'wrong' });
    const at = performance.now();
    await connection.send(
      `POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\nX-CSRF-Token: ${csrfToken}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    latencies[count % 2]?.push(performance.now() - at);
  }
  await connection.end();
  return { somebody: percentiles(latencies[0]), nobody: percentiles(latencies[1]) };
}

/**
 * Password checks without anything else, so many at once.
 * @param {number} atOnce
 */
async function floor(atOnce) {
  const password = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const began = performance.now();
  /** @type {number[]} */
  const latencies = [];
  const loop = async () => {
    while (performance.now() - began < FLOOR_SECONDS * 1000) {
      const at = performance.now();
      await verify(password, PASSWORD);
      latencies.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, loop));
  return { atOnce, perSecond: round(latencies.length / FLOOR_SECONDS), ...percentiles(latencies) };
}

/**
 * @template T
 * @param {{ hasLimits: boolean }} options
 * @param {(stage: import('./stage.mjs').Stage) => Promise<T>} work
 */
async function onStage(options, work) {
  say('… a platform, and a crowd at its lot');
  const stage = await setStage(options);
  try {
    return await work(stage);
  } finally {
    await stage.stop();
  }
}

await prepare();
const own = Array.from({ length: CROWD }, (_, index) => `bidder${index}`);
const guessed = Array.from({ length: LOGINS }, (_, index) =>
  index % 2 ? `nobody${index}` : `bidder${index}`,
);
const { people, single, postgres } = await onStage({ hasLimits: false }, async (stage) => ({
  people: await compare(stage, 'people sign in', { logins: own, password: PASSWORD }),
  single: await attemptInTurn(stage),
  postgres: stage.settings,
}));
const guessers = await onStage({ hasLimits: true }, (stage) =>
  compare(stage, 'guess', { logins: guessed, password: 'wrong' }),
);
say('… the floor: checks of passwords alone');
const floors = [await floor(1), await floor(2), await floor(4)];
say(
  JSON.stringify({
    bench: 'logins',
    at: new Date().toISOString(),
    machine: machine(),
    postgres,
    connections: CONNECTIONS,
    seconds: SECONDS,
    rounds: ROUNDS,
    people,
    guessers,
    oneAttemptAtATime: single,
    floor: floors,
  }),
);
process.exit(0);
