import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { productionSettings } from '../../api/src/testing/production.js';
import { type TestDatabase, createTestDatabase } from '../../api/src/testing/test-database.js';
import { freePort } from '../../../tools/dev/free-port.mjs';

let database: TestDatabase;
let settings: NodeJS.ProcessEnv;
beforeAll(async () => {
  database = await createTestDatabase();
  settings = { ...(await productionSettings(database.appUrl)), PORT: String(await freePort()) };
});
afterAll(() => database.drop());

/** A program of the build, with these settings and nothing else of this process; all that it says. */
function start(script: string, change: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [`dist/apps/api/${script}`], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'trace', ...settings, ...change },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said = { out: '', err: '' };
  child.stdout!.on('data', (chunk) => (said.out += String(chunk)));
  child.stderr!.on('data', (chunk) => (said.err += String(chunk)));
  return { child, said, ended: once(child, 'close') as Promise<[number | null]> };
}

const secrets = () => [
  settings['SESSION_SECRET']!,
  settings['FIELD_KEY']!,
  new URL(database.url).password,
  new URL(database.appUrl).password,
  'sesame-sesame',
];

test('what may not start says why in one line, and no secret', async () => {
  const weak = 'sesame-sesame-sesame-sesame-sesame-sesame';
  const changes: [NodeJS.ProcessEnv, RegExp][] = [
    [{}, /^数据库不让角色 spec_\w+_app 进来：.*npm run migrate，.*\n$/],
    [{ SESSION_SECRET: weak }, /^SESSION_SECRET .*请用 openssl rand -base64 48 生成一个。\n$/],
    [{ FIELD_KEY: weak }, /^FIELD_KEY 要是 64 位十六进制数，平台没有启动。\n$/],
    [{ TRUSTED_PROXIES: '' }, /^缺少环境变量 TRUSTED_PROXIES，.*\n$/],
    [{ DATABASE_URL: weak }, /^DATABASE_URL 要写成 .*\n$/],
  ];
  for (const [change, words] of changes) {
    const { said, ended } = start('main.js', change);
    expect(await ended).toEqual([1, null]);
    expect(said.out).toBe('');
    expect(said.err).toMatch(words);
    for (const secret of secrets()) expect(said.err).not.toContain(secret);
  }
});

const owner = () => ({ OWNER_DATABASE_URL: database.url });

test('what may start is alive, and has said no secret even where it logs everything', async () => {
  const unready = start('migrate.js');
  expect(await unready.ended).toEqual([1, null]);
  expect(unready.said.err).toMatch(/^缺少环境变量 OWNER_DATABASE_URL：.*\n$/);
  expect(await start('migrate.js', owner()).ended).toEqual([0, null]);
  const { child, said, ended } = start('main.js');
  await once(child, 'message');
  const url = `http://127.0.0.1:${settings['PORT']}/api`;
  expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok', mode: 'production' });
  expect((await fetch(`${url}/openapi.json`)).status).toBe(404);
  expect((await fetch(`${url}/session`, { method: 'POST' })).status).toBe(403);
  // Neither telephone nor bank is set: told once, and no reason not to start.
  expect(said.err).toMatch(/^没有设置 HOTLINE、CENTER_ADDRESS、.*、PRICE_BANK_BRANCH：.*$/m);
  child.kill('SIGTERM');
  await ended;
  expect(said.out).toContain('/api/health');
  for (const secret of secrets()) expect(said.out + said.err).not.toContain(secret);
});
