import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { prepareDatabase } from '../prepare-database.js';
import { refuseOwnersKey, refuseStart } from '../refuse-start.js';
import { productionSettings } from '../testing/production.js';
import { type TestDatabase, createTestDatabase } from '../testing/test-database.js';
import { testConfig } from '../testing/test-platform.js';
import { readConfig } from './config.js';

let production: NodeJS.ProcessEnv;
let database: TestDatabase;
beforeAll(async () => {
  production = await productionSettings('postgres://nowhere');
  database = await createTestDatabase();
  await prepareDatabase(config());
});
afterAll(() => database.drop());

const config = (change: NodeJS.ProcessEnv = {}) =>
  readConfig({ ...production, DATABASE_URL: database.appUrl, OWNER_DATABASE_URL: database.url, ...change });

async function query(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

describe('a start', () => {
  test('of production with the tables’ owner, or with a role that belongs to him, is refused', async () => {
    const owner = config({ DATABASE_URL: database.url, OWNER_DATABASE_URL: '' });
    expect(await refuseStart(owner)).toMatch(/^平台连数据库用的角色 postgres 是表的所有者或者管理员/);
    const role = new URL(database.appUrl).username;
    await query(`grant pg_write_all_data to ${role}`);
    expect(await refuseStart(config())).toMatch(
      /的权限太多，能清空、删除或者改动只许添加的记录。请运行 npm run migrate/,
    );
    await query(`revoke pg_write_all_data from ${role}; grant truncate on bidding_session to ${role}`);
    expect(await refuseStart(config())).toContain('的权限太多');
    await prepareDatabase(config());
    expect(await refuseStart(config())).toBeUndefined();
  });

  test('of production is refused where it holds the owner’s address', () => {
    expect(refuseOwnersKey(config())).toMatch(/^平台进程拿到了 OWNER_DATABASE_URL/);
    expect(refuseOwnersKey(config({ OWNER_DATABASE_URL: '' }))).toBeUndefined();
    expect(refuseOwnersKey(testConfig(database))).toBeUndefined();
  });

  test('with a role that was given nothing is refused in one sentence', async () => {
    const other = new URL(database.appUrl);
    other.username = `${other.username}_2`;
    await query(`create role ${other.username} login password '${other.password}'`);
    expect(await refuseStart(config({ DATABASE_URL: other.href }))).toMatch(
      /还没有得到权限。请先用 OWNER_DATABASE_URL 运行 npm run migrate。$/,
    );
    await query(`drop role ${other.username}`);
  });

  test('cannot be prepared without the owner’s address, nor by an owner who cannot make the missing role', async () => {
    await expect(prepareDatabase(config({ OWNER_DATABASE_URL: '' }))).rejects.toThrow(
      '缺少环境变量 OWNER_DATABASE_URL',
    );
    const plain = await createTestDatabase();
    const name = new URL(plain.url).pathname.slice(1);
    const owner = new URL(plain.appUrl);
    owner.username = `${name}_owner`;
    await query(
      `create role ${owner.username} login password '${owner.password}'; alter database ${name} owner to ${owner.username}`,
    );
    try {
      await expect(prepareDatabase(testConfig({ url: owner.href, appUrl: plain.appUrl }))).rejects.toThrow(
        `create role "${new URL(plain.appUrl).username}" login password`,
      );
      await query(`create role ${new URL(plain.appUrl).username} login password '${owner.password}'`);
      expect(await prepareDatabase(testConfig({ url: owner.href, appUrl: plain.appUrl }))).toEqual([]);
    } finally {
      await plain.drop();
      await query(`drop role ${owner.username}`);
    }
  });
});
