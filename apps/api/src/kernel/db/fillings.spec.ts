import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase } from '../../testing/test-database.js';
import { migrate } from './migrate.js';

let drop: () => Promise<void>;
let one: pg.Client;
let other: pg.Client;
beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  await migrate(database.url, 'apps/api/migrations');
  [one, other] = [database.url, database.url].map(
    (connectionString) => new pg.Client({ connectionString }),
  ) as [pg.Client, pg.Client];
  await Promise.all([one.connect(), other.connect()]);
});
afterAll(async () => {
  await Promise.all([one.end(), other.end()]);
  await drop();
});

const on = async (client: pg.Client): Promise<boolean> =>
  (await client.query<{ left: boolean }>('select fill_on(10) as left')).rows[0]!.left;
const places = async (): Promise<number[]> =>
  (
    await one.query<{ place: number }>('select place from filling where done_at is null order by place')
  ).rows.map(({ place }) => place);

test('where there is little the migrations have filled in everything', async () => {
  expect(await places()).toEqual([]);
  expect(await on(one)).toBe(false);
});

test('two that fill do not wait for one another, and take nothing out of turn', async () => {
  await one.query('update filling set done_at = null');
  await one.query('begin');
  expect(await on(one)).toBe(true);
  // The first is being filled: the other one has nothing to do, and is told that something is left.
  expect(await on(other)).toBe(true);
  await one.query('commit');
  expect(await places()).toEqual([2, 3, 4, 5, 6]);
  for (let n = 0; n < 5; n += 1) expect(await on(other)).toBe(true);
  expect(await on(other)).toBe(false);
  expect(await places()).toEqual([]);
});

test('what fails stays where it was', async () => {
  await one.query('update filling set done_at = null where place = 3');
  await one.query('alter function fill_contract_sides(uuid, integer) rename to away');
  await expect(on(one)).rejects.toThrow('fill_contract_sides');
  expect(await places()).toEqual([3]);
  await one.query('alter function away(uuid, integer) rename to fill_contract_sides');
  expect([await on(one), await on(one)]).toEqual([true, false]);
});
