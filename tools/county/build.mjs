// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { freePort } from '../dev/free-port.mjs';
import { startPlatform, stopProcess } from '../dev/platform.mjs';
import { prepare } from '../dev/prepare.mjs';
import { openFiles } from './open-files.mjs';
import { PEOPLE, RECIPE, madeOf } from './made-of.mjs';
import { MOST_BYTES, SNAPSHOT, packSnapshot } from './snapshot.mjs';

/**
 * `npm run demo:build`: plays the county's year over HTTP on a platform of its own and writes it down as the file that a
 * start restores.
 */
const FIRST_DAY = new Date('2026-11-02T01:00:00.000Z');
const DAY = 86_400_000;
/** Everybody comes from one address. */
const NO_LIMITS = Object.fromEntries(
  ['ADDRESS', 'DEVICE', 'NAME', 'ALL', 'ROW'].map((name) => [`LIMIT_LOGIN_${name}`, '1000000/1']),
);
/** @param {string} line */
const print = (line) => void process.stdout.write(`${line}\n`);

await prepare();
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-county-'));
fs.chmodSync(root, 0o755);
const built = new URL('../../dist/tools/county/', import.meta.url).href;
const { readRecipe } = await import(`${built}recipe.js`);
const { playCounty } = await import(`${built}play-county.js`);
const recipe = readRecipe(RECIPE);
/** As it is read now, whatever becomes of the files meanwhile. */
const made = madeOf();
const platform = await startPlatform({
  root,
  port: await freePort(),
  isThrowaway: true,
  isQuiet: true,
  people: PEOPLE,
  flags: ['--import', new URL('plain-papers.mjs', import.meta.url).href],
  settings: {
    ...NO_LIMITS,
    DEMO_START: new Date(FIRST_DAY.getTime() - recipe.daysBefore * DAY).toISOString(),
  },
  say: (line) => print(`… ${line}`),
});
const client = new pg.Client({ connectionString: platform.ownerUrl });
try {
  const began = performance.now();
  const sights = await playCounty({ url: platform.url, recipe, firstDay: FIRST_DAY, print });
  print(`演完 ${recipe.listings.length} 件，用 ${Math.round((performance.now() - began) / 1000)} 秒`);
  await client.connect();
  await untilChained();
  const { rows } = await client.query('select platform_now() as at');
  await stopProcess(platform.api);
  await openFiles(client, platform.env);
  const content = await packSnapshot(client, {
    filesDir: path.join(root, 'files'),
    sealDir: path.join(root, 'seal'),
    header: { takenAt: rows[0].at.toISOString(), ...made, sights },
  });
  const megabytes = (content.length / 1e6).toFixed(2);
  if (content.length > MOST_BYTES) throw new Error(`示例县有 ${megabytes} MB，太大，没有写`);
  fs.writeFileSync(SNAPSHOT, content);
  print(`写好 ${path.relative('.', fileURLToPath(SNAPSHOT))}，${megabytes} MB`);
} finally {
  await client.end();
  await platform.stop();
  fs.rmSync(root, { recursive: true, force: true });
}

/** The last entries get their place in the chain a moment after they are written. */
async function untilChained() {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rows } = await client.query(
      `select (select count(*) from audit_entry) = (select count(*) from audit_link)
         and (select count(*) from ledger_entry) = (select count(*) from ledger_link) as is_done`,
    );
    if (rows[0].is_done) return;
    await wait(200);
  }
  throw new Error('变动记录没有上完链');
}
