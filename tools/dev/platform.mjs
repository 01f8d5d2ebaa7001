// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import crypto from 'node:crypto';
import { spawn } from 'node:child_process';
import { startPostgres } from '../postgres/launcher.mjs';
import { restoreCounty } from '../county/restore.mjs';
import { makeDemoSeal } from '../seal/make-demo-seal.mjs';

/**
 * @typedef {{ url: string, env: NodeJS.ProcessEnv, ownerUrl: string, api: import('node:child_process').ChildProcess, stop: () => Promise<void> }} Platform
 * @typedef {{ root: string, port: number, database?: string, isThrowaway?: boolean, isQuiet?: boolean, hasCounty?: boolean, people?: string, output?: 'inherit' | 'pipe', settings?: NodeJS.ProcessEnv, flags?: string[], say?: (line: string) => void }} Options
 */

/**
 * A demonstration platform on a folder of its own: database, schema, people, api and web on one port. The schema is the
 * owner's, the api runs with a role that owns nothing. With `DATABASE_URL` set, that PostgreSQL is used and nothing
 * embedded starts; then its owner is `OWNER_DATABASE_URL`, or one role is both. `hasCounty` brings a new database to mid-life;
 * with `false` said, what is there besides is named.
 * @param {Options} options
 * @returns {Promise<Platform>}
 */
export async function startPlatform({
  root,
  port,
  database = 'helan',
  isThrowaway = false,
  isQuiet = false,
  hasCounty,
  people,
  output = 'inherit',
  settings = {},
  flags = [],
  say = () => undefined,
}) {
  const { DATABASE_URL: given, OWNER_DATABASE_URL: owner, ...surroundings } = process.env;
  const server = given ? undefined : await startPostgres({ root: path.join(root, 'postgres'), isThrowaway });
  const ownerUrl = server ? await ensureDatabase(server, database) : (owner ?? String(given));
  const databaseUrl = given ?? appUrl(ownerUrl, path.join(root, 'postgres'));
  const [filesDir, sealDir] = [path.join(root, 'files'), path.join(root, 'seal')];
  // An embedded database lies beside its keys; another one may have to share them.
  const areKeysInUse = given !== undefined && fs.existsSync(path.join(sealDir, 'key.pem'));
  const seal = await makeDemoSeal(sealDir);
  const webHandler = path.resolve('dist/apps/web/server/server.mjs');
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...surroundings,
    ...settings,
    HELAN_MODE: 'demo',
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    FILES_DIR: filesDir,
    SEAL_KEY_FILE: seal.keyFile,
    SEAL_CERTIFICATE_FILE: seal.certificateFile,
    RECEIPT_KEY_FILE: seal.receiptKeyFile,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    ...(fs.existsSync(webHandler) ? { WEB_HANDLER: webHandler } : {}),
  };
  say('升级数据库');
  await run(['dist/apps/api/migrate.js'], { ...env, OWNER_DATABASE_URL: ownerUrl }, isQuiet);
  if (hasCounty !== undefined)
    await restoreCounty({
      ...{ ownerUrl, databaseUrl, filesDir, sealDir },
      isWanted: hasCounty,
      areKeysInUse,
      say,
    });
  say('写入演示账号');
  await run(['dist/apps/api/seed-demo.js', ...(people ? [people] : [])], env, isQuiet);
  say('启动平台');
  const api = await startApi(env, flags, output);
  const stop = async () => {
    await stopProcess(api);
    await server?.stop();
  };
  return { url: `http://127.0.0.1:${port}`, env, ownerUrl, api, stop };
}

/**
 * Starts the api and waits until it listens. What it says is shown, or can be read by whoever asks for a `pipe`.
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} flags
 * @param {'inherit' | 'pipe'} output
 * @returns {Promise<import('node:child_process').ChildProcess>}
 */
export function startApi(env, flags = [], output = 'inherit') {
  return new Promise((resolve, reject) => {
    const api = spawn(process.execPath, ['--enable-source-maps', ...flags, 'dist/apps/api/main.js'], {
      env,
      stdio: ['ignore', output, output, 'ipc'],
    });
    api.once('message', () => resolve(api));
    api.once('error', reject);
    api.once('exit', (code) => reject(new Error(`平台没有启动（退出码 ${code}），原因见上面。`)));
  });
}

/** @param {import('node:child_process').ChildProcess} child */
export function stopProcess(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(undefined);
    child.once('exit', () => resolve(undefined));
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 8000).unref();
  });
}

/**
 * @param {import('../postgres/launcher.mjs').Server} server
 * @param {string} name
 */
async function ensureDatabase(server, name) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return server.url(name);
}

/**
 * The address with which the platform itself comes in; its password lies beside the owner's.
 * @param {string} ownerUrl
 * @param {string} folder
 */
export function appUrl(ownerUrl, folder) {
  const file = path.join(folder, 'app-password');
  fs.mkdirSync(folder, { recursive: true });
  if (!fs.existsSync(file))
    fs.writeFileSync(file, `${crypto.randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  const url = new URL(ownerUrl);
  url.username = 'helan_app';
  url.password = fs.readFileSync(file, 'utf8').trim();
  return url.href;
}

/**
 * @param {string[]} script with its arguments
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} isQuiet
 * @returns {Promise<void>}
 */
function run(script, env, isQuiet) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, script, {
      env,
      stdio: ['ignore', isQuiet ? 'ignore' : 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${script[0]} 没有完成，原因见上面。`)),
    );
  });
}
