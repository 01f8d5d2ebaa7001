import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { ClientBase } from 'pg';
import { migrate, migrationFiles, withClient } from '../kernel/db/index.js';
import { type TestDatabase, addressOf, adminUrl, createTestDatabase } from './test-database.js';

/** Of all who would make the template at once, one does; the lock goes with the connection. */
const LOCK_KEY = 640_190;
const MIGRATIONS = path.resolve('apps/api/migrations');

/** A database of its own for one spec file, as it stands before a platform is prepared on it. */
export async function createMigratedDatabase(): Promise<TestDatabase> {
  return createTestDatabase(await migratedTemplate());
}

/**
 * The name of a database that has all migrations and not a line besides: what a spec that starts there need not apply again.
 * Made by whoever asks first of these very migrations.
 */
async function migratedTemplate(): Promise<string> {
  const name = `migrated_${hashOfMigrations()}`;
  await withClient(adminUrl(), async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    if (await isThere(client, name)) return;
    await client.query(`drop database if exists ${name}_begun with (force)`);
    await client.query(`create database ${name}_begun`);
    await migrate(addressOf(`${name}_begun`), MIGRATIONS);
    await client.query(`alter database ${name}_begun rename to ${name}`);
  });
  return name;
}

async function isThere(client: ClientBase, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  return rowCount === 1;
}

/** Twelve hexadecimal digits of what the migrations say. */
function hashOfMigrations(): string {
  const hash = createHash('sha256');
  for (const file of migrationFiles(MIGRATIONS)) hash.update(fs.readFileSync(path.join(MIGRATIONS, file)));
  return hash.digest('hex').slice(0, 12);
}
