// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from '../dev/prepare.mjs';
import { startPostgres } from '../postgres/launcher.mjs';
import { makeDemoSeal } from '../seal/make-demo-seal.mjs';
import { cpuSeconds, machine, round } from './figures.mjs';
import { floor, transferFor } from './ledger-load.mjs';
import { asAdmin, readSettings } from './stage.mjs';

/**
 * `npm run bench:ledger [-- --seconds 5 --lanes 4 --transfers 50000]`: transfers a second by the platform's own books, one by
 * one and in batches of 20 and 100, on the accounts of one lot and of 1,000, with every balance and the whole chain checked
 * afterwards; beside it the same rows by one set-based insert; each with the microseconds of a core that one transfer takes,
 * of the platform and of the database. The last line is JSON.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    lanes: { type: 'string', default: '4' },
    transfers: { type: 'string', default: '50000' },
  },
});
const SECONDS = Number(values.seconds);
const LANES = Number(values.lanes);
const TRANSFERS = Number(values.transfers);
const BATCHES = [1, 20, 100];
const LOTS = [1, 1_000];
const WARM_SECONDS = 1;

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

/** The platform on a durable database of its own. */
async function startPlatform() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-bench-'));
  fs.chmodSync(root, 0o755);
  const server = await startPostgres({ root });
  await asAdmin(server.url('postgres'), (client) => client.query('create database bench'));
  const built = new URL('../../dist/apps/api/', import.meta.url);
  const { TestPlatform } = await import(new URL('testing/test-platform.js', built).href);
  const { withAppRole } = await import(new URL('testing/test-database.js', built).href);
  const { LedgerChain, LedgerService } = await import(new URL('money/ledger/index.js', built).href);
  const { findAccountAndJournalFaults } = await import(new URL('oversight/books/index.js', built).href);
  await makeDemoSeal(path.resolve('var/test/seal'));
  const databaseUrl = server.url('bench');
  const platform = await TestPlatform.start({ ...withAppRole(databaseUrl), drop: () => Promise.resolve() });
  const stop = async () => {
    await platform.close();
    await server.stop();
    fs.rmSync(root, { recursive: true, force: true });
  };
  return {
    ledger: platform.app.get(LedgerService),
    chain: platform.app.get(LedgerChain),
    dataSource: platform.dataSource,
    findFaults: findAccountAndJournalFaults,
    postgresPid: server.pid,
    databaseUrl,
    stop,
  };
}

/**
 * What a piece of work costs: microseconds of a core a transfer, of this process and of the database.
 * @template {{ transfers: number }} T
 * @param {number} postgresPid
 * @param {() => Promise<T>} work
 */
async function withCost(postgresPid, work) {
  const before = [cpuSeconds(process.pid), cpuSeconds(postgresPid)];
  const done = await work();
  const spent = [cpuSeconds(process.pid), cpuSeconds(postgresPid)].map((now, at) => now - (before[at] ?? 0));
  const [platformUs, databaseUs] = spent.map((seconds) => Math.round((seconds / done.transfers) * 1e6));
  return { ...done, platformUs, databaseUs };
}

/**
 * Everything that was booked gets its place in the chain; entries a second.
 * @param {{ seal: () => Promise<number> }} chain
 * @param {import('pg').Client} client
 */
async function sealAll(chain, client) {
  const left = async () =>
    (
      await client.query(
        'select count(*)::int as n from ledger_entry where id > coalesce((select max(entry_id) from ledger_link), 0)',
      )
    ).rows[0].n;
  const began = performance.now();
  const waiting = await left();
  while ((await left()) > 0) await chain.seal();
  return { entries: waiting, perSecond: Math.round(waiting / ((performance.now() - began) / 1000)) };
}

await prepare();
say('… a platform on a database of its own');
const platform = await startPlatform();
try {
  const figures = await asAdmin(platform.databaseUrl, async (client) => {
    const floors = [];
    for (const accounts of LOTS)
      for (const isBare of [false, true]) {
        const one = await withCost(platform.postgresPid, () =>
          floor(client, { transfers: TRANSFERS, accounts, isBare }),
        );
        floors.push(one);
        say(
          `  one statement${isBare ? ', bare' : ''}, ${accounts} lots: ${one.perSecond}/s, ${one.databaseUs} µs of the database`,
        );
      }
    // What the floor has booked gets its place first: the platform would do it while it is measured.
    const ofFloors = await sealAll(platform.chain, client);
    const runs = [];
    for (const accounts of LOTS)
      for (const batch of BATCHES) {
        const shape = { batch, accounts, lanes: LANES };
        await transferFor(platform, { ...shape, seconds: WARM_SECONDS });
        const run = await withCost(platform.postgresPid, () =>
          transferFor(platform, { ...shape, seconds: SECONDS }),
        );
        const [ofFloor, ofBare] = floors
          .filter((one) => one.accounts === accounts)
          .map(({ perSecond }) => round(run.perSecond / perSecond));
        runs.push({ ...run, ofFloor, ofBare });
        say(
          `  batches of ${batch} over ${accounts} lots: ${run.perSecond}/s, ${ofFloor} of the floor, p99 ${run.p99Ms} ms, ${run.platformUs} + ${run.databaseUs} µs`,
        );
      }
    const sealed = await sealAll(platform.chain, client);
    const began = performance.now();
    const { faults, accounts, entries } = await platform.findFaults(client);
    if (faults.length > 0) throw new Error(`the books do not stand: ${faults.slice(0, 5).join('; ')}`);
    say(`  every balance of ${accounts} accounts and the chain of ${entries} entries stand`);
    return {
      ...{ floors, runs, sealed: { floors: ofFloors, runs: sealed } },
      checked: { accounts, entries, seconds: round((performance.now() - began) / 1000) },
      settings: await readSettings(client),
    };
  });
  say(JSON.stringify({ bench: 'ledger', ...figures, machine: machine() }));
} finally {
  await platform.stop();
}
