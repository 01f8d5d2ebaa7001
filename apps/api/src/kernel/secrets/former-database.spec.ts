import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { prepareDatabase } from '../../prepare-database.js';
import { refuseStart } from '../../refuse-start.js';
import { type TestDatabase, createTestDatabase } from '../../testing/test-database.js';
import { testConfig } from '../../testing/test-platform.js';
import { migrate, withClient } from '../db/index.js';
import { FieldCipher } from './field-cipher.js';
import { readKeyRows } from './field-key-register.js';
import { KeyRotation } from './key-rotation.js';
import { hashIs } from './look-up.js';

const MIGRATIONS = 'apps/api/migrations';
/** The last step of the schema before keys had versions. */
const LAST = '0029_credit_names_its_lot.sql';
const SINGLE = { FIELD_KEY: '07'.repeat(32) };
/** As the code of that day sealed and hashed with this key, in hexadecimal. */
const ID_NUMBER = {
  text: '640122197809020036',
  sealed: '012843a898e2553ed8fd7eb1baa90b0b11138feb7701133fb009ae114c30065f5ba400cf8176ec5d82b8650134a84f',
  hash: 'db1b8a7cb387f1bfa3f631553042cbc3b2cc65933794ca1e6b7d801ef4fea61c',
};
const PHONE = {
  sealed: '01a8bef0a0c224a56b0ff04f9ea177298019d01d084d04fd38430f21bc7c5519f7a71914a414376f',
};
const ACCOUNT = {
  sealed: '01f6e728d1fc59b1010228b5a56e6c15296ff65045e6ccd7c2086c3d6c62092bbcee81f02be1a83cd2a532',
  hash: '7af1c7ffb6c669f5d9750b7ddcfc2b4a5c1c937a45e77a4595588042e4bd7355',
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-former-'));
  for (const name of fs.readdirSync(MIGRATIONS).filter((file) => file <= LAST))
    fs.copyFileSync(path.join(MIGRATIONS, name), path.join(folder, name));
  await migrate(database.url, folder);
  await withClient(database.url, (client) =>
    client.query(
      `insert into region (code, name) values ('640122', '贺兰县');
       insert into account (id, login, password_hash, display_name, roles, region_code, created_at)
         values (gen_random_uuid(), 'somebody', '', '', '{}', '640122', platform_now());
       insert into party (id, kind, name, id_number_enc, id_number_hash, phone_enc, bank_account_enc,
                          bank_account_hash, bank_name, village_code, created_at)
         values (gen_random_uuid(), 'PERSON', '赵禾田', '\\x${ID_NUMBER.sealed}', '\\x${ID_NUMBER.hash}',
                 '\\x${PHONE.sealed}', '\\x${ACCOUNT.sealed}', '\\x${ACCOUNT.hash}', '', '640122', platform_now())`,
    ),
  );
});
afterAll(() => database.drop());

test('another key than the one it was sealed with is known by what it does not open', async () => {
  await expect(prepareDatabase(testConfig(database, { FIELD_KEY: '08'.repeat(32) }))).rejects.toThrow(
    '第 1 版密钥打不开数据库里已有的资料，不是原来的那一把。请换回原来的那一把。',
  );
  const next = { FIELD_KEYS: `2:${'08'.repeat(32)}` };
  await expect(prepareDatabase(testConfig(database, next))).rejects.toThrow(/还有用第 1 版密钥加密的资料/);
});

test('with its single key it goes on: everything is of version 1, is read and is found', async () => {
  const config = testConfig(database, SINGLE);
  await prepareDatabase(config);
  expect(await refuseStart(config)).toBeUndefined();
  const cipher = new FieldCipher(config);
  await withClient(database.url, async (client) => {
    expect(await readKeyRows(client)).toMatchObject([{ version: 1, state: 'OPEN' }]);
    const { rows } = await client.query<Record<'id_number_enc' | 'phone_enc' | 'bank_account_enc', Buffer>>(
      `select * from party where ${hashIs('id_number_hash', 1)}`,
      [...cipher.lookUp(ID_NUMBER.text)],
    );
    const [party] = rows;
    expect([
      cipher.open(party!.id_number_enc, 'party.id_number'),
      cipher.open(party!.phone_enc, 'party.phone'),
      cipher.open(party!.bank_account_enc, 'party.bank_account'),
    ]).toEqual(['640122197809020036', '13900000001', '29010201041235']);
  });
});

test('its key is exchanged like any other', async () => {
  const both = testConfig(database, { FIELD_KEYS: `2:${'08'.repeat(32)},1:${SINGLE.FIELD_KEY}` });
  await prepareDatabase(both);
  const count = await withClient(database.url, (client) =>
    new KeyRotation(client, new FieldCipher(both), () => undefined).run(),
  );
  expect(count).toBe(1);
  expect(await refuseStart(testConfig(database, { FIELD_KEYS: `2:${'08'.repeat(32)}` }))).toBeUndefined();
});
