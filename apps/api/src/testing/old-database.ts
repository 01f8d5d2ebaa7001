import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate, migrationFiles } from '../kernel/db/index.js';
import { createTestDatabase } from './test-database.js';

const MIGRATIONS = 'apps/api/migrations';

/** A database as it was before a migration, to be filled with rows of its day and then brought up to date. */
export class OldDatabase {
  private constructor(
    readonly client: pg.Client,
    private readonly url: string,
    private readonly drop: () => Promise<void>,
  ) {}

  /** Every migration before this one has been applied: `0041` gives the tables as they were at the end of 0040. */
  static async before(number: string): Promise<OldDatabase> {
    const { url, drop } = await createTestDatabase();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-migrations-'));
    for (const name of migrationFiles(MIGRATIONS).filter((one) => one < number))
      fs.copyFileSync(path.join(MIGRATIONS, name), path.join(folder, name));
    await migrate(url, folder);
    fs.rmSync(folder, { recursive: true });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new OldDatabase(client, url, drop);
  }

  /** Puts a row into a table without asking for the rows that it points to. */
  async put(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 1}`);
    await this.client.query("set session_replication_role = 'replica'");
    await this.client.query(
      `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
      Object.values(row),
    );
    await this.client.query("set session_replication_role = 'origin'");
  }

  async rows<T>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return (await this.client.query(sql, [...values])).rows as T[];
  }

  /** Applies what came since. */
  bringUpToDate(): Promise<string[]> {
    return migrate(this.url, MIGRATIONS);
  }

  async close(): Promise<void> {
    await this.client.end();
    await this.drop();
  }
}
