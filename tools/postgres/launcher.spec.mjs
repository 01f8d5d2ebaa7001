import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { startPostgres } from './launcher.mjs';
import { settingsFor, thisMachine } from './settings.mjs';

let root;
let server;
beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-launcher-'));
  fs.chmodSync(root, 0o755);
});
afterAll(async () => {
  await server?.stop();
  fs.rmSync(root, { recursive: true, force: true });
});

const start = () => startPostgres({ root });

async function query(sql) {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('several starters at once on a fresh folder: one starts, the others find it', async () => {
  const servers = await Promise.all([start(), start(), start()]);
  server = servers[0];
  expect(new Set(servers.map((one) => one.pid)).size).toBe(1);
  expect(servers.filter((one) => !one.isReused)).toHaveLength(1);
});

test('Chinese sorts, searches and is told apart from signs', async () => {
  expect(
    await query("select '农村' ~ '^\\w+$' as is_word, current_setting('server_encoding') as encoding"),
  ).toEqual([{ is_word: true, encoding: 'UTF8' }]);
});

test('the server is told of the machine on which it stands', async () => {
  for (const [name, value] of Object.entries(settingsFor(thisMachine()))) {
    const [asked, told] = await query(
      `select pg_size_bytes('${value}') as bytes union all
       select pg_size_bytes(current_setting('${name}'))`,
    ).catch(() => query(`select '${value}' as bytes union all select current_setting('${name}')`));
    expect({ [name]: told }).toEqual({ [name]: asked });
  }
});

test('a second start finds the server that runs', async () => {
  expect(await start()).toMatchObject({ isReused: true, pid: server.pid });
});

test('a server that was killed starts again with what was committed', async () => {
  await query('create table kept (x int); insert into kept values (1)');
  process.kill(server.pid, 'SIGKILL');
  server = await start();
  expect(server.isReused).toBe(false);
  expect(await query('select x from kept')).toEqual([{ x: 1 }]);
});

test('what somebody entered does not come into the log of the server, whatever fails', async () => {
  for (const sql of [
    "select 'mark-in-a-text'::uuid",
    'select 1 / 0 as "mark-in-a-name"',
    'mark-that-is-no-sql',
  ])
    await expect(query(sql)).rejects.toThrow();
  const log = fs.readFileSync(path.join(root, 'postgres.log'), 'utf8');
  expect(log).toContain('ready to accept connections');
  expect(log).not.toContain('mark-');
});

test('a lock that a dead starter left behind is taken over', async () => {
  fs.writeFileSync(path.join(root, 'start.lock'), '999999');
  expect(await start()).toMatchObject({ isReused: true });
});
