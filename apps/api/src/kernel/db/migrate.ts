import fs from 'node:fs';
import path from 'node:path';
import type { ClientBase } from 'pg';
import { withClient } from './with-client.js';

const LOCK_KEY = 640122;

/** Names of the numbered SQL files, in their order. */
export function migrationFiles(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort();
}

/** Whoever prepares the database waits for another one who does; the lock goes with the connection. */
export async function waitForOtherStarters(client: ClientBase): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
}

/** How many migrations were applied, and which the last one is: their names would fill the screen. */
export function upgradeInWords(applied: readonly string[]): string {
  const last = applied.at(-1);
  return last === undefined ? '数据库已是最新。' : `数据库已升级：${applied.length} 步，到 ${last}。`;
}

/** Applies what is missing, a file a transaction; several starters wait for one another. Returns what it applied. */
export function migrate(databaseUrl: string, folder: string): Promise<string[]> {
  return withClient(databaseUrl, (client) => applyMissing(client, folder), 'upgrade');
}

async function applyMissing(client: ClientBase, folder: string): Promise<string[]> {
  await waitForOtherStarters(client);
  await client.query('create table if not exists schema_migration (name text primary key)');
  const done = await appliedNames(client);
  const missing = migrationFiles(folder).filter((name) => !done.includes(name));
  for (const name of missing) await apply(client, folder, name);
  return missing;
}

/** Names of the files that the database still lacks. */
export function pendingMigrations(databaseUrl: string, folder: string): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const table = await client.query<{ found: string | null }>(
      "select to_regclass('schema_migration') as found",
    );
    const done = table.rows[0]?.found ? await appliedNames(client) : [];
    return migrationFiles(folder).filter((name) => !done.includes(name));
  });
}

/**
 * What every table has to have, those of this migration too, in its transaction: what is found anew is found by it. A
 * database before 0078 has no word for it.
 */
async function guardTables(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ found: string | null }>("select to_regproc('guard_tables') as found");
  if (rows[0]?.found) await client.query('select guard_tables()');
}

async function appliedNames(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from schema_migration');
  return rows.map((row) => row.name);
}

async function apply(client: ClientBase, folder: string, name: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(fs.readFileSync(path.join(folder, name), 'utf8'));
    await client.query('insert into schema_migration (name) values ($1)', [name]);
    await guardTables(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
