// @ts-check
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { prepare } from '../dev/prepare.mjs';
import { machine, round } from './figures.mjs';
import { setCounty } from './county.mjs';
import { readPlans } from './list-plans.mjs';
import { listsOf } from './list-routes.mjs';
import { writeOnce } from './list-writes.mjs';

/**
 * `npm run bench:lists [-- --sizes 10000,100000,1000000 --seconds 5 --connections 32]`: a database of its own is filled
 * size by size with listings as they were played, and each list, page and search is read over HTTP, by a process of its
 * own, as fast as it is answered and one at a time; with the rows that the database read for one answer. What is written
 * is timed at each of the first three sizes, too. The last line is JSON, the sizes side by side.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '32' },
  },
});
const SIZES = values.sizes.split(',').map(Number);

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

/**
 * @param {object} plan
 * @returns {Promise<Record<string, number>>}
 */
async function load(plan) {
  const child = fork(new URL('list-load.mjs', import.meta.url));
  child.send(plan);
  return new Promise((resolve, reject) => {
    child.once('message', (figures) => resolve(/** @type {Record<string, number>} */ (figures)));
    child.once('exit', (code) => reject(new Error(`the load ended with ${code}`)));
  });
}

await prepare();
say('… a county, and the listings that are copied');
const county = await setCounty();
try {
  /** @type {Record<string, Record<string, object>>} */
  const table = {};
  const filled = [];
  for (const size of SIZES) {
    say(`… ${size} listings`);
    const began = performance.now();
    const rows = await county.fillTo(size);
    const took = round((performance.now() - began) / 1000);
    filled.push({ size, seconds: took, gigabytes: await county.gigabytes(), rows });
    say(`  ${took} s, ${filled.at(-1)?.gigabytes} GB`);
    const aside = county.asides[filled.length - 1];
    for (const [name, figures] of Object.entries(aside ? await writeOnce(county, aside) : {})) {
      table[name] = { ...table[name], [size]: figures };
      say(`  ${name}: ${JSON.stringify(figures)}`);
    }
    const routes = await listsOf(county);
    for (const { name, path, cookie } of routes) {
      const each = { port: county.port, path, cookie, warmSeconds: 1, seconds: Number(values.seconds) };
      const alone = await load({ ...each, connections: 1 });
      const crowd = await load({ ...each, connections: Number(values.connections) });
      const read = await readPlans(county, path, cookie);
      table[name] = {
        ...table[name],
        [size]: { p50Ms: alone['p50Ms'], p99Ms: alone['p99Ms'], crowd, ...read },
      };
      say(`  ${name}: ${JSON.stringify(table[name]?.[size])}`);
    }
  }
  const settings = await county.settings();
  say(
    JSON.stringify({
      bench: 'lists',
      at: new Date().toISOString(),
      machine: machine(),
      postgres: settings,
      connections: Number(values.connections),
      seconds: Number(values.seconds),
      filled,
      lists: table,
    }),
  );
} finally {
  await county.stop();
}
process.exit(0);
