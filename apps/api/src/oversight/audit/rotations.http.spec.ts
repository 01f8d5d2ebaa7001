import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withClient } from '../../kernel/db/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { readSealedTables } from '../../kernel/secrets/sealed-tables.js';
import { Audited } from '../../testing/audited.js';
import { testConfig } from '../../testing/test-platform.js';

const [FIRST, SECOND] = [1, 2].map((version) => `${version}:${`0${version}b`.repeat(22).slice(0, 64)}`);

let audited: Audited;
let cipher: FieldCipher;
beforeAll(async () => {
  audited = await Audited.start({ FIELD_KEYS: FIRST });
  const url = audited.platform.config.ownerDatabaseUrl!;
  const database = { url, appUrl: audited.platform.config.databaseUrl, drop: () => Promise.resolve() };
  cipher = new FieldCipher(testConfig(database, { FIELD_KEYS: `${SECOND},${FIRST}` }));
});
afterAll(() => audited.close());

test('an exchange of keys is none of the faults, and listed with its day; what was of the key already it leaves', async () => {
  const phone = cipher.seal('13800000001', 'party.phone');
  await audited.platform.dataSource.query("update party set phone_enc = $1 where name = '马新雨'", [phone]);
  await withClient(
    audited.platform.config.ownerDatabaseUrl!,
    async (client) => {
      for (const table of await readSealedTables(client))
        await table.resealBatch(client, cipher, { after: undefined, rows: 10_000 });
    },
    'rotate-keys',
  );
  await audited.sealed();
  const { faults, rotations } = await audited.findings();
  expect(faults).toEqual([]);
  expect(rotations).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d：.*party \d+ 处/)]);
  const party = await audited.one<{ bank: number; phone_enc: Buffer }>(
    "select get_byte(bank_account_enc, 0) as bank, phone_enc from party where name = '马新雨'",
  );
  expect(party).toEqual({ bank: 2, phone_enc: phone });
});
