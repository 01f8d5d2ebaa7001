import path from 'node:path';
import type { ClientBase } from 'pg';
import { insertInitialData } from './initial-data.js';
import { type Config, ownerUrl } from './kernel/config.js';
import { migrate, prepareAppRole, withClient } from './kernel/db/index.js';
import { FieldCipher } from './kernel/secrets/field-cipher.js';
import { registerFieldKeys } from './kernel/secrets/field-key-register.js';
import { keepFormerVisitKeys } from './trading/registration/index.js';

/**
 * Brings a database to where the platform can start on it, by the hand of its owner, and gives the platform's own role
 * its rights. Returns the migrations that it applied.
 */
export async function prepareDatabase(config: Config): Promise<string[]> {
  const owner = ownerUrl(config);
  const isProduction = config.mode === 'production';
  const applied = await migrate(owner, config.migrationsDir);
  await withClient(
    owner,
    async (client) => {
      await prepareAppRole(client, { databaseUrl: config.databaseUrl, isProduction });
      await registerFieldKeys(client, config);
      await keepFormerVisitKeys(client, new FieldCipher(config));
    },
    'upgrade',
  );
  await insertInitialData(owner, path.join(config.migrationsDir, '../data'));
  if (!isProduction) await withClient(owner, (client) => setDemoClock(client, config.demoStart), 'upgrade');
  return applied;
}

/** Once: a demonstration that is started again goes on where it was. */
async function setDemoClock(client: ClientBase, at: string): Promise<void> {
  await client.query(
    'insert into platform_clock (ahead) values ($1::timestamptz - clock_timestamp()) on conflict do nothing',
    [at],
  );
}
