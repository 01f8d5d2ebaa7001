import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { MigratedDatabase } from '../../testing/migrated-database.js';
import { commonHash } from './look-up.js';

let database: MigratedDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await MigratedDatabase.start();
  ({ client } = database);
  await client.query('create table thing (name text, x_hash text, x_hash_even text)');
});
afterAll(() => database.close());

/** Two rows of one text, made at different times of an exchange. */
test.each<[string, string[], [string | null, string | null][], string]>([
  [
    'before any exchange',
    ['1 OPEN'],
    [
      ['o', null],
      ['o', null],
    ],
    'o',
  ],
  [
    'while rows get their second hash',
    ['1 CLOSED', '2 OPEN'],
    [
      ['o', null],
      ['o', 'e'],
    ],
    'o',
  ],
  [
    'while the first one is taken away',
    ['1 LEAVING', '2 OPEN'],
    [
      [null, 'e'],
      ['o', 'e'],
    ],
    'e',
  ],
  [
    'after an exchange',
    ['1 EMPTY', '2 OPEN'],
    [
      [null, 'e'],
      [null, 'e'],
    ],
    'e',
  ],
  [
    'in the next exchange',
    ['1 EMPTY', '2 CLOSED', '3 OPEN'],
    [
      [null, 'e'],
      ['p', 'e'],
    ],
    'e',
  ],
  [
    'at the end of the next',
    ['1 EMPTY', '2 LEAVING', '3 OPEN'],
    [
      ['p', null],
      ['p', 'e'],
    ],
    'p',
  ],
])('%s two rows of one text have one hash in common', async (_, keys, rows, hash) => {
  await client.query('delete from field_key');
  await client.query('delete from thing');
  for (const key of keys) {
    const [version, state] = key.split(' ');
    await client.query("insert into field_key values ($1, '', $2, platform_now())", [version, state]);
  }
  for (const [odd, even] of rows) await client.query("insert into thing values ('x', $1, $2)", [odd, even]);
  const { rows: found } = await client.query<{ hash: string }>(
    `select ${commonHash('x_hash')} as hash from thing`,
  );
  expect(found.map((row) => row.hash)).toEqual([hash, hash]);
});
