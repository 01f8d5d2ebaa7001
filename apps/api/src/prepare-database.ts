import path from 'node:path';
import { insertInitialData } from './initial-data.js';
import type { Config } from './kernel/config.js';
import { DEMO_START } from './kernel/clock/demo-clock.js';
import { maintain, migrate } from './kernel/db/index.js';

/** Brings a database to where the platform can start on it. Returns the migrations that it applied. */
export async function prepareDatabase(config: Config): Promise<string[]> {
  const applied = await migrate(config.databaseUrl, config.migrationsDir);
  await insertInitialData(config.databaseUrl, path.join(config.migrationsDir, '../data'));
  if (config.mode !== 'production') await setDemoClock(config.databaseUrl);
  return applied;
}

/** Once: a demonstration that is started again goes on where it was. */
function setDemoClock(databaseUrl: string): Promise<unknown> {
  return maintain(databaseUrl, (client) =>
    client.query(
      'insert into platform_clock (ahead) values ($1::timestamptz - clock_timestamp()) on conflict do nothing',
      [DEMO_START],
    ),
  );
}
