import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { prepareDatabase } from '../prepare-database.js';
import { refuseStart } from '../refuse-start.js';
import { RSA, makeCertificate, productionSettings, unguessable } from '../testing/production.js';
import { type TestDatabase, createTestDatabase } from '../testing/test-database.js';
import { testConfig } from '../testing/test-platform.js';
import { readConfig } from './config.js';
import { migrate, migrationFiles } from './db/index.js';

const MIGRATIONS = migrationFiles('apps/api/migrations').length;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-start-'));
const write = (name: string, text: string, mode = 0o600) => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  fs.chmodSync(file, mode);
  return file;
};

/** What makes the demonstration's keys: JavaScript of the tools, by its path. */
const MAKER: string = '../../../../tools/seal/make-demo-seal.mjs';
const maker = () =>
  import(MAKER) as Promise<{
    makeDemoSeal: (into: string) => Promise<Record<'keyFile' | 'certificateFile' | 'receiptKeyFile', string>>;
  }>;

/** Private keys of the database of the former release, PKCS #8 in base64. */
const former = () =>
  JSON.parse(fs.readFileSync('tools/upgrade/former-release/deals.json', 'utf8')) as {
    receiptKey: string;
    holderKeys: { fuzeren: { privateKey: string } };
  };
const pemOf = (key: string) => `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`;

let production: NodeJS.ProcessEnv;
beforeAll(async () => {
  production = await productionSettings('postgres://nowhere');
});

describe('a start', () => {
  let database: TestDatabase;
  let demo: Record<'keyFile' | 'certificateFile' | 'receiptKeyFile', string>;
  beforeAll(async () => {
    database = await createTestDatabase();
    demo = await (await maker()).makeDemoSeal(path.join(folder, 'seal'));
  });
  afterAll(() => database.drop());

  const config = (change: NodeJS.ProcessEnv = {}) =>
    readConfig({
      ...production,
      DATABASE_URL: database.appUrl,
      OWNER_DATABASE_URL: database.url,
      ...change,
    });
  const query = async (sql: string) => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  const copy = (file: string, name: string, mode = 0o600) => write(name, fs.readFileSync(file, 'utf8'), mode);

  test('with a role that nobody has made is refused in one sentence', async () => {
    expect(await refuseStart(config())).toMatch(
      /^数据库不让角色 spec_\w+_app 进来：.*请先用 OWNER_DATABASE_URL 运行 npm run migrate/,
    );
  });

  test('on a schema that is not migrated is refused in one sentence', async () => {
    const { username, password } = new URL(database.appUrl);
    await query(`create role ${username} login password '${password}'`);
    expect(await refuseStart(config())).toMatch(
      /^数据库还缺 \d+ 步升级（从 0001_platform\.sql 起），请先运行 npm run migrate。$/,
    );
  });

  test('of production on a migrated, empty database may go on; twice migrated is once', async () => {
    expect(await prepareDatabase(config())).toHaveLength(MIGRATIONS);
    expect(await prepareDatabase(config())).toEqual([]);
    expect(await refuseStart(config())).toBeUndefined();
  });

  test('without its database is refused in one sentence, and does not wait for it', async () => {
    const nowhere = config({ DATABASE_URL: 'postgres://postgres@127.0.0.1:9/none' });
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

  test('with another key than the database was sealed with is refused, and so is preparing it', async () => {
    const other = config({ FIELD_KEY: unguessable('another') });
    expect(await refuseStart(other)).toBe('第 1 版密钥不是数据库登记的那一把。请换回原来的那一把。');
    await expect(prepareDatabase(other)).rejects.toThrow('请换回原来的那一把');
  });

  test.each<[string, () => NodeJS.ProcessEnv | Promise<NodeJS.ProcessEnv>, RegExp]>([
    [
      'a seal that is not there',
      () => ({ SEAL_KEY_FILE: '/nowhere/key.pem' }),
      /^SEAL_KEY_FILE 指的文件读不到：\/nowhere\/key\.pem。请/,
    ],
    [
      'a certificate that is not there',
      () => ({ SEAL_CERTIFICATE_FILE: '/nowhere/c.pem' }),
      /^SEAL_CERTIFICATE_FILE 指的文件读不到/,
    ],
    [
      'a receipt key that is not there',
      () => ({ RECEIPT_KEY_FILE: '/nowhere/receipt.pem' }),
      /^RECEIPT_KEY_FILE 指的文件读不到/,
    ],
    [
      'a receipt key that others may read',
      () => ({ RECEIPT_KEY_FILE: copy(production['RECEIPT_KEY_FILE']!, 'r.pem', 0o644) }),
      /^RECEIPT_KEY_FILE 指的文件别的用户也能读.*请运行 chmod 600/,
    ],
    [
      'a seal key that others may read',
      () => ({ SEAL_KEY_FILE: copy(production['SEAL_KEY_FILE']!, 's.pem', 0o604) }),
      /^SEAL_KEY_FILE 指的文件别的用户也能读/,
    ],
    [
      'something else as a receipt key',
      () => ({ RECEIPT_KEY_FILE: copy(production['SEAL_KEY_FILE']!, 'ec.pem') }),
      /不是 Ed25519 私钥。请用 openssl genpkey/,
    ],
    [
      'no key as a seal key',
      () => ({ SEAL_KEY_FILE: write('text.pem', 'key') }),
      /不是 RSA 或椭圆曲线私钥。请换成/,
    ],
    ['no certificate', () => ({ SEAL_CERTIFICATE_FILE: write('none.pem', '') }), /里没有证书。请换成/],
    [
      'a certificate of another key',
      async () => ({
        SEAL_CERTIFICATE_FILE: write('other.pem', (await makeCertificate('CN=别的章')).certificate),
      }),
      /不是一对。请放上同一次签发的两个文件。$/,
    ],
    [
      'a certificate that is over',
      async () => {
        const { certificate, key } = await makeCertificate('CN=旧章', {
          dates: { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2021-01-01T00:00:00Z') },
        });
        return {
          SEAL_CERTIFICATE_FILE: write('over.pem', certificate),
          SEAL_KEY_FILE: write('over-key.pem', key),
        };
      },
      /不在有效期内（到 Jan {1,2}1 00:00:00 2021 GMT）。请换上有效的证书。$/,
    ],
    [
      'the demonstration’s seal',
      () => ({ SEAL_KEY_FILE: demo.keyFile, SEAL_CERTIFICATE_FILE: demo.certificateFile }),
      /^鉴证专用章是演示或测试用的，正式环境不能用。请换成/,
    ],
    [
      'the demonstration’s seal under other names',
      () => ({
        SEAL_KEY_FILE: copy(demo.keyFile, 'a.bin'),
        SEAL_CERTIFICATE_FILE: copy(demo.certificateFile, 'b.bin'),
      }),
      /^鉴证专用章是演示或测试用的/,
    ],
    [
      'the demonstration’s seal key alone',
      () => ({ SEAL_KEY_FILE: copy(demo.keyFile, 'c.bin') }),
      /^鉴证专用章是演示或测试用的/,
    ],
    [
      'a demonstration’s certificate in the chain',
      () => ({
        SEAL_CERTIFICATE_FILE: write(
          'chain.pem',
          fs.readFileSync(production['SEAL_CERTIFICATE_FILE']!, 'utf8') +
            fs.readFileSync(demo.certificateFile, 'utf8'),
        ),
      }),
      /^鉴证专用章是演示或测试用的/,
    ],
    [
      'a demonstration’s seal from before there was a mark',
      async () => {
        const { certificate, key } = await makeCertificate('CN=鉴证专用章（演示）, O=演示专用', {
          algorithm: RSA,
        });
        return { SEAL_CERTIFICATE_FILE: write('m.pem', certificate), SEAL_KEY_FILE: write('m-key.pem', key) };
      },
      /^鉴证专用章是演示或测试用的/,
    ],
    [
      'the demonstration’s receipt key',
      () => ({ RECEIPT_KEY_FILE: copy(demo.receiptKeyFile, 'd.bin') }),
      /^RECEIPT_KEY_FILE 里是演示或测试用的密钥/,
    ],
    [
      'a receipt key of a test that bears no mark',
      () => ({ RECEIPT_KEY_FILE: write('former.pem', pemOf(former().receiptKey)) }),
      /^RECEIPT_KEY_FILE 里是演示或测试用的密钥/,
    ],
    [
      'a key of a test as a seal’s',
      () => ({ SEAL_KEY_FILE: write('former-seal.pem', pemOf(former().holderKeys.fuzeren.privateKey)) }),
      /^鉴证专用章是演示或测试用的/,
    ],
  ])('of production is refused with %s', async (_, change, words) => {
    expect(await refuseStart(config(await change()))).toMatch(words);
  });

  test('of production takes an RSA seal, and keys that not even the platform may change', async () => {
    const { certificate, key } = await makeCertificate('CN=鉴证专用章', { algorithm: RSA });
    const rsa = {
      SEAL_KEY_FILE: write('rsa-key.pem', key, 0o400),
      SEAL_CERTIFICATE_FILE: write('rsa.pem', certificate, 0o444),
      RECEIPT_KEY_FILE: copy(production['RECEIPT_KEY_FILE']!, 'receipt-400.pem', 0o400),
    };
    expect(await refuseStart(config(rsa))).toBeUndefined();
  });

  test('of production on demonstration data is refused', async () => {
    await prepareDatabase(testConfig(database, { FIELD_KEY: production['FIELD_KEY']! }));
    expect(await refuseStart(config())).toMatch(/^数据库里有演示数据.*请把 DATABASE_URL 改成正式的数据库。$/);
    await query('delete from platform_clock');
    expect(await refuseStart(config())).toBeUndefined();
    await query(`insert into account (id, login, password_hash, display_name, roles, region_code, is_demo, created_at)
      select gen_random_uuid(), 'demo', '', '', '{}', code, true, platform_now() from region limit 1`);
    expect(await refuseStart(config())).toContain('演示数据');
  });

  test('several starters at once migrate a database once', async () => {
    const fresh = await createTestDatabase();
    const applied = await Promise.all([1, 2, 3, 4].map(() => prepareDatabase(testConfig(fresh))));
    expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 0, MIGRATIONS]);
    await fresh.drop();
  });
});
