import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { RestingDeadlinesView } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import { createTestDatabase } from '../../testing/test-database.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { Transactions } from '../db/index.js';
import { refused } from '../http/index.js';
import { DueLane } from './due-lane.js';
import { DueRunner } from './due-runner.js';
import type { DueLaneName } from './due-source.js';

/** Two processes at one database, each with deadlines of two tables made for this. */
let one: TestPlatform;
let other: TestPlatform;
/** What is done to a row instead of moving it on; and who was told of it. */
const instead = new Map<string, (tx: EntityManager) => Promise<void>>();
const applied: string[] = [];
const waiting = new Map<string, () => void>();

beforeAll(async () => {
  const database = await createTestDatabase();
  one = await TestPlatform.start(database);
  for (const table of ['due_slow', 'due_session', 'due_pack']) {
    await one.asOwner(`create table ${table} (id uuid primary key, next_due_at timestamptz)`);
    await one.asOwner(`create index ${table}_due on ${table} (next_due_at)`);
  }
  other = await TestPlatform.start({ ...database, drop: () => Promise.resolve() });
  const role = new URL(database.appUrl).username;
  await one.asOwner(`grant all on due_slow, due_session, due_pack to ${role}`);
  await Promise.all([one, other].map(({ app }) => app.get(DueRunner).onApplicationShutdown()));
  for (const { app } of [one, other]) {
    const runner = app.get(DueRunner);
    runner.register({
      table: 'due_pack',
      key: 'id',
      name: '试验',
      together: 'true',
      apply: (tx, id) => apply(tx, 'due_pack', id),
    });
    for (const [table, lane] of [
      ['due_slow', 'OTHERS'],
      ['due_session', 'SESSIONS'],
    ] as [string, DueLaneName][])
      runner.register({ table, key: 'id', name: '试验', lane, apply: (tx, id) => apply(tx, table, id) });
  }
}, 120_000);
afterAll(async () => {
  await other.close();
  await one.close();
});
afterEach(async () => {
  await one.app.get(DueRunner).onApplicationShutdown();
  instead.clear();
  applied.length = 0;
  for (const table of ['due_slow', 'due_session', 'due_pack', 'due_rest'])
    await one.dataSource.query(`delete from ${table}`);
});

async function apply(tx: EntityManager, table: string, id: string): Promise<void> {
  await instead.get(id)?.(tx);
  if (!instead.has(id)) await tx.query(`update ${table} set next_due_at = null where id = $1`, [id]);
  applied.push(id);
  waiting.get(id)?.();
}

/** Rows that are due at the same moment, in the order of their ids. */
async function makeDue(count: number, table = 'due_slow'): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID()).sort();
  await one.dataSource.query(
    `insert into ${table} select id, now.at from unnest($1::uuid[]) id, (select platform_now() as at) now`,
    [ids],
  );
  return ids;
}
const whenApplied = (id: string): Promise<void> => new Promise((resolve) => waiting.set(id, () => resolve()));
const fail = () => Promise.reject(refused('calendar.uncovered'));
/** As it does by itself, to the end of the test. */
const runByItself = () => one.app.get(DueRunner).onApplicationBootstrap();
const runDue = () => one.app.get(DueRunner).runDue();
const resting = async () => (await one.as('xitong')).get<RestingDeadlinesView>('resting-deadlines');
const restOf = async (id: string) =>
  (
    await one.dataSource.query<{ failures: number; seconds: number; error: string }[]>(
      `select failures, extract(epoch from rest_until - failed_at)::int as seconds, error from due_rest where row_id = $1`,
      [id],
    )
  )[0];
const pass = (seconds: number) =>
  one.dataSource.query('update platform_clock set ahead = ahead + make_interval(secs => $1)', [seconds]);

describe('a row that fails', () => {
  test('and 299 beside it do not hold up the next one: it is applied in its second', async () => {
    const last = randomUUID();
    const failing = Array.from({ length: 300 }, () => randomUUID());
    const tries = new Map<string, number>();
    for (const id of failing)
      instead.set(id, () => {
        tries.set(id, (tries.get(id) ?? 0) + 1);
        return fail();
      });
    const isApplied = whenApplied(last);
    runByItself();
    await one.dataSource.query(
      `insert into due_slow select id, now.at - case when id = $2 then interval '0' else interval '1 second' end
       from unnest($1::uuid[]) id, (select platform_now() as at) now`,
      [[...failing, last], last],
    );
    await isApplied;
    // A second later those that failed are tried anew.
    expect(new Set(tries.values())).toEqual(new Set([1]));
    await one.app.get(DueRunner).onApplicationShutdown();
    expect((await resting()).count).toBe(300);
  });

  test('and 299 beside it, once they have rested, come a few at a time: who comes meanwhile waits for no more', async () => {
    const failing = await makeDue(300);
    for (const id of failing) instead.set(id, fail);
    await runDue();
    expect((await resting()).count).toBe(300);
    await one.dataSource.query('update due_rest set rest_until = platform_now()');
    // Where the machine is slow some have rested once more meanwhile, and are tried anew.
    const tried = new Set<string>();
    const last = randomUUID();
    const appliedAfter = whenApplied(last).then(() => tried.size);
    for (const id of failing)
      instead.set(id, async () => {
        tried.add(id);
        if (tried.size === 1)
          await one.dataSource.query('insert into due_slow values ($1, platform_now())', [last]);
        return fail();
      });
    await runDue();
    // Those of one question and none more; the others after it.
    expect(await appliedAfter).toBeLessThanOrEqual(20);
    expect(tried.size).toBe(300);
  });

  test.each([
    ['a refusal', fail, 'calendar.uncovered'],
    ['an error of the database', (tx: EntityManager) => tx.query('select 1/0'), 'sql.22012'],
    ['an error of the program', () => Promise.reject(new TypeError('赵禾田')), 'error.TypeError'],
  ])('of %s says so with a code, and nothing that somebody entered', async (_, work, code) => {
    const [id] = (await makeDue(1)) as [string];
    instead.set(id, work);
    await runDue();
    expect(await resting()).toMatchObject({
      count: 1,
      items: [{ table: 'due_slow', id, name: '试验', error: code }],
    });
  });

  test('rests twice as long each time', async () => {
    const [id] = (await makeDue(1)) as [string];
    instead.set(id, fail);
    for (const [failures, seconds] of [
      [1, 1],
      [2, 2],
      [3, 4],
      [4, 8],
    ]) {
      await runDue();
      expect(await restOf(id)).toMatchObject({ failures, seconds });
      await pass(seconds!);
    }
    await one.dataSource.query('update due_rest set failures = 40, rest_until = platform_now()');
    await runDue();
    expect(await restOf(id)).toMatchObject({ failures: 41, seconds: 3_600 });
  });

  test('is applied when the administrator says so, and is then no more on the desk', async () => {
    const [id] = (await makeDue(1)) as [string];
    instead.set(id, fail);
    await runDue();
    await one.dataSource.query("update due_rest set rest_until = platform_now() + interval '1 hour'");
    instead.clear();
    expect(await runDue()).toBe(0);
    const admin = await one.as('xitong');
    expect(await admin.refused('post', `resting-deadlines/due_slow/${randomUUID()}/trial`)).toMatchObject({
      status: 404,
    });
    runByItself();
    const isApplied = whenApplied(id);
    await admin.post(`resting-deadlines/due_slow/${id}/trial`);
    await isApplied;
    await one.app.get(DueRunner).onApplicationShutdown();
    expect(await resting()).toEqual({ count: 0, items: [] });
    expect(await restOf(id)).toBeUndefined();
  });

  test('rests for that deadline alone', async () => {
    const [id] = (await makeDue(1)) as [string];
    instead.set(id, fail);
    await runDue();
    instead.clear();
    await one.dataSource.query('update due_slow set next_due_at = platform_now()');
    await runDue();
    expect(applied).toEqual([id]);
    expect((await resting()).count).toBe(0);
  });
});

test('what is slow does not hold up a session', async () => {
  const [slow] = (await makeDue(1)) as [string];
  let letGo = (): void => undefined;
  const isHeld = new Promise<void>((begun) =>
    instead.set(slow, () => {
      begun();
      return new Promise((resolve) => (letGo = resolve));
    }),
  );
  runByItself();
  await isHeld;
  const session = randomUUID();
  const isApplied = whenApplied(session);
  const began = performance.now();
  await one.dataSource.query('insert into due_session values ($1, platform_now())', [session]);
  await isApplied;
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(applied).toEqual([session]);
  instead.clear();
  letGo();
});

test('two processes share what is due at one moment: each row once', async () => {
  const ids = await makeDue(500);
  await Promise.all([one, other].map(({ app }) => app.get(DueRunner).runDue()));
  expect([...applied].sort()).toEqual(ids);
});

test('a row that another process holds keeps no other waiting', async () => {
  const ids = await makeDue(60, 'due_pack');
  const holder = one.dataSource.createQueryRunner();
  await holder.startTransaction();
  try {
    await holder.query('select from due_pack where id = $1 for update', [ids[7]]);
    expect(await runDue()).toBe(59);
  } finally {
    await holder.rollbackTransaction();
    await holder.release();
  }
  expect(await runDue()).toBe(1);
  expect([...applied].sort()).toEqual(ids);
});

test('a row that does not move on is applied once a round', async () => {
  const [id] = (await makeDue(1)) as [string];
  instead.set(id, () => Promise.resolve());
  const { dataSource, app } = one;
  const source = app.get(DueRunner).sources.find(({ table }) => table === 'due_slow')!;
  const lane = new DueLane({ dataSource, transactions: app.get(Transactions), width: 2 });
  expect(await lane.round([source])).toBe(1);
  expect(applied).toEqual([id]);
});

describe('rows that are applied in packs', () => {
  const left = async () =>
    (
      await one.dataSource.query<{ id: string }[]>(
        'select id from due_pack where next_due_at is not null order by id',
      )
    ).map(({ id }) => id);

  test('share a transaction, a pack each', async () => {
    const ids = await makeDue(120, 'due_pack');
    const transactions = new Map<string, number>();
    for (const id of ids)
      instead.set(id, async (tx) => {
        const [row] = await tx.query<{ tx: string }[]>(
          `with done as (update due_pack set next_due_at = null where id = $1)
           select pg_current_xact_id()::text as tx`,
          [id],
        );
        transactions.set(row!.tx, (transactions.get(row!.tx) ?? 0) + 1);
      });
    expect(await runDue()).toBe(120);
    expect([...transactions.values()].sort((a, b) => b - a)).toEqual([50, 50, 20]);
    expect(await left()).toEqual([]);
  });

  test('and of which some cannot be applied: those rest, all others are done', async () => {
    const ids = await makeDue(60, 'due_pack');
    const failing = [ids[3]!, ids[4]!, ids[55]!];
    instead.set(failing[0]!, fail);
    instead.set(failing[1]!, (tx) => tx.query('select 1/0'));
    instead.set(failing[2]!, fail);
    expect(await runDue()).toBe(57);
    expect(await left()).toEqual(failing);
    expect((await resting()).count).toBe(3);
  });
});
