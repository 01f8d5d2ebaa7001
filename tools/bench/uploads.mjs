// @ts-check
import { fork } from 'node:child_process';
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { prepare } from '../dev/prepare.mjs';
import { cpuSeconds, machine, round } from './figures.mjs';
import { setStage } from './stage.mjs';

/**
 * `npm run bench:uploads [-- --uploads 100 --megabytes 20 --feeds 2000 --rate 20 --heap 400]`: how fast bids are
 * answered while sheets that cover more than anybody writes, large files and idle feeds come in all at once; and
 * the floor, the same bids alone. The api has a heap of so many megabytes. The last line is JSON.
 */
const { values } = parseArgs({
  options: {
    uploads: { type: 'string', default: '100' },
    megabytes: { type: 'string', default: '20' },
    feeds: { type: 'string', default: '2000' },
    rate: { type: 'string', default: '20' },
    heap: { type: 'string', default: '400' },
  },
});
const RATE = Number(values.rate);
const CONNECTIONS = 32;
const FLOOR_SECONDS = 15;
/** At the longest; it is over when the attack is. */
const LOAD_SECONDS = 300;
const WARM_SECONDS = 3;

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

/**
 * A process that is told what to do and reports when it has.
 * @param {string} file
 * @param {object} plan
 * @returns {{ report: Promise<any>, stop: () => void }}
 */
function tell(file, plan) {
  const child = fork(new URL(file, import.meta.url));
  child.send(plan);
  const report = new Promise((resolve, reject) => {
    child.once('message', (answer) => {
      resolve(answer);
      child.kill();
    });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return { report, stop: () => void child.send('STOP') };
}

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {{ seconds: number, aboveFen: number }} plan
 */
function bid({ port, people, lots }, plan) {
  return tell('bid-load.mjs', {
    port,
    people,
    lots: lots.slice(0, 1),
    connections: CONNECTIONS,
    warmSeconds: WARM_SECONDS,
    rate: RATE,
    ...plan,
  });
}

/**
 * Bids from before the attack to its end; what is measured is all of the attack and nothing after it.
 * @param {import('./stage.mjs').Stage} stage
 */
async function bidUnderAttack(stage) {
  const load = bid(stage, { seconds: LOAD_SECONDS, aboveFen: 10_000_000 });
  await new Promise((resolve) => setTimeout(resolve, (WARM_SECONDS + 1) * 1000));
  const attack = tell('attack.mjs', {
    port: stage.port,
    lotId: stage.lots[0]?.id,
    uploads: Number(values.uploads),
    megabytes: Number(values.megabytes),
    feeds: Number(values.feeds),
  });
  const answers = await attack.report;
  load.stop();
  return { bids: await load.report, answers };
}

/** Most memory that a process has had, in MB. @param {number | undefined} pid */
function mostMemory(pid) {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

await prepare();
say('… a platform, and a crowd at its lot');
const stage = await setStage({ flags: [`--max-old-space-size=${values.heap}`] });
try {
  say(`… the floor: ${RATE} bids a second alone`);
  const floor = await bid(stage, { seconds: FLOOR_SECONDS, aboveFen: 0 }).report;
  const cpu = cpuSeconds(stage.api.pid);
  say(`… ${RATE} bids a second, and everything else`);
  const began = performance.now();
  const { bids, answers } = await bidUnderAttack(stage);
  const seconds = (performance.now() - began) / 1000;
  say(
    JSON.stringify({
      bench: 'uploads',
      at: new Date().toISOString(),
      machine: machine(),
      postgres: stage.settings,
      heapMegabytes: Number(values.heap),
      survived: stage.api.exitCode === null && stage.api.signalCode === null,
      bidsUnderLoad: bids,
      floor,
      answers,
      apiCores: round((cpuSeconds(stage.api.pid) - cpu) / seconds),
      apiMostMemoryMegabytes: mostMemory(stage.api.pid),
    }),
  );
} finally {
  await stage.stop();
}
process.exit(0);
