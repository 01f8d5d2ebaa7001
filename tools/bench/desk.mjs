// @ts-check
import { parseArgs } from 'node:util';
import { prepare } from '../dev/prepare.mjs';
import { setCounty } from './county.mjs';
import { bareReads, readSearched } from './desk-floor.mjs';
import { nextOf, questionsOf, shownIn } from './desk-routes.mjs';
import { addWaiting } from './desk-waiting.mjs';
import { machine, round } from './figures.mjs';
import { Limits } from './list-limits.mjs';
import { Loader } from './loader.mjs';

/**
 * `npm run bench:desk [-- --projects 100000 --seconds 2 --connections 8]`: a database of its own is filled with so many
 * projects, most of them long over, and with what waits at the desks; clerks of several posts ask for their work and look
 * things up over HTTP, one question at a time and by so many connections, with what the database says that it did for
 * one answer. Beside them the least that the database and the platform can be asked. The last line is JSON. Where a
 * question is refused, or shows nothing that should show something, it ends with 1.
 */
const { values } = parseArgs({
  options: {
    projects: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '8' },
  },
});
const PROJECTS = Number(values.projects);
const SECONDS = Number(values.seconds);
const CONNECTIONS = Number(values.connections);
const WARM_SECONDS = 0.3;
/** Of a thousand projects so many wait at each step on the way to the board. */
const AT_A_DESK = 4;
/** Milliseconds within which 99 of 100 are to be answered. */
const AIMS = { work: 100, search: 150, floor: Infinity };

/** @typedef {import('./desk-routes.mjs').Question} Question */
/** @type {Record<string, any>} */
const table = {};
/** @type {string[]} */
const faults = [];

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

/**
 * @param {import('./county.mjs').County} county
 * @param {Loader} loader
 * @param {Question} question
 * @returns {Promise<Question | undefined>} the page behind it
 */
async function time(county, loader, question) {
  const { name, kind, path, cookie, mayBeEmpty } = question;
  const { answer, reads } = await county.plans.ask(path, cookie);
  if (answer.status !== 200) {
    faults.push(`${name}: answered with ${answer.status}: ${answer.body.slice(0, 200)}`);
    return undefined;
  }
  const shown = shownIn(answer.body);
  if (shown.items === 0 && !mayBeEmpty) faults.push(`${name}: shows nothing`);
  const plan = { port: county.port, path, cookie, warmSeconds: WARM_SECONDS, seconds: SECONDS };
  const alone = await loader.run({ ...plan, connections: 1 });
  const before = county.cpu();
  const crowd = await loader.run({ ...plan, connections: CONNECTIONS });
  const cpuMs = cpuOf(before, county.cpu(), crowd['answered']);
  for (const [code, count] of Object.entries({ ...alone['refused'], ...crowd['refused'] }))
    faults.push(`${name}: ${count} answered with ${code}`);
  const isReached = { alone: alone['p99Ms'] <= AIMS[kind], crowd: crowd['p99Ms'] <= AIMS[kind] };
  table[name] = { kind, ...shown, alone, crowd, cpuMs, ...reads, isReached };
  say(lineOf(name, table[name]));
  return nextOf(question, answer.body);
}

/**
 * Milliseconds of a core that one answer takes: less moved by what else runs on the machine than its latency.
 * @param {{ api: number, postgres: number }} before
 * @param {{ api: number, postgres: number }} after
 * @param {number} answers
 */
function cpuOf(before, after, answers) {
  const each = (/** @type {'api' | 'postgres'} */ of) => round(((after[of] - before[of]) / answers) * 1000);
  return { api: each('api'), postgres: each('postgres') };
}

/**
 * @param {string} name
 * @param {any} row
 */
function lineOf(name, { items, total, alone, crowd, cpuMs, rowsRead, isReached, faults: told }) {
  const missed =
    isReached.alone && isReached.crowd ? '' : isReached.alone ? ' | missed by many' : ' | missed';
  return `${name} | ${items}${total === undefined ? '' : ` of ${total}`} | ${alone.p50Ms} and ${alone.p99Ms} ms | ${crowd.p50Ms} and ${crowd.p99Ms} ms, ${crowd.perSecond}/s | ${cpuMs.api} + ${cpuMs.postgres} ms of a core | ${rowsRead} rows read${told.length ? `, ${told.length} plan faults` : ''}${missed}`;
}

/** @param {'work' | 'search'} kind */
function worstOf(kind) {
  const rows = Object.values(table).filter((row) => row.kind === kind);
  const worst = (/** @type {string} */ who) => Math.max(...rows.map((row) => row[who].p99Ms));
  return {
    aimMs: AIMS[kind],
    questions: rows.length,
    aloneP99Ms: worst('alone'),
    crowdP99Ms: worst('crowd'),
  };
}

await prepare();
say('… a county, and the projects that are copied');
const county = await setCounty({ desk: AT_A_DESK });
const loader = new Loader();
try {
  say(`… ${PROJECTS} projects`);
  const limits = new Limits(PROJECTS, undefined);
  await county.fillTo(PROJECTS, limits);
  const waiting = await addWaiting(county.databaseUrl, PROJECTS);
  const { searched, rowsOf, known } = await readSearched(county.databaseUrl);
  say(`  ${round(limits.minutes())} minutes, ${await county.gigabytes()} GB; ${searched} rows are searched`);
  const floor = await bareReads(county.databaseUrl, SECONDS);
  say(`  the database alone: ${JSON.stringify(floor)}`);
  await county.plans.idle();
  for (const question of await questionsOf(county.port, known)) {
    const next = await time(county, loader, question);
    if (next) await time(county, loader, next);
  }
  for (const fault of faults) say(`fault: ${fault}`);
  say(
    JSON.stringify({
      bench: 'desk',
      at: new Date().toISOString(),
      machine: machine(),
      postgres: await county.settings(),
      projects: PROJECTS,
      searched,
      rowsOf,
      waiting,
      connections: CONNECTIONS,
      seconds: SECONDS,
      floor,
      work: worstOf('work'),
      search: worstOf('search'),
      questions: table,
      faults,
    }),
  );
} finally {
  loader.stop();
  await county.stop();
}
process.exit(faults.length > 0 ? 1 : 0);
