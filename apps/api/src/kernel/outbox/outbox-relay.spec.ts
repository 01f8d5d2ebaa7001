import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase } from '../../testing/test-database.js';
import { DatabaseLine } from '../db/database-line.js';
import { OutboxRelay } from './outbox-relay.js';

/** Two processes at one database. */
let one: OutboxRelay;
let other: OutboxRelay;
let admin: pg.Client;
let drop: () => Promise<void>;
const heard: string[] = [];
beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  [one, other] = [1, 2].map(() => new OutboxRelay(new DatabaseLine(database.url, 2_000, 10_000))) as [
    OutboxRelay,
    OutboxRelay,
  ];
  await Promise.all([one.onApplicationBootstrap(), other.onApplicationBootstrap()]);
});
afterAll(async () => {
  await Promise.all([one.onApplicationShutdown(), other.onApplicationShutdown()]);
  await admin.end();
  await drop();
});
beforeEach(() => {
  heard.length = 0;
});

/** When the other process has heard of a subject; whatever was told before it, it has heard, too. */
const heardByOther = (subject: string): Promise<void> =>
  new Promise((resolve) => {
    const leave = other.subscribe(subject, () => {
      leave();
      resolve();
    });
  });
const listen = (relay: OutboxRelay, subject: string, name: string) =>
  relay.subscribe(subject, () => heard.push(name));

test('wakes its own process at once, and the other one once, and no one who waits for something else', async () => {
  const leaves = [listen(one, 'lot', 'one'), listen(other, 'lot', 'other'), listen(one, 'field', 'field')];
  one.announce(['lot']);
  expect(heard).toEqual(['one']);
  const last = heardByOther('last');
  one.announce(['last']);
  await last;
  expect(heard).toEqual(['one', 'other']);
  leaves.forEach((leave) => leave());
  one.announce(['lot']);
  expect(heard).toHaveLength(2);
});

test('what is announced while others are being told reaches them, too', async () => {
  const all = Promise.all(Array.from({ length: 50 }, (_, index) => heardByOther(`subject ${index}`)));
  for (let index = 0; index < 50; index += 1) one.announce([`subject ${index}`]);
  await all;
});

test('a lost connection is made anew: everybody looks again, and what could not be told is told then', async () => {
  const own = new Promise<void>((resolve) => one.subscribe('waiting', resolve));
  const others = heardByOther('untold');
  await admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query in ('listen outbox') or query like '%pg_notify%' and pid <> pg_backend_pid()",
  );
  one.announce(['untold']);
  await Promise.all([own, others]);
});
