import pg from 'pg';
import { prepareDatabase } from '../prepare-database.js';
import { createMigratedDatabase } from './migrated-template.js';
import type { TestDatabase } from './test-database.js';
import { testConfig } from './test-platform.js';

/** A database as it stands before anybody has used it, with a connection of its own and no platform. */
export class MigratedDatabase {
  private constructor(
    private readonly database: TestDatabase,
    readonly client: pg.Client,
  ) {}

  static async start(): Promise<MigratedDatabase> {
    const database = await createMigratedDatabase();
    await prepareDatabase(testConfig(database));
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    return new MigratedDatabase(database, client);
  }

  async close(): Promise<void> {
    await this.client.end();
    await this.database.drop();
  }
}
