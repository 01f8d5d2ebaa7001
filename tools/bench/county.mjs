// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../dev/free-port.mjs';
import { startApi, stopProcess } from '../dev/platform.mjs';
import { startPostgres } from '../postgres/launcher.mjs';
import { copyListings, fillKept } from './copy-listings.mjs';
import { playSeeds } from './list-seeds.mjs';
import { asAdmin, readSettings } from './stage.mjs';

/** @typedef {import('./copy-listings.mjs').Village} Village */
/** @typedef {import('./list-seeds.mjs').Seeds} Seeds */

/** Of a hundred listings so many are archived and so many have failed; the others are on the board. */
const ARCHIVED = 85;
const FAILED = 13;
const SPREAD_DAYS = 3_600;
const WEB_HANDLER = path.resolve('dist/apps/web/server/server.mjs');

/**
 * A platform on a PostgreSQL of its own whose database grows by copies of what was played to its end, to nobody's
 * registering, and to the board in each of the types.
 */
export async function setCounty() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-lists-'));
  fs.chmodSync(root, 0o755);
  const server = await startPostgres({ root });
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let api;
  const stop = async () => {
    if (api) await stopProcess(api);
    await server.stop();
    fs.rmSync(root, { recursive: true, force: true });
  };
  try {
    await asAdmin(server.url('postgres'), async (client) => {
      await client.query('create database bench');
      // The filling writes more than a county does in years.
      await client.query("alter system set max_wal_size = '8GB'");
      await client.query('select pg_reload_conf()');
    });
    const databaseUrl = server.url('bench');
    const { seeds, env } = await playSeeds(databaseUrl);
    const port = await freePort();
    api = await startApi({ ...env, PORT: String(port), HELAN_MODE: 'demo', LOG_LEVEL: 'fatal', WEB_HANDLER });
    let size = 0;
    return {
      port,
      databaseUrl,
      stop,
      asides: seeds.asides,
      settings: () => asAdmin(databaseUrl, readSettings),
      gigabytes: () => asAdmin(databaseUrl, gigabytes),
      /** @param {number} to */
      fillTo: async (to) => {
        const rows = await asAdmin(databaseUrl, (client) => fill(client, seeds, to - size));
        size = to;
        return rows;
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

/**
 * @param {import('pg').Client} client
 * @param {Seeds} seeds
 * @param {number} more
 */
async function fill(client, { archived, failed, listed, people }, more) {
  const { rows: villages } = await client.query(
    `select v.code, v.name, t.name as "townName", to_tsvector('simple', cjk_grams(v.name || ' ' || t.name))::text as words
     from region v join region t on t.code = left(v.code, 9) where length(v.code) = 12 order by v.code`,
  );
  const { rows: types } = await client.query(
    `select distinct terms ->> 'typeCode' as code, terms ->> 'typeName' as name from lot order by 1`,
  );
  const each = { people, villages, spreadDays: SPREAD_DAYS };
  const mark = Math.random().toString(36).slice(2, 8);
  /** @type {Record<string, number>} */
  const all = {};
  const parts = [
    { projects: [archived], count: Math.round((more * ARCHIVED) / 100), types, mark: `a${mark}` },
    { projects: [failed], count: Math.round((more * FAILED) / 100), types, mark: `f${mark}` },
    {
      projects: listed,
      count: Math.ceil((more * (100 - ARCHIVED - FAILED)) / 100 / listed.length),
      types: null,
      mark: `l${mark}`,
    },
  ];
  for (const part of parts) {
    const got = await copyListings(client, { ...each, ...part });
    for (const [table, rows] of Object.entries(got)) all[table] = (all[table] ?? 0) + rows;
  }
  await fillKept(client);
  return all;
}
