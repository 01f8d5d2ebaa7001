import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, journalRootText, postings, shanghaiDate, shanghaiInstant } from '@helan/domain';
import { sha256 } from '../../kernel/canonical.js';
import { ownerUrl } from '../../kernel/config.js';
import { withClient } from '../../kernel/db/index.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { LedgerChain, LedgerService, checkJournal } from './index.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
afterAll(() => platform.close());

const post = (key: string) =>
  platform.dataSource.transaction((tx) =>
    platform.app.get(LedgerService).post(tx, { key, memo: '', lines: postings.priceIn('BD1', 5n) }),
  );
const one = async <T>(sql: string) => (await platform.dataSource.query<T[]>(sql))[0]!;
const check = () => withClient(ownerUrl(platform.config), (client) => checkJournal(client));

async function sealed(): Promise<void> {
  const left = () =>
    one<{ n: number }>(
      'select (select count(*) from ledger_entry)::int - (select count(*) from ledger_link)::int as n',
    );
  do await platform.app.get(LedgerChain).seal();
  while ((await left()).n > 0);
}

test('every entry gets its place, in the order of the numbers, whoever seals', async () => {
  for (let n = 0; n < 20; n += 1) await post(`entry:${n}`);
  await Promise.all([sealed(), sealed()]);
  const rows = await platform.dataSource.query<{ position: string; key: string }[]>(
    'select l.position, e.key from ledger_link l join ledger_entry e on e.id = l.entry_id order by l.position',
  );
  expect(rows.map(({ position }) => Number(position))).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  expect(rows.map(({ key }) => key)).toEqual(Array.from({ length: 20 }, (_, n) => `entry:${n}`));
  expect(await check()).toEqual([]);
});

test('an entry of a transaction that is not over is waited for', async () => {
  const runner = platform.dataSource.createQueryRunner();
  await runner.startTransaction();
  await platform.app
    .get(LedgerService)
    .post(runner.manager, { key: 'slow', memo: '', lines: postings.priceIn('BD2', 5n) });
  await post('quick');
  for (let n = 0; n < 3; n += 1) await platform.app.get(LedgerChain).seal();
  expect(
    await one(
      "select count(*)::int as n from ledger_link l join ledger_entry e on e.id = l.entry_id where e.key = 'quick'",
    ),
  ).toEqual({ n: 0 });
  await runner.commitTransaction();
  await runner.release();
  await sealed();
  expect(await check()).toEqual([]);
});

test('the noon signs where it stands, by a root of which nobody can tell anything without its salt', async () => {
  const noon = async () => {
    const day = addDays(shanghaiDate(await platform.time()), 1);
    await platform.advance(shanghaiInstant(day, '12:00'));
    return one<{ day: string; position: string; hash: string; salt: string; root: string; signed: string }>(
      `select to_char(n.day, 'YYYY-MM-DD') as day, n.position, n.hash, n.salt, n.root, d.ledger_root as signed
       from ledger_noon n join public_day d on d.day = n.day order by n.day desc limit 1`,
    );
  };
  const [first, second] = [await noon(), await noon()];
  for (const { day, position, hash, salt, root, signed } of [first, second]) {
    expect(sha256(journalRootText(day, { position: Number(position), hash }, salt))).toBe(root);
    expect(signed).toBe(root);
  }
  // Nothing was booked between the two, and nobody sees that.
  expect(second.hash).toBe(first.hash);
  expect(second.root).not.toBe(first.root);
  const [day] = (await (await platform.as('chuna')).get<{ ledger?: string }[]>('public-days')) ?? [];
  expect(day?.ledger).toBe(second.root);
});
