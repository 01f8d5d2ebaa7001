// @ts-check
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../dev/free-port.mjs';
import { nativeFolder } from './binaries.mjs';
import { canRun, giveTo, mayEnter, serverIdentity } from './run-as.mjs';
import { settingsFor, thisMachine } from './settings.mjs';
import { isAlive, withStartLock } from './start-lock.mjs';

/**
 * @typedef {{ url: (database: string) => string, pid: number, isReused: boolean, stop: () => Promise<void> }} Server
 * @typedef {{ root: string, isThrowaway?: boolean, port?: number | undefined }} Options
 */

/** The server whose id the data folder names has died meanwhile. */
const GONE = 'gone';
const MOST_LAUNCHES = 10;

/** What somebody entered stands in the messages and statements of errors, and has no place in a log. */
const DISCREET = ['log_min_messages=log', 'log_min_error_statement=panic'];
/** Several of these may stand on one machine, and whatever they have read is of no use to anybody later. */
const THROWAWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=128MB'];

/**
 * Starts PostgreSQL on a folder of its own, or finds the server that already runs there: as root, as a plain
 * user, after a killed parent, after a killed server, and with several starters at once.
 * `isThrowaway` trades durability for speed, for tests only. Without a port a free one is found.
 * @param {Options} options
 * @returns {Promise<Server>}
 */
export async function startPostgres({ root, isThrowaway = false, port }) {
  const reachable = reachableRoot(root);
  fs.mkdirSync(reachable, { recursive: true, mode: 0o755 });
  return withStartLock(path.join(reachable, 'start.lock'), () =>
    startLocked({ root: reachable, isThrowaway, port }),
  );
}

/**
 * A folder below one that the server's user may not enter, such as root's home, is of no use to it: then the
 * data lies in a folder of the machine that bears the same name every time.
 * @param {string} root
 */
function reachableRoot(root) {
  const identity = serverIdentity();
  const parent = nearestExisting(root);
  if (identity.uid === undefined || mayEnter(parent, identity)) return root;
  const name = crypto.createHash('sha256').update(root).digest('hex').slice(0, 12);
  const moved = path.join('/var/tmp', `helan-${name}`);
  process.stderr.write(`数据库用户进不了 ${parent}，数据放在 ${moved}。\n`);
  return moved;
}

/**
 * @param {string} folder
 * @returns {string}
 */
function nearestExisting(folder) {
  return fs.existsSync(folder) ? folder : nearestExisting(path.dirname(folder));
}

/**
 * @param {Options} options
 * @returns {Promise<Server>}
 */
async function startLocked({ root, isThrowaway = false, port }) {
  const identity = serverIdentity();
  const bin = programs(root, identity);
  const data = path.join(root, 'data');
  const running = await findRunning(root, data);
  if (running) return running;
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) initialise(root, data, bin, identity, isThrowaway);
  else if (identity.uid !== undefined && fs.statSync(data).uid !== identity.uid) giveTo(data, identity);
  return launchPatiently(() => launch({ root, isThrowaway, port }, data, bin, identity));
}

/**
 * The children of a killed server let go of its memory a moment later than itself.
 * @param {() => Promise<Server>} start
 * @returns {Promise<Server>}
 */
async function launchPatiently(start) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start();
    } catch (error) {
      if (tries === MOST_LAUNCHES) throw error;
      await wait(300);
    }
  }
}

/**
 * A checkout that the server's user may not enter gets its own copy of the programs beside the data.
 * @param {string} root
 * @param {import('./run-as.mjs').Identity} identity
 */
function programs(root, identity) {
  const native = nativeFolder();
  if (canRun(path.join(native, 'bin/postgres'), identity)) return path.join(native, 'bin');
  const copy = path.join(root, 'pgsql');
  if (!fs.existsSync(path.join(copy, 'bin/postgres')))
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  if (canRun(path.join(copy, 'bin/postgres'), identity)) return path.join(copy, 'bin');
  throw new Error(
    `数据库用户（uid ${identity.uid}）进不了 ${root}；请把 DATA_DIR 设到它能进入的目录，例如 /var/lib/helan`,
  );
}

/**
 * @param {string} root
 * @param {string} data
 * @returns {Promise<Server | undefined>}
 */
async function findRunning(root, data) {
  const file = path.join(data, 'postmaster.pid');
  if (!fs.existsSync(file)) return undefined;
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (pid && port && isPostmaster(pid, data)) {
    const gone = () => (isPostmaster(pid, data) ? undefined : GONE);
    const answer = await untilReady(root, port, 30_000, gone).catch((error) => error);
    if (!answer) return server(root, port, pid, true);
    if (answer.message !== GONE) throw answer;
  }
  fs.rmSync(file, { force: true });
  return undefined;
}

/**
 * A process id alone is fooled by zombies and by ids used again after a restart.
 * @param {number} pid
 * @param {string} data
 */
function isPostmaster(pid, data) {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    const isZombie = /\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return !isZombie && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    return false;
  }
}

/**
 * @param {string} root
 * @param {string} data
 * @param {string} bin
 * @param {import('./run-as.mjs').Identity} identity
 * @param {boolean} isThrowaway
 */
function initialise(root, data, bin, identity, isThrowaway) {
  fs.rmSync(data, { recursive: true, force: true });
  fs.mkdirSync(data, { mode: 0o700 });
  const secret = path.join(root, 'password');
  if (!fs.existsSync(secret))
    fs.writeFileSync(secret, `${crypto.randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  const handed = path.join(root, '.pw');
  fs.copyFileSync(secret, handed);
  for (const target of [data, handed]) giveTo(target, identity);
  const options = [
    '-D',
    data,
    '-U',
    'postgres',
    `--pwfile=${handed}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ];
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: root };
  const flags = [...options, '--data-checksums', ...(isThrowaway ? ['--no-sync'] : [])];
  const result = spawnSync(path.join(bin, 'initdb'), flags, { ...identity, cwd: '/', env, encoding: 'utf8' });
  fs.rmSync(handed, { force: true });
  if (result.status === 0) return;
  fs.rmSync(data, { recursive: true, force: true });
  throw new Error(`initdb: ${result.error?.message ?? result.stderr}`);
}

/**
 * @param {Options} options
 * @param {string} data
 * @param {string} bin
 * @param {import('./run-as.mjs').Identity} identity
 */
async function launch({ root, isThrowaway, port: asked }, data, bin, identity) {
  const port = asked ?? (await freePort());
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'recovery_init_sync_method=syncfs',
    ...Object.entries(settingsFor(thisMachine())).map(([name, value]) => `${name}=${value}`),
  ];
  const flags = [...settings, ...DISCREET, ...(isThrowaway ? THROWAWAY : [])].flatMap((setting) => [
    '-c',
    setting,
  ]);
  const log = fs.openSync(path.join(root, 'postgres.log'), 'a');
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  const child = spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
    ...identity,
    cwd: '/',
    stdio: ['ignore', log, log],
    detached: true,
    env,
  });
  fs.closeSync(log);
  /** @type {string | undefined} */
  let ended;
  child.once(
    'exit',
    (code, signal) =>
      (ended = `PostgreSQL 退出（${code ?? signal}），原因见 ${path.join(root, 'postgres.log')}`),
  );
  child.once('error', (error) => (ended = error.message));
  child.unref();
  await untilReady(root, port, 60_000, () => ended);
  return server(root, port, child.pid ?? 0, false);
}

/**
 * @param {string} root
 * @param {number} port
 * @param {number} pid
 * @param {boolean} isReused
 * @returns {Server}
 */
function server(root, port, pid, isReused) {
  return { pid, isReused, url: (database) => urlOf(root, port, database), stop: () => stop(pid) };
}

/**
 * @param {string} root
 * @param {number} port
 * @param {string} database
 */
function urlOf(root, port, database) {
  const password = fs.readFileSync(path.join(root, 'password'), 'utf8').trim();
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * @param {string} root
 * @param {number} port
 * @param {number} patienceMs
 * @param {() => string | undefined} ended
 */
async function untilReady(root, port, patienceMs, ended) {
  const until = performance.now() + patienceMs;
  for (;;) {
    const client = new pg.Client({
      connectionString: urlOf(root, port, 'postgres'),
      connectionTimeoutMillis: 2000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return await client.end();
    } catch (error) {
      client.end().catch(() => undefined);
      const reason = ended();
      if (reason) throw new Error(reason);
      if (performance.now() > until) throw error;
      await wait(30);
    }
  }
}

/** @param {number} pid */
async function stop(pid) {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  const until = performance.now() + 30_000;
  while (isAlive(pid) && performance.now() < until) await wait(20);
}
