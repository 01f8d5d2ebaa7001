import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Posting, addDays, shanghaiDate, shanghaiInstant } from '@helan/domain';
import { bankSays } from '../../testing/bank-lines.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { LedgerService } from '../ledger/index.js';

let platform: TestPlatform;
/** The day that is closed while others book on it. */
let day: string;

beforeAll(async () => {
  platform = await TestPlatform.start();
  day = addDays(shanghaiDate(await platform.time()), 1);
  await platform.advance(shanghaiInstant(addDays(day, 1), '10:00'));
  await books('base', 'PRICE_BANK', 'PRICES_HELD', { fen: 700n, bankFlowNo: 'B1' });
  await bankSays(platform, [{ bank: 'PRICE_BANK', flowNo: 'B1', day, fen: 700 }]);
});
afterAll(() => platform.close());

const books = (
  key: string,
  debit: Posting['account'],
  credit: Posting['account'],
  { fen = 1n, ...more }: { fen?: bigint; bankFlowNo?: string; day?: string; bankDay?: string } = {},
) =>
  platform.dataSource.transaction((tx) =>
    platform.app.get(LedgerService).post(tx, {
      ...{ key, memo: '', ...(more.bankDay ? {} : { day }), ...more },
      lines: [
        { account: debit, subject: 'BD1', debitFen: fen, creditFen: 0n },
        { account: credit, subject: 'BD1', debitFen: 0n, creditFen: fen },
      ],
    }),
  );
const moves = (key: string) => books(key, 'PRICES_HELD', 'BONDS_HELD');

test('who books and who closes at one moment wait for each other: nothing is booked behind a close', async () => {
  const some = (from: number) => Array.from({ length: 15 }, (_, n) => moves(`race ${from + n}`));
  const closing = (await platform.as('chuna')).post(`finance/days/PRICE_BANK/${day}/closing`);
  const results = await Promise.allSettled([...some(0), closing, ...some(15)]);
  await closing;
  const [row] = await platform.dataSource.query<{ booked: number; behind: number }[]>(
    `select count(*)::int as booked, count(*) filter (where e.at > c.closed_at)::int as behind
     from ledger_entry e, day_close c where e.key like 'race %' and c.bank = 'PRICE_BANK' and c.day = $1`,
    [day],
  );
  expect(row!.behind).toBe(0);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(row!.booked + 1);
  await expect(moves('race too late')).rejects.toMatchObject({ faults: [{ code: 'close.closed' }] });
});

test('what the bank had on a closed day stands on the first open one; the other account is open as before', async () => {
  await books('late', 'PRICE_BANK', 'PRICES_HELD', { bankDay: day });
  await books('other', 'DEPOSIT_BANK', 'DEPOSITS_HELD', { bankDay: day });
  const rows = await platform.dataSource.query<{ key: string; day: string; memo: string }[]>(
    `select key, to_char(day, 'YYYY-MM-DD') as day, memo from ledger_entry where key in ('late', 'other') order by key`,
  );
  expect(rows).toEqual([
    { key: 'late', day: addDays(day, 1), memo: `（银行 ${day} 的账，当天已结账）` },
    { key: 'other', day, memo: '' },
  ]);
});
