// @ts-check
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { prepare } from '../dev/prepare.mjs';
import { cpuSeconds, machine, percentiles, round } from './figures.mjs';
import { asAdmin, setStage } from './stage.mjs';

/**
 * `npm run bench:watchers [-- --watchers 10000 --seconds 20 --profile folder]`: so many watch one lot while ten
 * bids a second are placed on it; how long after its commit a bid has reached each of them. The last line is JSON.
 */
const BIDS_A_SECOND = 10;
const { values } = parseArgs({
  options: {
    watchers: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '20' },
    profile: { type: 'string' },
  },
});
const count = Number(values.watchers);
const seconds = Number(values.seconds);

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

/**
 * @param {import('node:child_process').ChildProcess} load
 * @param {object} message
 * @returns {Promise<any>}
 */
function ask(load, message) {
  return new Promise((resolve, reject) => {
    const end = (/** @type {number | null} */ code) => reject(new Error(`a process ended with ${code}`));
    load.once('exit', end);
    load.once('message', (answer) => {
      load.off('exit', end);
      resolve(answer);
    });
    load.send(message);
  });
}

/**
 * Ten bids a second by two bidders in turn; returns the first line's number of those that are measured.
 * @param {import('./stage.mjs').Stage} stage
 */
async function bid({ port, people, lots }, number = 0) {
  const { cookie, csrfToken } = /** @type {import('./stage.mjs').Person} */ (people[number % 2]);
  const response = await fetch(`http://127.0.0.1:${port}/api/lots/${lots[0]?.id}/bids`, {
    method: 'POST',
    headers: {
      cookie,
      'x-csrf-token': csrfToken,
      'content-type': 'application/json',
      'idempotency-key': `watched-${number}`,
    },
    body: JSON.stringify({ amountFen: String(62_000 + 500 * number) }),
  });
  const receipt = /** @type {{ seq: number }} */ (await response.json());
  if (response.status !== 201) throw new Error(`a bid was refused: ${JSON.stringify(receipt)}`);
  return receipt.seq;
}

/**
 * Latencies from the moment of each line to every watcher's receipt, and how far the last was behind the first.
 * @param {[number, { first: number, last: number, latencies: number[] }][]} lines
 * @param {{ seq: number, at: string | number }[]} moments
 */
function measured(lines, moments) {
  const arrivals = new Map(lines);
  const latencies = [];
  const spreads = [];
  let lost = 0;
  for (const { seq, at } of moments) {
    const entry = arrivals.get(seq) ?? { first: 0, last: 0, latencies: [] };
    lost += count - entry.latencies.length;
    spreads.push(entry.last - entry.first);
    for (const arrival of entry.latencies) latencies.push(arrival - Number(at));
  }
  return { lost, latency: percentiles(latencies), spreadFirstToLast: percentiles(spreads) };
}

async function measureFloor() {
  const writer = fork(new URL('watch-floor.mjs', import.meta.url));
  const { port } = await new Promise((resolve) => writer.once('message', resolve));
  const load = fork(new URL('watch-load.mjs', import.meta.url));
  await ask(load, { kind: 'open', port, lotId: 'floor', count });
  load.send({ kind: 'from', line: 1 });
  const { begun } = await ask(writer, { rounds: seconds * BIDS_A_SECOND });
  await pause(2000);
  const { lines } = await ask(load, { kind: 'report' });
  load.kill();
  writer.kill();
  return measured(lines, begun);
}

/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

await prepare();
say('… a platform, and a crowd at its lot');
// All of them come from this machine.
const env = { FEEDS_PER_ADDRESS: String(count + 10), FEEDS_IN_ALL: String(count + 10) };
const stage = await setStage({ profile: values.profile, env });
try {
  const load = fork(new URL('watch-load.mjs', import.meta.url));
  say(`… ${count} watchers come in`);
  await ask(load, { kind: 'open', port: stage.port, lotId: stage.lots[0]?.id, count });
  const firstLine = 1 + Math.max(await bid(stage, 0), await bid(stage, 1));
  load.send({ kind: 'from', line: firstLine });
  await pause(1000);
  say(`… ${BIDS_A_SECOND} bids a second for ${seconds} s`);
  const before = { api: cpuSeconds(stage.api.pid), load: cpuSeconds(load.pid), at: performance.now() };
  const bids = seconds * BIDS_A_SECOND;
  for (let number = 2; number < bids + 2; number += 1) {
    const due = before.at + ((number - 2) * 1000) / BIDS_A_SECOND;
    await pause(Math.max(0, due - performance.now()));
    await bid(stage, number);
  }
  const took = (performance.now() - before.at) / 1000;
  const cores = {
    api: round((cpuSeconds(stage.api.pid) - before.api) / took),
    watchers: round((cpuSeconds(load.pid) - before.load) / took),
  };
  await pause(2000);
  const { lines } = await ask(load, { kind: 'report' });
  const committed = await asAdmin(stage.databaseUrl, (client) =>
    client.query(
      `select l.seq, extract(epoch from pg_xact_commit_timestamp(l.xmin)) * 1000 as at
       from session_line l join bidding_session s on s.id = l.session_id where s.lot_id = $1 and l.seq >= $2`,
      [stage.lots[0]?.id, firstLine],
    ),
  );
  const figures = measured(lines, committed.rows);
  load.kill();
  say('… the floor: the same bytes without the platform');
  const floor = await measureFloor();
  say(
    JSON.stringify({
      bench: 'watchers',
      at: new Date().toISOString(),
      machine: machine(),
      postgres: stage.settings,
      watchers: count,
      bidsPerSecond: round(bids / took),
      updates: committed.rows.length,
      ...figures,
      cores,
      floor,
    }),
  );
} finally {
  await stage.stop();
}
process.exit(0);
