// @ts-check
import { parseArgs } from 'node:util';
import { prepare } from '../dev/prepare.mjs';
import { setCounty } from './county.mjs';
import { machine, round } from './figures.mjs';
import { connectionsOf, judge, lineOf } from './list-aims.mjs';
import { BeyondLimits, Limits } from './list-limits.mjs';
import { behind, itemsIn, routesOf } from './list-routes.mjs';
import { writeOnce } from './list-writes.mjs';
import { Loader } from './loader.mjs';

/**
 * `npm run bench:lists [-- --sizes 10000,100000,1000000 --seconds 1 --connections 32]`: a database of its own is filled
 * size by size with listings as they were played. At each size what is written is timed, then each list, page and search
 * over HTTP by a process of its own, one at a time and by many connections as fast as it is answered, with what the
 * database says that it did for one answer. The last line is JSON, the sizes side by side. Where a list shows nothing
 * that should show something, or is refused, it ends with 1.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    seconds: { type: 'string', default: '1' },
    connections: { type: 'string', default: '32' },
  },
});
const SIZES = values.sizes.split(',').map(Number);
const WARM_SECONDS = 0.2;

/** @typedef {import('./county.mjs').County} County */
/** @typedef {import('./list-routes.mjs').Route} Route */
/** @typedef {import('./list-aims.mjs').Figures} Figures */
/** @type {Map<string, { kind: import('./list-routes.mjs').Kind | 'write', sizes: Record<string, Figures> }>} */
const table = new Map();
/** @type {string[]} */
const faults = [];

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

const loader = new Loader();

/**
 * @param {{ name: string, kind: import('./list-routes.mjs').Kind | 'write', size: number, figures: Figures }} row
 */
function note({ name, kind, size, figures }) {
  const row = table.get(name) ?? { kind, sizes: {} };
  table.set(name, { kind, sizes: { ...row.sizes, [size]: figures } });
  say(`  ${name}: ${JSON.stringify(figures)}`);
}

/**
 * @param {County} county
 * @param {Route} route
 * @param {number} size
 * @returns {Promise<Route | undefined>} the page behind it
 */
async function timeRoute(county, route, size) {
  const { name, kind, path, cookie, mayBeEmpty } = route;
  const { answer, reads } = await county.plans.ask(path, cookie);
  if (answer.status !== 200) {
    faults.push(`${name}, ${size}: answered with ${answer.status}: ${answer.body.slice(0, 200)}`);
    return undefined;
  }
  const items = itemsIn(route, answer.body);
  if (items === 0 && !mayBeEmpty) faults.push(`${name}, ${size}: shows nothing`);
  const each = {
    port: county.port,
    path,
    cookie,
    warmSeconds: WARM_SECONDS,
    seconds: Number(values.seconds),
  };
  const alone = await loader.run({ ...each, connections: 1 });
  const connections = connectionsOf(kind, Number(values.connections));
  const crowd = await loader.run({ ...each, connections });
  const apart = kind === 'list' ? { apart: await loader.run({ ...each, connections, isApart: true }) } : {};
  const { total, isMore } = path.startsWith('/api/') ? JSON.parse(answer.body) : {};
  const { p50Ms, p99Ms } = alone;
  const shown = { items, ...(total === undefined ? {} : { total: `${total}${isMore ? '+' : ''}` }) };
  note({
    name,
    kind,
    size,
    figures: { ...shown, p50Ms, p99Ms, crowd: { connections, ...crowd }, ...apart, ...reads },
  });
  for (const [code, count] of Object.entries({ ...alone['refused'], ...crowd['refused'] }))
    faults.push(`${name}, ${size}: ${count} answered with ${code}`);
  return behind(route, answer.body);
}

/**
 * @param {County} county
 * @param {number} size
 * @param {Limits} limits
 */
async function timeAll(county, size, limits) {
  const aside = county.seeds.asides[SIZES.indexOf(size)];
  for (const [name, figures] of Object.entries(aside ? await writeOnce(county, aside) : {}))
    note({ name, kind: 'write', size, figures });
  say(`  the platform by itself: ${JSON.stringify(await county.plans.idle())}`);
  for (const route of await routesOf(county)) {
    await limits.hold();
    const next = await timeRoute(county, route, size);
    if (next) await timeRoute(county, next, size);
  }
}

await prepare();
say('… a county, and the listings that are copied');
const county = await setCounty();
/** @type {Record<string, unknown>[]} */
const filled = [];
let stopped = '';
try {
  /** @type {{ size: number, gigabytes: number, minutes: number } | undefined} */
  let before;
  for (const size of SIZES) {
    say(`… ${size} listings`);
    const limits = new Limits(size, before);
    const seconds = await county.fillTo(size, limits);
    const gigabytes = await county.gigabytes();
    const minutes = { filling: round(limits.minutes()), all: 0 };
    filled.push({ size, gigabytes, minutes, seconds });
    say(`  ${minutes.filling} minutes, ${gigabytes} GB: ${JSON.stringify(seconds)}`);
    await timeAll(county, size, limits);
    minutes.all = round(limits.minutes());
    before = { size, gigabytes, minutes: minutes.filling };
  }
} catch (error) {
  if (!(error instanceof BeyondLimits)) {
    await county.stop();
    throw error;
  }
  stopped = error.message;
  say(`stopped: ${stopped}`);
}
try {
  const lists = Object.fromEntries(
    [...table].map(([name, { kind, sizes }]) => [name, { kind, sizes, ...judge(kind, sizes) }]),
  );
  say('');
  for (const [name, row] of Object.entries(lists)) say(lineOf(name, row));
  for (const fault of faults) say(`fault: ${fault}`);
  say(
    JSON.stringify({
      bench: 'lists',
      at: new Date().toISOString(),
      machine: machine(),
      postgres: await county.settings(),
      connections: Number(values.connections),
      seconds: Number(values.seconds),
      filled,
      ...(stopped ? { stopped } : {}),
      aListing: await county.describe(),
      lists,
      faults,
    }),
  );
} finally {
  loader.stop();
  await county.stop();
}
process.exit(faults.length > 0 ? 1 : 0);
