import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource, type EntityManager } from 'typeorm';
import { createTestDatabase } from '../../testing/test-database.js';
import { tell } from '../outbox/outbox.js';
import { sqlStateOf } from './away.js';
import { Transactions } from './transactions.js';

let dataSource: DataSource;
let transactions: Transactions;
const announced: string[] = [];
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  await dataSource.query('create table place (name text primary key, count int not null)');
  await dataSource.query(
    'create table outbox (id int generated always as identity, topic text, subject text, payload jsonb, at timestamptz)',
  );
  await dataSource.query('create table outbox_waiting (id int)');
  await dataSource.query("create function platform_now() returns timestamptz language sql as 'select now()'");
  transactions = new Transactions(dataSource, {
    announce: (told: Iterable<string>) => announced.push(...told),
  } as never);
});
afterAll(async () => {
  await dataSource.destroy();
  await drop();
});
beforeEach(() => dataSource.query("truncate place; insert into place values ('left', 0), ('right', 0)"));

const counts = (): Promise<{ name: string; count: number }[]> =>
  dataSource.query('select name, count from place order by name');
const add = (tx: EntityManager, name: string): Promise<unknown> =>
  tx.query('update place set count = count + 1 where name = $1', [name]);
const fail = (tx: EntityManager, state: string): Promise<unknown> =>
  tx.query(`do $$ begin raise exception using errcode = '${state}'; end $$`);

test('two that lock each other out both go through: the one that was given up runs again from its start', async () => {
  let isOtherReady: () => void = () => undefined;
  let isOneReady: () => void = () => undefined;
  const otherReady = new Promise<void>((resolve) => (isOtherReady = resolve));
  const oneReady = new Promise<void>((resolve) => (isOneReady = resolve));
  let runs = 0;
  const one = transactions.run(async (tx) => {
    runs += 1;
    await add(tx, 'left');
    isOneReady();
    await otherReady;
    await add(tx, 'right');
  });
  const other = transactions.run(async (tx) => {
    runs += 1;
    await add(tx, 'right');
    isOtherReady();
    await oneReady;
    await add(tx, 'left');
  });
  await Promise.all([one, other]);
  expect(runs).toBe(3);
  expect(await counts()).toEqual([
    { name: 'left', count: 2 },
    { name: 'right', count: 2 },
  ]);
});

test.each(['40001', '40P01'])('SQLSTATE %s is tried again, whole, and three times at most', async (state) => {
  let runs = 0;
  const hopeless = transactions.run(async (tx) => {
    runs += 1;
    await add(tx, 'left');
    await fail(tx, state);
  });
  expect(await hopeless.catch(sqlStateOf)).toBe(state);
  expect(runs).toBe(3);
  runs = 0;
  await transactions.run(async (tx) => {
    runs += 1;
    await add(tx, 'left');
    if (runs < 3) await fail(tx, state);
  });
  expect(runs).toBe(3);
  expect((await counts())[0]).toEqual({ name: 'left', count: 1 });
});

test.each(['23505', '23514', 'P0001'])(
  'SQLSTATE %s is not tried again, and leaves nothing',
  async (state) => {
    let runs = 0;
    const refused = transactions.run(async (tx) => {
      runs += 1;
      await add(tx, 'left');
      await fail(tx, state);
    });
    expect(await refused.catch(sqlStateOf)).toBe(state);
    expect(runs).toBe(1);
    expect((await counts())[0]).toEqual({ name: 'left', count: 0 });
  },
);

test('a fault that is none of the database is not tried again', async () => {
  let runs = 0;
  const refused = transactions.run(async (tx) => {
    runs += 1;
    await add(tx, 'left');
    throw new Error('40001');
  });
  await expect(refused).rejects.toThrow('40001');
  expect(runs).toBe(1);
  expect((await counts())[0]).toEqual({ name: 'left', count: 0 });
});

describe('what a transaction tells of', () => {
  const tellOf = (subject: string) => (tx: EntityManager) => tell(tx, 'lot.bid', subject, { seq: 1 });

  test('is announced after its commit, each subject once, however often it ran', async () => {
    announced.length = 0;
    let runs = 0;
    await transactions.run(async (tx) => {
      runs += 1;
      await tellOf('first')(tx);
      await tellOf('first')(tx);
      await tellOf('second')(tx);
      expect(announced).toEqual([]);
      if (runs < 2) await fail(tx, '40001');
    });
    expect(announced).toEqual(['first', 'second']);
    expect(await dataSource.query('select count(*)::int as n from outbox')).toEqual([{ n: 3 }]);
  });

  test('is not announced where it was rolled back', async () => {
    announced.length = 0;
    const refused = transactions.run(async (tx) => {
      await tellOf('first')(tx);
      await fail(tx, '23505');
    });
    await expect(refused).rejects.toThrow();
    expect(announced).toEqual([]);
  });

  test('cannot be told outside of one', async () => {
    await expect(dataSource.transaction(tellOf('first'))).rejects.toThrow('outside of a transaction');
  });
});
