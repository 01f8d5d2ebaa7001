import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { ownerUrl } from '../../kernel/config.js';
import { withClient } from '../../kernel/db/index.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { LedgerService } from './index.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
  // What came in for twenty thousand lots, and went out again for half of them.
  await platform.asOwner(
    `with entry as (
       insert into ledger_entry (key, memo, at)
       select 'filled:' || n, '', platform_now() from generate_series(1, 30000) n returning id, key)
     insert into ledger_line
     select e.id, side, case when (side = 1) = (n <= 20000) then 'PRICE_BANK' else 'PRICES_HELD' end,
       'BD' || (1 + n % 20000), case when side = 1 then 100 else 0 end, case when side = 2 then 100 else 0 end
     from (select id, split_part(key, ':', 2)::int as n from entry) e, generate_series(1, 2) side`,
  );
}, 240_000);
afterAll(() => platform.close());

test('the books of twenty thousand lots stand, and are not read into the memory for it', async () => {
  let rows = 0;
  const counting = {
    query: async (sql: string, values?: unknown[]) => {
      const found = await platform.dataSource.query<unknown[]>(sql, values);
      rows += found.length;
      return found;
    },
  } as unknown as EntityManager;
  expect(await platform.app.get(LedgerService).check(counting)).toEqual([]);
  expect(rows).toBeLessThan(10);
});

test('whoever got more than came in is named, and so is an account that does not hold what is owed', async () => {
  await withClient(ownerUrl(platform.config), async (client) => {
    await client.query('begin');
    await client.query('alter table ledger_account drop constraint ledger_account_covered');
    await client.query(
      `update ledger_account set debit_fen = debit_fen + 500 where account = 'PRICES_HELD' and subject = 'BD7'`,
    );
    const inside = {
      query: async (sql: string, values?: unknown[]) => (await client.query(sql, values)).rows,
    } as unknown as EntityManager;
    expect(await platform.app.get(LedgerService).check(inside)).toEqual([
      '价款专户余额与代收价款不符',
      '其他应付款—代收交易价款 BD7 付出多于收入',
    ]);
    await client.query('rollback');
  });
});

test('of two entries with one key the first stands, with its own lines', async () => {
  const entry = (key: string, fen: bigint) => ({
    key,
    memo: '',
    lines: [
      { account: 'PRICE_BANK' as const, subject: 'BD8', debitFen: fen, creditFen: 0n },
      { account: 'PRICES_HELD' as const, subject: 'BD8', debitFen: 0n, creditFen: fen },
    ],
  });
  const posted = await platform.dataSource.transaction((tx) =>
    platform.app.get(LedgerService).postAll(tx, [entry('twice', 1n), entry('once', 3n), entry('twice', 2n)]),
  );
  expect(posted).toBe(2);
  const lines: { key: string; fen: string }[] = await platform.dataSource.query(
    `select e.key, l.debit_fen::text as fen from ledger_entry e join ledger_line l on l.entry_id = e.id
     where e.key in ('twice', 'once') and l.line = 1 order by 1`,
  );
  expect(lines).toEqual([
    { key: 'once', fen: '3' },
    { key: 'twice', fen: '1' },
  ]);
});
