import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { prepareDatabase } from '../../apps/api/src/prepare-database.js';
import { Story } from '../../apps/api/src/testing/story.js';
import { type TestDatabase, createTestDatabase } from '../../apps/api/src/testing/test-database.js';
import { TestPlatform, testConfig } from '../../apps/api/src/testing/test-platform.js';
import { restoreCounty } from './restore.mjs';

let used: TestDatabase;
let fresh: TestDatabase;
let platform: TestPlatform;
let folder: string;
beforeAll(async () => {
  [used, fresh] = [await createTestDatabase(), await createTestDatabase()];
  platform = await TestPlatform.start(used);
  await prepareDatabase(testConfig(fresh));
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-county-'));
});
afterAll(async () => {
  await platform.close();
  await fresh.drop();
  fs.rmSync(folder, { recursive: true });
});

/** What a start says that restores nothing. */
async function said({ url, appUrl }: TestDatabase, asked: object): Promise<string[]> {
  const lines: string[] = [];
  await restoreCounty({
    ownerUrl: url,
    databaseUrl: appUrl,
    filesDir: path.join(folder, 'files'),
    sealDir: path.join(folder, 'seal'),
    isWanted: true,
    areKeysInUse: false,
    say: (line) => void lines.push(line),
    ...asked,
  });
  expect(fs.readdirSync(folder)).toEqual([]);
  return lines;
}

test('whoever asks for the county where somebody has been is told so, and how to see it', async () =>
  expect(await said(used, {})).toEqual([
    '不带示例数据：数据库里已经有账号，照原样接着用。要看示例县，请换一个数据目录（DATA_DIR=var/county）或者空的数据库。',
  ]));

test('whoever asks for an empty platform is told only where something is listed', async () => {
  expect(await said(fresh, { isWanted: false })).toEqual([]);
  expect(await said(used, { isWanted: false })).toEqual([]);
  await new Story(platform).draft();
  expect(await said(used, { isWanted: false })).toEqual([
    '数据库里已经有挂牌，--empty 不清空它。要空的，请换一个数据目录（DATA_DIR=var/empty）或者空的数据库。',
  ]);
});

test('keys by which another database signs are not overwritten', async () =>
  expect(await said(fresh, { areKeysInUse: true })).toEqual([
    `不带示例数据：${path.join(folder, 'seal')} 里的密钥在给别的数据库签名，请换一个数据目录（DATA_DIR）。`,
  ]));
