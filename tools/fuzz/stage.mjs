// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort } from '../dev/free-port.mjs';
import { startApi, stopProcess } from '../dev/platform.mjs';
import { startPostgres } from '../postgres/launcher.mjs';
import { makeDemoSeal } from '../seal/make-demo-seal.mjs';
import { plant } from './plant.mjs';

/**
 * @typedef {{ port: number, logins: string[], facts: import('./facts.mjs').Fact[], files: Buffer[],
 *             ids: () => Promise<Record<string, string[]>>, isAlive: () => boolean, stop: () => Promise<void> }} Stage
 */

const NO_LIMITS = {
  ...Object.fromEntries(
    ['ADDRESS', 'DEVICE', 'NAME', 'ALL', 'ROW'].map((name) => [`LIMIT_LOGIN_${name}`, '1000000/1']),
  ),
  UPLOAD_DRAFT_MB: '100000',
  UPLOAD_DAY_MB: '100000',
};
/** Of each table: more would be more of the same. */
const MOST_IDS = 60;

/**
 * A demonstration platform on a database of its own, with lots at every step of the way and facts that few may see;
 * its limits are lifted, since everybody comes from one address.
 * @returns {Promise<Stage>}
 */
export async function setStage() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-fuzz-'));
  fs.chmodSync(root, 0o755);
  const server = await startPostgres({ root: path.join(root, 'postgres'), isThrowaway: true });
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let api;
  const stop = async () => {
    if (api) await stopProcess(api);
    await server.stop();
    fs.rmSync(root, { recursive: true, force: true });
  };
  try {
    await query(server.url('postgres'), 'create database fuzz');
    const databaseUrl = server.url('fuzz');
    const { env, ...planted } = await prepare(databaseUrl);
    const port = await freePort();
    const own = { PORT: String(port), HELAN_MODE: 'demo', LOG_LEVEL: 'error' };
    const started = await startApi({ ...process.env, ...env, ...NO_LIMITS, ...own });
    api = started;
    const isAlive = () => started.exitCode === null && started.signalCode === null;
    return { port, ...planted, ids: () => readIds(databaseUrl), isAlive, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {string} databaseUrl */
async function prepare(databaseUrl) {
  const testing = new URL('../../dist/apps/api/testing/', import.meta.url);
  const { TestPlatform } = await import(new URL('test-platform.js', testing).href);
  await makeDemoSeal(path.resolve('var/test/seal'));
  const { withAppRole } = await import(new URL('test-database.js', testing).href);
  const database = withAppRole(databaseUrl);
  const platform = await TestPlatform.start({ ...database, drop: () => Promise.resolve() });
  try {
    const planted = await plant(platform, testing);
    const { filesDir, sealKeyFile, sealCertificateFile, receiptKeyFile } = platform.config;
    const env = {
      DATABASE_URL: database.appUrl,
      OWNER_DATABASE_URL: database.url,
      FILES_DIR: filesDir,
      SEAL_KEY_FILE: sealKeyFile,
      SEAL_CERTIFICATE_FILE: sealCertificateFile,
      RECEIPT_KEY_FILE: receiptKeyFile,
    };
    return { env, ...planted };
  } finally {
    await platform.close();
  }
}

/**
 * The ids of whatever there is, in the order in which it came to be.
 * @param {string} databaseUrl
 */
async function readIds(databaseUrl) {
  const tables = await query(
    databaseUrl,
    `select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = 'id' and data_type = 'uuid' order by 1`,
  );
  /** @type {Record<string, string[]>} */
  const ids = {};
  for (const { name } of tables) {
    const rows = await query(
      databaseUrl,
      `select id from ${pg.escapeIdentifier(name)} order by ctid desc limit ${MOST_IDS}`,
    );
    if (rows.length > 0) ids[name] = rows.map(({ id }) => id);
  }
  return ids;
}

/**
 * @param {string} url
 * @param {string} sql
 * @returns {Promise<any[]>}
 */
async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
