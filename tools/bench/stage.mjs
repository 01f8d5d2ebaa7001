// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort } from '../dev/free-port.mjs';
import { startApi, stopProcess } from '../dev/platform.mjs';
import { startPostgres } from '../postgres/launcher.mjs';
import { signInAs } from './sign-in.mjs';

/**
 * @typedef {{ partyId: string, cookie: string, csrfToken: string }} Person
 * @typedef {{ id: string, bidders: number[] }} Lot
 * @typedef {{ port: number, databaseUrl: string, api: import('node:child_process').ChildProcess, postgresPid: number,
 *             people: Person[], lots: Lot[], settings: Record<string, string>, stop: () => Promise<void> }} Stage
 */

/** Between its first second and its end a session of the stage lies for an hour: nothing of time comes between. */
export const CROWD = 64;
const BIDDERS_A_COPY = 4;
const NO_LIMITS = Object.fromEntries(
  ['ADDRESS', 'DEVICE', 'NAME', 'ALL', 'ROW'].map((name) => [`LIMIT_LOGIN_${name}`, '1000000/1']),
);

/**
 * A platform on a durable PostgreSQL of its own, with a lot that is being bid for by a crowd that went the whole
 * way to it, and as many copies of that lot as are asked for. The api runs as it does in operation.
 * With `profile`, a folder, it writes there what it spent its time on; `env` and `flags` are the api's own.
 * Everybody comes from one address: with `hasLimits` it is limited as any other.
 * @param {{ copies?: number, profile?: string | undefined, hasLimits?: boolean, flags?: string[], env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<Stage>}
 */
export async function setStage({
  copies = 0,
  profile,
  hasLimits = false,
  flags: own = [],
  env: surroundings = {},
} = {}) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-bench-'));
  fs.chmodSync(root, 0o755);
  const server = await startWithCommitTimes(root);
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let api;
  const stop = async () => {
    if (api) await stopProcess(api);
    await server.stop();
    fs.rmSync(root, { recursive: true, force: true });
  };
  try {
    await asAdmin(server.url('postgres'), (client) => client.query('create database bench'));
    const databaseUrl = server.url('bench');
    const { lotId, env } = await prepareLot(databaseUrl);
    const { lots, settings } = await asAdmin(databaseUrl, async (client) => ({
      lots: await copyLot(client, lotId, copies),
      settings: await readSettings(client),
    }));
    const port = await freePort();
    const flags = [...own, ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [])];
    const limits = hasLimits ? {} : NO_LIMITS;
    const ownEnv = { PORT: String(port), HELAN_MODE: 'demo', LOG_LEVEL: 'warn' };
    api = await startApi({ ...env, ...limits, ...surroundings, ...ownEnv }, flags);
    const people = await signIn(port, databaseUrl);
    return { port, databaseUrl, api, postgresPid: server.pid, people, lots, settings, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The server keeps the moment of each commit, by which watchers are measured.
 * @param {string} root
 */
async function startWithCommitTimes(root) {
  const first = await startPostgres({ root });
  await asAdmin(first.url('postgres'), (client) =>
    client.query('alter system set track_commit_timestamp = on'),
  );
  await first.stop();
  return startPostgres({ root });
}

/**
 * A lot at the first second of its session, by the steps that the people concerned take.
 * @param {string} databaseUrl
 */
async function prepareLot(databaseUrl) {
  const testing = new URL('../../dist/apps/api/testing/', import.meta.url);
  const { TestPlatform } = await import(new URL('test-platform.js', testing).href);
  const { Story } = await import(new URL('story.js', testing).href);
  const { makeCrowd } = await import(new URL('crowd.js', testing).href);
  const { withAppRole } = await import(new URL('test-database.js', testing).href);
  const { makeDemoSeal } = await import('../seal/make-demo-seal.mjs');
  await makeDemoSeal(path.resolve('var/test/seal'));
  const database = withAppRole(databaseUrl);
  const platform = await TestPlatform.start({ ...database, drop: () => Promise.resolve() });
  const { lotId } = await new Story(platform).trading(await makeCrowd(platform, CROWD));
  const { filesDir, sealKeyFile, sealCertificateFile, receiptKeyFile } = platform.config;
  await platform.close();
  const env = {
    ...process.env,
    DATABASE_URL: database.appUrl,
    FILES_DIR: filesDir,
    SEAL_KEY_FILE: sealKeyFile,
    SEAL_CERTIFICATE_FILE: sealCertificateFile,
    RECEIPT_KEY_FILE: receiptKeyFile,
  };
  return { lotId, env };
}

/**
 * Copies of the lot in the same state, each with a few of the bidders.
 * @param {pg.Client} client
 * @param {string} lotId
 * @param {number} copies
 * @returns {Promise<Lot[]>}
 */
async function copyLot(client, lotId, copies) {
  const everybody = Array.from({ length: CROWD }, (_, index) => index);
  const lots = [{ id: lotId, bidders: everybody }];
  for (let number = 1; number <= copies; number += 1) {
    const id = crypto.randomUUID();
    const bidders = Array.from(
      { length: BIDDERS_A_COPY },
      (_, index) => (number * BIDDERS_A_COPY + index) % CROWD,
    );
    await client.query(
      `insert into lot select (jsonb_populate_record(null::lot, to_jsonb(l) || jsonb_build_object('id', $2::text, 'no', l.no || '-' || $3::text, 'number', l.number + $3::integer))).*
       from lot l where id = $1`,
      [lotId, id, String(number)],
    );
    await client.query(
      `insert into registration
       select (jsonb_populate_record(null::registration, to_jsonb(r) || jsonb_build_object('id', gen_random_uuid(), 'lot_id', $2::text))).*
       from registration r join account a on a.id = r.account_id where r.lot_id = $1 and a.login = any($3)`,
      [lotId, id, bidders.map((index) => `bidder${index}`)],
    );
    await client.query(
      `insert into bidding_session
       select (jsonb_populate_record(null::bidding_session, to_jsonb(s) || jsonb_build_object('id', gen_random_uuid(), 'lot_id', $2::text))).*
       from bidding_session s where lot_id = $1`,
      [lotId, id],
    );
    lots.push({ id, bidders });
  }
  await client.query('analyze');
  return lots;
}

/**
 * @param {number} port
 * @param {string} databaseUrl
 * @returns {Promise<Person[]>}
 */
async function signIn(port, databaseUrl) {
  const { rows } = await asAdmin(databaseUrl, (client) =>
    client.query('select login, party_id from account'),
  );
  const partyIds = new Map(rows.map((row) => [row.login, row.party_id]));
  const people = [];
  for (let index = 0; index < CROWD; index += 1) {
    const login = `bidder${index}`;
    const session = await signInAs(port, login);
    people.push({ partyId: partyIds.get(login), ...session });
  }
  return people;
}

/** @param {pg.Client} client */
export async function readSettings(client) {
  const { rows } = await client.query(
    "select name, setting from pg_settings where name in ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes')",
  );
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
}

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 */
export async function asAdmin(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
