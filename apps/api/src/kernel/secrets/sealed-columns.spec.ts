import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { MigratedDatabase } from '../../testing/migrated-database.js';
import { SEALED_COLUMNS, type SealedColumn, columnBase } from './sealed-columns.js';

let database: MigratedDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await MigratedDatabase.start();
  ({ client } = database);
});
afterAll(() => database.close());

const NAMES = Object.keys(SEALED_COLUMNS) as SealedColumn[];
/** Bytes that are hashed under a key of their own, which lies sealed: no change of key concerns them. */
const UNDER_OWN_KEY = ['visit_trace.hash'];

async function columns(pattern: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' and column_name ~ $1 order by 1`,
    [pattern],
  );
  return rows.map(({ name }) => name);
}

test('every sealed column of the schema is in the list, and the list names no other', async () => {
  const listed = NAMES.map((name) => `${SEALED_COLUMNS[name].table}.${columnBase(name)}_enc`).sort();
  expect(await columns('_enc$')).toEqual(listed);
  expect(listed.length).toBeGreaterThanOrEqual(16);
});

test('every look-up hash stands beside its text, once for odd and once for even keys', async () => {
  const searched = NAMES.filter((name) => SEALED_COLUMNS[name].isSearched).map(
    (name) => `${SEALED_COLUMNS[name].table}.${columnBase(name)}_hash`,
  );
  expect(await columns('hash')).toEqual(
    [...searched, ...searched.map((name) => `${name}_even`), ...UNDER_OWN_KEY].sort(),
  );
});

/** Bytes of what nobody is known by: of a small grey picture. */
const NOBODYS = ['stored_file.picture_mark'];

test('every other column of bytes is known to be none', async () => {
  const { rows } = await client.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' and column_name !~ '(_enc$|hash)'`,
  );
  expect(rows.map(({ name }) => name)).toEqual(NOBODYS);
});

test('every table with a sealed column watches over the versions of all of them and of their hashes', async () => {
  const { rows } = await client.query<{ table: string; definition: string }>(
    `select tgrelid::regclass::text as table, pg_get_triggerdef(oid) as definition from pg_trigger
     where tgname = 'keep_key_versions'`,
  );
  for (const name of NAMES) {
    const { table, isSearched } = SEALED_COLUMNS[name];
    const base = columnBase(name);
    const [events, given] = rows.find((row) => row.table === table)!.definition.split(' FOR EACH ROW ');
    for (const suffix of isSearched ? ['_enc', '_hash', '_hash_even'] : ['_enc']) {
      expect(events).toMatch(new RegExp(`BEFORE INSERT OR UPDATE OF .*\\b${base}${suffix}\\b`));
      expect(given).toContain(`'${base}${suffix}'`);
    }
  }
});

test.each([
  ['household', 'project_household', ['project_id', 'id_number_hash']],
  ['party', 'party', ['id_number_hash']],
])('what was unique of a %s is unique under either key', async (_, table, unique) => {
  const { rows } = await client.query<{ definition: string }>(
    "select pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'u' and conrelid = $1::regclass",
    [table],
  );
  const definitions = rows.map(({ definition }) => definition);
  const even = unique.map((column) => column.replace(/_hash$/, '_hash_even'));
  expect(definitions).toEqual(
    expect.arrayContaining([`UNIQUE (${unique.join(', ')})`, `UNIQUE (${even.join(', ')})`]),
  );
});
