import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { prepareDatabase } from '../prepare-database.js';
import { refuseStart } from '../refuse-start.js';
import { createTestDatabase } from '../testing/test-database.js';
import { testConfig } from '../testing/test-platform.js';
import { readConfig } from './config.js';
import { migrate } from './db/index.js';

const PRODUCTION = {
  HELAN_MODE: 'production',
  DATABASE_URL: 'postgres://nowhere',
  SESSION_SECRET: 'a-secret-of-its-own-a-secret-of-its-own',
  FIELD_KEY: '11'.repeat(32),
  FILES_DIR: '/tmp/files',
  FONTS_DIR: 'dist/assets/fonts',
  MIGRATIONS_DIR: 'apps/api/migrations',
  SEAL_KEY_FILE: 'var/test/seal/key.pem',
  RECEIPT_KEY_FILE: 'var/test/seal/receipt-key.pem',
  SEAL_CERTIFICATE_FILE: 'var/test/seal/certificate.pem',
  PUBLIC_URL: 'https://example.invalid',
};

const MIGRATIONS = fs.readdirSync('apps/api/migrations').length;

describe('the configuration', () => {
  test('of production is complete or nothing starts', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({ mode: 'production', isSecureCookie: true });
  });

  test.each([
    'DATABASE_URL',
    'SESSION_SECRET',
    'FIELD_KEY',
    'FILES_DIR',
    'SEAL_KEY_FILE',
    'RECEIPT_KEY_FILE',
    'PUBLIC_URL',
  ])('without %s is refused by name', (name) => {
    expect(() => readConfig({ ...PRODUCTION, [name]: '' })).toThrow(`缺少环境变量 ${name}`);
  });

  test.each([
    [
      'the demonstration’s session secret',
      { SESSION_SECRET: 'demo-session-secret-demo-session-secret' },
      'SESSION_SECRET',
    ],
    ['the demonstration’s field key', { FIELD_KEY: '00'.repeat(32) }, 'FIELD_KEY'],
    ['a short field key', { FIELD_KEY: '11' }, 'FIELD_KEY'],
    ['a mode that does not exist', { HELAN_MODE: 'staging' }, 'HELAN_MODE'],
  ])('of production refuses %s', (_, change, words) => {
    expect(() => readConfig({ ...PRODUCTION, ...change })).toThrow(words);
  });
});

describe('a start', () => {
  let url: string;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ url, drop } = await createTestDatabase());
  });
  afterAll(() => drop());

  const production = () => readConfig({ ...PRODUCTION, DATABASE_URL: url });
  const query = async (sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };

  test('on a schema that is not migrated is refused in one sentence', async () => {
    expect(await refuseStart(production())).toMatch(
      /^数据库还缺 \d+ 步升级（从 0001_platform\.sql 起），请先运行 npm run migrate。$/,
    );
  });

  test('of production on a migrated, empty database may go on; twice migrated is once', async () => {
    expect(await prepareDatabase(production())).toHaveLength(MIGRATIONS);
    expect(await prepareDatabase(production())).toEqual([]);
    expect(await refuseStart(production())).toBeUndefined();
  });

  test('without its database is refused in one sentence, and does not wait for it', async () => {
    const nowhere = readConfig({ ...PRODUCTION, DATABASE_URL: 'postgres://postgres@127.0.0.1:9/none' });
    await expect(refuseStart(nowhere)).rejects.toThrow(
      '数据库连不上。请先启动数据库，或者检查 DATABASE_URL。',
    );
  });

  test('goes through migrations that take longer than a statement may', async () => {
    const slow = await createTestDatabase();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-migrations-'));
    fs.writeFileSync(path.join(folder, '0001_slow.sql'), 'select pg_sleep(0.3); create table slow ();');
    try {
      const name = new URL(slow.url).pathname.slice(1);
      await query(`alter database ${name} set statement_timeout = '100ms'`);
      expect(await migrate(slow.url, folder)).toEqual(['0001_slow.sql']);
    } finally {
      await slow.drop();
    }
  });

  test('of production without its seal is refused', async () => {
    expect(
      await refuseStart(readConfig({ ...PRODUCTION, DATABASE_URL: url, SEAL_KEY_FILE: '/nowhere/key.pem' })),
    ).toContain('/nowhere/key.pem');
  });

  test('of production on demonstration data is refused', async () => {
    await prepareDatabase(testConfig(url));
    expect(await refuseStart(production())).toContain('演示数据');
    await query('delete from platform_clock');
    expect(await refuseStart(production())).toBeUndefined();
  });

  test('several starters at once migrate a database once', async () => {
    const fresh = await createTestDatabase();
    const applied = await Promise.all([1, 2, 3, 4].map(() => prepareDatabase(testConfig(fresh.url))));
    expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 0, MIGRATIONS]);
    await fresh.drop();
  });
});
