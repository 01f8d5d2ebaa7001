import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { CutLine } from '../../testing/cut-line.js';
import { createTestDatabase } from '../../testing/test-database.js';
import { isAway } from './away.js';
import { DatabaseLine } from './database-line.js';
import { Transactions } from './transactions.js';

let cut: CutLine;
let line: DatabaseLine;
let dataSource: DataSource;
let transactions: Transactions;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  cut = await CutLine.to(database.url);
  line = new DatabaseLine(cut.url, 2_000, 10_000);
  dataSource = await new DataSource({
    type: 'postgres',
    url: cut.url,
    poolErrorHandler: () => undefined,
    extra: { ...line.options, max: 1 },
  }).initialize();
  await dataSource.query('create table place (name text primary key)');
  transactions = new Transactions(dataSource, { announce: () => undefined } as never);
  line.onApplicationBootstrap();
});
afterAll(async () => {
  await dataSource.destroy();
  line.onApplicationShutdown();
  await cut.close();
  await drop();
});

const names = (): Promise<{ name: string }[]> => dataSource.query('select name from place order by name');

async function untilBack(): Promise<void> {
  while (line.isAway) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('what a transaction had done before the line was cut is no part of whoever uses the pool next', async () => {
  const lost = transactions.run(async (tx) => {
    await tx.query("insert into place values ('lost')");
    cut.fallSilent();
    await tx.query("insert into place values ('never')");
  });
  expect(await lost.catch(isAway)).toBe(true);
  await cut.repair();
  await untilBack();
  await transactions.run((tx) => tx.query("insert into place values ('kept')"));
  expect(await names()).toEqual([{ name: 'kept' }]);
});

test('while the database is away nobody waits; with its first answer all goes on', async () => {
  cut.fallSilent();
  const asked = dataSource.query('select 1').catch(isAway);
  expect(await asked).toBe(true);
  const began = performance.now();
  const answers = await Promise.all([1, 2, 3].map(() => dataSource.query('select 1').catch(isAway)));
  expect(answers).toEqual([true, true, true]);
  expect(performance.now() - began).toBeLessThan(500);
  await cut.repair();
  await untilBack();
  expect(await dataSource.query('select 1 as one')).toEqual([{ one: 1 }]);
});

test('a transaction in which something failed, and which goes on as if nothing had, is not taken for committed', async () => {
  const work = transactions.run(async (tx) => {
    await tx.query("insert into place values ('half')");
    await tx.query('select nothing').catch(() => undefined);
    return 'done';
  });
  await expect(work).rejects.toThrow('after something in it had failed');
  expect(await names()).toEqual([{ name: 'kept' }]);
});

test('a statement that the database refuses is no sign that it is away', async () => {
  expect(await dataSource.query('select nothing').catch(isAway)).toBe(false);
  expect(await dataSource.query('select $1::jsonb', [{ big: 1n }]).catch(isAway)).toBe(false);
});

test('a thread that is busy while it connects anew says nothing of the database', async () => {
  const own = new DatabaseLine(cut.url, 400, 10_000);
  const left = jest.spyOn(own as unknown as { leave(): void }, 'leave');
  own.onApplicationBootstrap();
  await own['ask']();
  own['asker']['connectedAt'] = -Infinity;
  own['look']();
  for (const until = performance.now() + 1_500; performance.now() < until;);
  await own['ask']();
  await own['ask']();
  own.onApplicationShutdown();
  expect(left).not.toHaveBeenCalled();
});
