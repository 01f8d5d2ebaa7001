import { expect, test } from '@jest/globals';
import { isRefusal } from '../../kernel/index.js';
import {
  type BankLine,
  RunningBalance,
  findOrderId,
  orderMarkOf,
  readPaymentStatus,
  refuseProfile,
  refuseSums,
} from './index.js';

/** Direction and amount, and the balance behind it. */
type Row = readonly [change: bigint | null, balance: bigint | null];

function check(rows: readonly Row[]): (number | undefined)[] {
  const balance = new RunningBalance();
  return rows.map(([change, left], index) => {
    const line = change === null ? undefined : lineOf(change);
    const refused = balance.add(index + 1, line, left);
    return refused ? Number(refused.values!['line']) : undefined;
  });
}

function lineOf(change: bigint): BankLine {
  const direction = change > 0n ? 'IN' : 'OUT';
  return { direction, amountFen: change > 0n ? change : -change } as BankLine;
}

test.each<[string, Row[], (number | undefined)[]]>([
  [
    'oldest first',
    [
      [5n, 105n],
      [-3n, 102n],
      [8n, 110n],
    ],
    [undefined, undefined, undefined],
  ],
  [
    'newest first',
    [
      [8n, 110n],
      [-3n, 102n],
      [5n, 105n],
    ],
    [undefined, undefined, undefined],
  ],
  [
    'a line is missing',
    [
      [5n, 105n],
      [8n, 110n],
      [-3n, 107n],
    ],
    [undefined, 2, 3],
  ],
  [
    'an amount was changed',
    [
      [5n, 105n],
      [-3n, 102n],
      [9n, 110n],
    ],
    [undefined, undefined, 3],
  ],
  [
    'begins anew behind a line that cannot be read',
    [
      [5n, 105n],
      [null, null],
      [8n, 110n],
    ],
    [undefined, undefined, undefined],
  ],
  [
    'no balance column',
    [
      [5n, null],
      [8n, null],
    ],
    [undefined, undefined],
  ],
])('balances: %s', (_, rows, expected) => {
  expect(check(rows)).toEqual(expected);
});

test.each([
  [{ opening: 100n, closing: 110n, count: 3 }, { count: 3, net: 10n }, undefined],
  [{ opening: null, closing: 110n, count: null }, { count: 3, net: 10n }, undefined],
  [{ opening: 100n, closing: 111n, count: 3 }, { count: 3, net: 10n }, 'bank.sum-broken'],
  [{ opening: 100n, closing: 110n, count: 4 }, { count: 3, net: 10n }, 'bank.lines-missing'],
])('sums %#', (sums, lines, expected) => {
  expect(refuseSums(sums, lines)?.code).toBe(expected);
});

const ORDER = '0b5f1d3e-91c4-4a5e-8a44-0b6a5a6f7c10';
const MARK = '0B5F1D3E91C44A5E8A440B6A5A6F7C10';

test.each<[string, string, string | undefined]>([
  [MARK, '', ORDER],
  ['', `退保证金 ${MARK}`, ORDER],
  ['', `退保证金 ${MARK.toLowerCase()}。`, ORDER],
  ['', `${MARK}A`, undefined],
  ['NOTPROVIDED', '', undefined],
])('the order of %j, %j', (mark, remark, expected) => {
  expect(findOrderId(mark, remark)).toBe(expected);
  expect(orderMarkOf(ORDER)).toBe(MARK);
});

const status = {
  orderMark: MARK,
  status: 'ACSC',
  flowNo: 'P1',
  day: '2026-11-02',
  reasonCode: '',
  reasonText: '',
};

test.each<[Partial<typeof status>, object | string]>([
  [{}, { orderId: ORDER, to: 'PAID', flowNo: 'P1', day: '2026-11-02', reason: '' }],
  [{ status: 'ACSP' }, { orderId: ORDER, to: 'WAITING', flowNo: '', day: '2026-11-02', reason: '' }],
  [
    { status: 'RJCT', reasonCode: 'AC01', flowNo: '' },
    { orderId: ORDER, to: 'FAILED', flowNo: '', day: '2026-11-02', reason: '收款账号不对' },
  ],
  [
    { status: 'RJCT', reasonCode: 'XX99' },
    { orderId: ORDER, to: 'FAILED', flowNo: '', day: '2026-11-02', reason: 'XX99' },
  ],
  [{ flowNo: '' }, 'bank.status-without-flow-number'],
  [{ status: 'GOOD' }, 'bank.status-unknown'],
  [{ orderMark: 'NOTPROVIDED' }, 'bank.status-without-order'],
])('a status %j', (change, expected) => {
  const read = readPaymentStatus({ ...status, ...change });
  expect(isRefusal(read) ? read.code : read).toEqual(expected);
});

test('what is wrong with a bank is told field by field', () => {
  const profile = {
    ...{
      accountNo: '6.4E+18',
      accountName: '中心',
      bankName: '银行',
      bankNo: '1',
      orderForm: 'PAIN' as const,
    },
    columns: { day: '日期', flowNo: '流水' },
    orderTitles: { payeeName: '户 名', purpose: '户名', payeeBankNo: '金额' },
  };
  expect(refuseProfile(profile).map(({ code, field }) => `${code} ${field}`)).toEqual([
    'identity.account-not-digits accountNo',
    'bank.bad-bank-number bankNo',
    'bank.columns-incomplete columns.signed',
    'bank.columns-doubled orderTitles.payeeBankNo',
    'bank.columns-doubled orderTitles.purpose',
  ]);
});
