import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ACCOUNTS, type Account, SIDE_OF, isAsset, postings } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { Transactions, sqlStateOf } from '../../kernel/db/index.js';
import { refused, refusedOrThrow } from '../../kernel/http/index.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { LedgerService } from './index.js';

let platform: TestPlatform;
let ledger: LedgerService;
beforeAll(async () => {
  platform = await TestPlatform.start();
  ledger = platform.app.get(LedgerService);
});
afterAll(() => platform.close());

const memo = '';
const run = <T>(work: (tx: EntityManager) => Promise<T>) => platform.app.get(Transactions).run(work);
const priceIn = (key: string, lot: string, fen: bigint) =>
  run((tx) => ledger.post(tx, { key, memo, lines: postings.priceIn(lot, fen) }));
const held = async (lot: string) => {
  const { availableFen, version } = await ledger.balanceOf(platform.dataSource, 'PRICES_HELD', lot);
  return [availableFen, version];
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => refusedOrThrow(error).faults[0]!.code,
  );
const later = (ms: number) => platform.time().then((now) => new Date(now + ms));

test('the chart in the database is the chart of the domain', async () => {
  const rows = await platform.dataSource.query<{ account: Account; side: string; is_asset: boolean }[]>(
    'select * from ledger_chart order by account',
  );
  const names = (Object.keys(ACCOUNTS) as Account[]).sort();
  expect(rows).toEqual(
    names.map((account) => ({ account, side: SIDE_OF[account], is_asset: isAsset(account) })),
  );
});

describe('an account', () => {
  test('is one row that every posting moves', async () => {
    await priceIn('a1', 'A', 100n);
    await run((tx) =>
      ledger.postAll(tx, [
        { key: 'a2', memo, lines: postings.priceIn('A', 30n) },
        { key: 'a3', memo, lines: postings.pricePaidOut('A', 50n) },
      ]),
    );
    expect(await ledger.balanceOf(platform.dataSource, 'PRICES_HELD', 'A')).toEqual({
      ...{ account: 'PRICES_HELD', subject: 'A', debitFen: 50n, creditFen: 130n },
      ...{ reservedDebitFen: 0n, reservedCreditFen: 0n, availableFen: 80n, version: 2n },
    });
    expect(await held('never moved')).toEqual([0n, 0n]);
  });

  test('gives out no more than there is, and the entry is not there either', async () => {
    await priceIn('b1', 'B', 100n);
    const out = run((tx) => ledger.post(tx, { key: 'b2', memo, lines: postings.pricePaidOut('B', 101n) }));
    expect(await codeOf(out)).toBe('ledger.uncovered');
    expect(await held('B')).toEqual([100n, 1n]);
    expect(await platform.dataSource.query("select from ledger_entry where key = 'b2'")).toEqual([]);
  });

  test('pays nothing out of what is still on its way', async () => {
    await run((tx) =>
      ledger.postAll(tx, [
        { key: 'c1', memo, lines: postings.depositIn('c', 100n) },
        { key: 'c2', memo, lines: postings.transferOrdered('c', 'C', 100n) },
      ]),
    );
    const out = () =>
      run((tx) => ledger.post(tx, { key: 'c3', memo, lines: postings.pricePaidOut('C', 100n) }));
    expect(await codeOf(out())).toBe('ledger.uncovered');
    await run((tx) => ledger.post(tx, { key: 'c4', memo, lines: postings.transferDone('c', 'C', 100n) }));
    expect(await codeOf(out())).toBe('taken');
  });

  test('gives its last money to one of two who come at once', async () => {
    await priceIn('d1', 'D', 100n);
    const both = ['d2', 'd3'].map((key) =>
      codeOf(run((tx) => ledger.post(tx, { key, memo, lines: postings.pricePaidOut('D', 60n) }))),
    );
    expect((await Promise.all(both)).sort()).toEqual(['ledger.uncovered', 'taken']);
    expect((await held('D'))[0]).toBe(40n);
  });

  test('is locked in one order: of many who post crosswise nobody waits in a circle', async () => {
    const lots = ['E1', 'E2', 'E3', 'E4'];
    const turned = (n: number) => [...lots.slice(n % 4), ...lots.slice(0, n % 4)];
    const tries = Array.from({ length: 24 }, (_, n) =>
      platform.dataSource.transaction((tx) =>
        ledger.postAll(
          tx,
          turned(n).map((lot) => ({ key: `e${n}:${lot}`, memo, lines: postings.priceIn(lot, 1n) })),
        ),
      ),
    );
    expect(await Promise.all(tries)).toEqual(Array(24).fill(4));
    for (const lot of lots) expect((await held(lot))[0]).toBe(24n);
  });

  test('is written by nobody but the lines: the platform’s own role may not', async () => {
    for (const sql of [
      "update ledger_account set credit_fen = 0 where account = 'PRICES_HELD'",
      "insert into ledger_account (account, subject, is_asset) values ('PRICES_HELD', 'F', true)",
      "select ledger_hold('{PRICES_HELD}', '{A}', '{0}', '{-1}')",
    ])
      expect(sqlStateOf(await platform.dataSource.query(sql).catch((error: unknown) => error))).toBe('42501');
  });
});

describe('an entry', () => {
  const insert = (sql: string) =>
    platform.dataSource.transaction(async (tx) => {
      const [{ id }]: [{ id: string }] = await tx.query(
        "insert into ledger_entry (key, memo, at) values ('by hand', '', platform_now()) returning id",
      );
      await tx.query(sql.replaceAll('ID', id));
    });

  test.each([
    ['one side alone', "insert into ledger_line values (ID, 1, 'PRICE_BANK', 'x', 5, 0)", 'does not balance'],
    [
      'a side that backs another',
      "insert into ledger_line values (ID, 1, 'PRICE_BANK', 'x', 5, 0), (ID, 2, 'DEPOSITS_HELD', 'x', 0, 5)",
      'does not balance',
    ],
    [
      'lines without a first one',
      "insert into ledger_line values (ID, 2, 'PRICE_BANK', 'x', 5, 0), (ID, 3, 'PRICES_HELD', 'x', 0, 5)",
      'written by one statement',
    ],
    [
      'an account that is not of the chart',
      "insert into ledger_line values (ID, 1, 'POCKET', 'x', 5, 0), (ID, 2, 'POCKET', 'x', 0, 5)",
      'null value in column "is_asset"',
    ],
  ])('of %s is refused by the database itself', async (_, sql, message) => {
    await expect(insert(sql)).rejects.toThrow(message);
  });

  test('that is there gets no more lines', async () => {
    await priceIn('g1', 'G', 5n);
    const more = platform.dataSource.query(
      `insert into ledger_line select id, 3, 'PRICE_BANK', 'G', 5, 0 from ledger_entry where key = 'g1'`,
    );
    await expect(more).rejects.toThrow('written by one statement');
  });

  test('stands on today in Beijing, or on the day that is said', async () => {
    const days = async (key: string) =>
      platform.dataSource.query<unknown[]>(
        `select to_char(day, 'YYYY-MM-DD') = to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as today,
           to_char(day, 'YYYY-MM-DD') as day from ledger_entry where key = $1`,
        [key],
      );
    await run((tx) =>
      ledger.post(tx, { key: 'h1', memo, day: '2026-11-03', lines: postings.priceIn('H', 5n) }),
    );
    await priceIn('h2', 'H', 5n);
    expect(await days('h1')).toEqual([{ today: false, day: '2026-11-03' }]);
    expect(await days('h2')).toEqual([{ today: true, day: expect.any(String) }]);
  });

  test('is asked for its day: a day that is closed takes none, on that side of the books', async () => {
    const asked: string[] = [];
    ledger.guardWith(async (_, booked) => {
      for (const { bank, day } of booked) {
        asked.push(`${bank} ${day}`);
        if (bank === 'PRICE_BANK' && day === '2026-11-04') throw refused('ledger.busy');
      }
    });
    const on = (key: string, day: string, lines = postings.priceIn('I', 5n)) =>
      codeOf(run((tx) => ledger.post(tx, { key, memo, day, lines })));
    expect(await on('i1', '2026-11-04')).toBe('ledger.busy');
    expect(await on('i2', '2026-11-05')).toBe('taken');
    expect(await on('i3', '2026-11-04', postings.depositIn('i', 5n))).toBe('taken');
    expect(await on('i4', '2026-11-05', postings.transferOrdered('i', 'I', 5n))).toBe('taken');
    expect(await on('i5', '2026-11-05', postings.boughtServiceIn('i', 5n))).toBe('taken');
    expect(asked).toEqual([
      'PRICE_BANK 2026-11-04',
      'PRICE_BANK 2026-11-05',
      'DEPOSIT_BANK 2026-11-04',
      'DEPOSIT_BANK 2026-11-05',
      'PRICE_BANK 2026-11-05',
    ]);
    ledger.guardWith(async () => undefined);
  });
});

describe('what is reserved', () => {
  const reserve = async (key: string, lot: string, fen: bigint, ms = 3_600_000) => {
    const expiresAt = await later(ms);
    return run((tx) => ledger.reserve(tx, key, postings.pricePaidOut(lot, fen), expiresAt));
  };
  const payOut = (key: string, lot: string, fen: bigint) =>
    codeOf(run((tx) => ledger.post(tx, { key, memo, lines: postings.pricePaidOut(lot, fen) })));
  const states = (key: string) =>
    platform.dataSource.query<unknown[]>(
      'select state, over_at is null as is_open from ledger_reservation where key = $1',
      [key],
    );

  test('goes to nobody else, and is moved once', async () => {
    await priceIn('j1', 'J', 100n);
    expect(await reserve('j2', 'J', 70n)).toBe(true);
    expect(await reserve('j2', 'J', 70n)).toBe(false);
    expect((await held('J'))[0]).toBe(30n);
    expect(await payOut('j3', 'J', 31n)).toBe('ledger.uncovered');
    expect(await codeOf(reserve('j4', 'J', 31n))).toBe('ledger.uncovered');
    const move = () => run((tx) => ledger.postReserved(tx, 'j2', { memo, bankFlowNo: 'F1' }));
    expect(await move()).toBe(true);
    expect(await move()).toBe(false);
    expect((await held('J'))[0]).toBe(30n);
    expect(await payOut('j5', 'J', 30n)).toBe('taken');
    expect(await codeOf(run((tx) => ledger.voidReserved(tx, 'j2')))).toBe('ledger.reservation-over');
  });

  test('is free again when it is given up', async () => {
    await priceIn('k1', 'K', 100n);
    await reserve('k2', 'K', 100n);
    expect(await run((tx) => ledger.voidReserved(tx, 'k2'))).toBe(true);
    expect(await run((tx) => ledger.voidReserved(tx, 'k2'))).toBe(false);
    expect(await codeOf(run((tx) => ledger.postReserved(tx, 'k2', { memo })))).toBe(
      'ledger.reservation-over',
    );
    expect(await payOut('k3', 'K', 100n)).toBe('taken');
  });

  test('is free again when its time is over, by the clock', async () => {
    await priceIn('l1', 'L', 100n);
    await reserve('l2', 'L', 100n, 60_000);
    expect(await payOut('l3', 'L', 1n)).toBe('ledger.uncovered');
    await platform.advance(await later(61_000));
    expect(await states('l2')).toEqual([{ state: 'EXPIRED', is_open: false }]);
    expect(await codeOf(run((tx) => ledger.postReserved(tx, 'l2', { memo })))).toBe(
      'ledger.reservation-over',
    );
    expect(await payOut('l4', 'L', 100n)).toBe('taken');
  });

  test('is over once: no statement opens it again', async () => {
    const again = platform.dataSource.query(
      "update ledger_reservation set state = 'OPEN', next_due_at = platform_now(), over_at = null where key = 'l2'",
    );
    await expect(again).rejects.toThrow('is over');
  });
});

describe('a red entry', () => {
  test('takes the other back whole and once, and names it', async () => {
    await priceIn('m1', 'M', 100n);
    const red = (key: string) =>
      run((tx) => ledger.red(tx, { of: 'm1', key, memo: '冲正', bankFlowNo: 'F2' }));
    expect(await red('m2')).toBe(true);
    expect(await red('m2')).toBe(false);
    expect(await codeOf(red('m3'))).toBe('ledger.uncovered');
    await priceIn('m4', 'M', 100n);
    expect(await codeOf(red('m3'))).toBe('ledger.reversed');
    expect(await codeOf(run((tx) => ledger.red(tx, { of: 'never', key: 'm5', memo })))).toBe(
      'ledger.no-entry',
    );
    const named = await platform.dataSource.query<unknown[]>(
      `select red.key, taken.key as of from ledger_reversal r join ledger_entry red on red.id = r.entry_id
         join ledger_entry taken on taken.id = r.reverses where red.key like 'm%'`,
    );
    expect(named).toEqual([{ key: 'm2', of: 'm1' }]);
  });

  test('of two who come at once one is taken', async () => {
    await priceIn('n1', 'N', 100n);
    await priceIn('n2', 'N', 100n);
    const both = ['n3', 'n4'].map((key) => codeOf(run((tx) => ledger.red(tx, { of: 'n1', key, memo }))));
    expect((await Promise.all(both)).sort()).toEqual(['ledger.reversed', 'taken']);
    expect((await held('N'))[0]).toBe(100n);
  });

  test('that does not take the other back is refused by the database itself', async () => {
    await priceIn('o1', 'O', 100n);
    await priceIn('o2', 'O', 99n);
    const tie = platform.dataSource.query(
      `insert into ledger_reversal select max(id), min(id) from ledger_entry where key in ('o1', 'o2')`,
    );
    await expect(tie).rejects.toThrow('does not take back');
  });
});
