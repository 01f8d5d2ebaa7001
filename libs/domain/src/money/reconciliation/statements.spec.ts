import { expect, test } from '@jest/globals';
import { isRefusal } from '../../kernel/index.js';
import { bankOf, byPurpose, readPeriod, readSpan, sumsOf, trialBalance } from './index.js';

const TODAY = '2026-11-28';

test.each<[string, string]>([
  ['2026-11', '2026-11-01 2026-11-30 2026年11月'],
  ['2026-02', '2026-02-01 2026-02-28 2026年2月'],
  ['2024-02', '2024-02-01 2024-02-29 2024年2月'],
  ['2026-12', 'statement.period-ahead'],
  ['2026', '2026-01-01 2026-12-31 2026年'],
  ['2027', 'statement.period-ahead'],
  ['2026-13', 'statement.bad-period'],
  ['2026-1', 'statement.bad-period'],
  ['26', 'statement.bad-period'],
  ['2026-11-01', 'statement.bad-period'],
  ['', 'statement.bad-period'],
])('the period %j', (text, expected) => {
  const read = readPeriod(text, TODAY);
  expect(isRefusal(read) ? read.code : `${read.from} ${read.to} ${read.name}`).toBe(expected);
});

test.each<[string, string, string]>([
  ['2026-11-03', '2026-12-02', '2026年11月3日至2026年12月2日'],
  ['2026-11-03', '2026-11-03', '2026年11月3日至2026年11月3日'],
  ['2026-11-04', '2026-11-03', 'statement.bad-period'],
  ['2026-11-29', '2026-11-30', 'statement.period-ahead'],
  ['2016-11-28', '2026-11-28', '2016年11月28日至2026年11月28日'],
  ['2016-11-27', '2026-11-28', 'statement.too-long'],
  ['', '2026-11-28', 'statement.bad-period'],
])('the days from %j to %j', (from, to, expected) => {
  const read = readSpan(from, to, TODAY);
  expect(isRefusal(read) ? read.code : read.name).toBe(expected);
});

test('balances stand on the side of their account, and both sides come to the same', () => {
  const rows = trialBalance([
    { account: 'DEPOSITS_HELD', debitBeforeFen: 100n, creditBeforeFen: 900n, debitFen: 50n, creditFen: 25n },
    { account: 'DEPOSIT_BANK', debitBeforeFen: 900n, creditBeforeFen: 100n, debitFen: 25n, creditFen: 50n },
  ]);
  expect(
    rows.map(({ account, side, openingFen, closingFen }) => [account, side, openingFen, closingFen]),
  ).toEqual([
    ['DEPOSIT_BANK', '借', 800n, 775n],
    ['DEPOSITS_HELD', '贷', 800n, 775n],
  ]);
  expect(sumsOf(rows)).toEqual({ debitFen: 75n, creditFen: 75n, assetsFen: 775n, owedFen: 775n });
});

test('money in and out is summed by what it was for', () => {
  expect(
    byPurpose([
      { bank: 'PRICE_BANK', against: 'PRICES_HELD', inFen: 10n, outFen: 4n },
      { bank: 'DEPOSIT_BANK', against: 'TRANSFERS_DUE', inFen: 0n, outFen: 3n },
      { bank: 'DEPOSIT_BANK', against: 'DEPOSITS_HELD', inFen: 9n, outFen: 0n },
      { bank: 'DEPOSIT_BANK', against: 'OPERATING_BANK', inFen: 0n, outFen: 1n },
    ]).map(({ bank, purpose, inFen, outFen }) => [bank, purpose, inFen, outFen]),
  ).toEqual([
    ['DEPOSIT_BANK', '收交易保证金', 9n, 0n],
    ['DEPOSIT_BANK', '划往价款专户', 0n, 3n],
    ['DEPOSIT_BANK', '其他支出', 0n, 1n],
    ['PRICE_BANK', '代收交易价款', 10n, 0n],
    ['PRICE_BANK', '拨付、退还交易价款', 0n, 4n],
  ]);
});

test.each([
  ['DEPOSITS_HELD', 'DEPOSIT_BANK'],
  ['PRICE_BANK', 'PRICE_BANK'],
  ['SERVICE_INCOME', undefined],
] as const)('%s belongs to %s', (account, bank) => {
  expect(bankOf(account)).toBe(bank);
});
