// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../dev/free-port.mjs';
import { startApi, stopProcess } from '../dev/platform.mjs';
import { cpuSeconds } from './figures.mjs';
import { startPostgres } from '../postgres/launcher.mjs';
import { describeListing, fill } from './list-fill.mjs';
import { PlanLog, explainsItself } from './list-plans.mjs';
import { playSeeds } from './list-seeds.mjs';
import { asAdmin, readSettings } from './stage.mjs';

const WEB_HANDLER = path.resolve('dist/apps/web/server/server.mjs');
/** One clerk asks as often as the bench does. */
const LIMIT_DESK_SEARCH = '1000000/1';

/** @typedef {Awaited<ReturnType<typeof setCounty>>} County */

/**
 * A platform on a PostgreSQL of its own whose database grows by copies of what was played (`playSeeds`). While it is
 * filled nobody uses it; afterwards the platform starts anew.
 * @param {{ desk?: number }} [shares] of a thousand listings so many lie on each desk before the board
 */
export async function setCounty({ desk } = {}) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-lists-'));
  fs.chmodSync(root, 0o755);
  const server = await startPostgres({ root });
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let api;
  const stopApi = async () => {
    if (api) await stopProcess(api);
    api = undefined;
  };
  const stop = async () => {
    await stopApi();
    await server.stop();
    fs.rmSync(root, { recursive: true, force: true });
  };
  try {
    await asAdmin(server.url('postgres'), async (client) => {
      await client.query('create database bench');
      await explainsItself(client);
    });
    const databaseUrl = server.url('bench');
    const { seeds, env } = await playSeeds(databaseUrl, desk);
    const port = await freePort();
    let size = 0;
    return {
      port,
      databaseUrl,
      seeds,
      stop,
      plans: new PlanLog({ port, databaseUrl, logFile: path.join(root, 'postgres.log') }),
      /** CPU seconds so far. */
      cpu: () => ({ api: cpuSeconds(api?.pid), postgres: cpuSeconds(server.pid) }),
      settings: () => asAdmin(databaseUrl, readSettings),
      gigabytes: () => asAdmin(databaseUrl, gigabytes),
      describe: () => asAdmin(databaseUrl, (client) => describeListing(client, seeds)),
      /**
       * @param {number} to
       * @param {import('./list-limits.mjs').Limits} limits
       */
      fillTo: async (to, limits) => {
        await stopApi();
        const seconds = await fill({ databaseUrl, seeds, size, to, limits });
        size = to;
        const own = {
          PORT: String(port),
          HELAN_MODE: 'demo',
          LOG_LEVEL: 'fatal',
          WEB_HANDLER,
          LIMIT_DESK_SEARCH,
        };
        api = await startApi({ ...env, ...own });
        return seconds;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {import('pg').Client} client */
async function gigabytes(client) {
  const { rows } = await client.query(
    'select round(pg_database_size(current_database()) / 1e9, 2)::float8 as size',
  );
  return rows[0].size;
}
