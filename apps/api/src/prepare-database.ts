import path from 'node:path';
import type { ClientBase } from 'pg';
import { insertInitialData } from './initial-data.js';
import type { Config } from './kernel/config.js';
import { DEMO_START } from './kernel/clock/demo-clock.js';
import { migrate, withClient } from './kernel/db/index.js';
import { FieldCipher } from './kernel/secrets/field-cipher.js';
import { registerFieldKeys } from './kernel/secrets/field-key-register.js';
import { keepFormerVisitKeys } from './trading/registration/index.js';

/** Brings a database to where the platform can start on it. Returns the migrations that it applied. */
export async function prepareDatabase(config: Config): Promise<string[]> {
  const applied = await migrate(config.databaseUrl, config.migrationsDir);
  await withClient(config.databaseUrl, async (client) => {
    await registerFieldKeys(client, config);
    await keepFormerVisitKeys(client, new FieldCipher(config));
  });
  await insertInitialData(config.databaseUrl, path.join(config.migrationsDir, '../data'));
  if (config.mode !== 'production') await withClient(config.databaseUrl, setDemoClock);
  return applied;
}

/** Once: a demonstration that is started again goes on where it was. */
async function setDemoClock(client: ClientBase): Promise<void> {
  await client.query(
    'insert into platform_clock (ahead) values ($1::timestamptz - clock_timestamp()) on conflict do nothing',
    [DEMO_START],
  );
}
