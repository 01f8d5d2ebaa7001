import { expect, test } from '@jest/globals';
import { isRefusal } from '../../kernel/index.js';
import { isFlowNumber } from '../ledger/index.js';
import { type ReceiptLine, readReceiptLine } from './index.js';

const right: ReceiptLine = {
  flowNo: 'OUT777',
  payerAccount: '29010201040002',
  amountYuan: '7,440.00',
  arrivedAt: '2027-01-18T16:30:00+08:00',
};
const clock = {
  now: Date.parse('2027-01-18T17:00:00+08:00'),
  accountSince: Date.parse('2027-01-12T10:15:40+08:00'),
};

function faultsOf(change: Partial<ReceiptLine>): string[] {
  const read = readReceiptLine({ ...right, ...change }, clock);
  return Array.isArray(read) ? read.map(({ code, field }) => `${code} ${field}`) : [];
}

test('a line that is right', () => {
  expect(readReceiptLine(right, clock)).toEqual({
    amountFen: 744_000n,
    arrival: { at: Date.parse('2027-01-18T08:30:00Z'), isWholeDay: false },
  });
});

test.each<[Partial<ReceiptLine>, string[]]>([
  [{ flowNo: '' }, ['receipt.bad-flow-number flowNo']],
  [{ flowNo: '2.0261E+17' }, ['receipt.bad-flow-number flowNo']],
  [{ flowNo: '见附件' }, ['receipt.bad-flow-number flowNo']],
  [{ payerAccount: '6.22848E+18' }, ['identity.account-not-digits payerAccount']],
  [{ payerAccount: '6.22848e18' }, ['identity.account-not-digits payerAccount']],
  [{ payerAccount: '+8629010201' }, ['identity.account-not-digits payerAccount']],
  [{ payerAccount: '1234567' }, ['identity.bad-bank-account payerAccount']],
  [{ amountYuan: '7.44E+3' }, ['money.shortened amountYuan']],
  [{ amountYuan: '-1e3' }, ['money.shortened amountYuan']],
  [{ amountYuan: '0' }, ['price.zero amountYuan']],
  [{ amountYuan: '柒仟余' }, ['money.not-whole-fen amountYuan']],
  [{ arrivedAt: '2027-01-18T16:30:00' }, ['instant.without-zone arrivedAt']],
  [{ arrivedAt: '2030-11-02T09:30:00Z' }, ['receipt.in-future arrivedAt']],
  [{ arrivedAt: '2027-01-18T17:00:00.001+08:00' }, ['receipt.in-future arrivedAt']],
  [{ arrivedAt: '2027-01-19' }, ['receipt.in-future arrivedAt']],
  [{ arrivedAt: '2026-01-16T09:30:00Z' }, ['receipt.too-old arrivedAt']],
  [{ arrivedAt: '2027-01-12T10:14:59+08:00' }, ['receipt.before-account arrivedAt']],
  [{ arrivedAt: '2027-01-12T10:15:00+08:00' }, []],
  [{ arrivedAt: '2027-01-11' }, ['receipt.before-account arrivedAt']],
  [{ arrivedAt: '2027-01-12' }, []],
  [
    { flowNo: '', amountYuan: '', arrivedAt: '2026-W45-1' },
    ['receipt.bad-flow-number flowNo', 'money.not-whole-fen amountYuan', 'instant.unreadable arrivedAt'],
  ],
])('%j', (change, faults) => expect(faultsOf(change)).toEqual(faults));

test('nobody knows when a number was given out that is none of ours', () => {
  const read = readReceiptLine({ ...right, arrivedAt: '2026-12-01' }, { now: clock.now });
  expect(isRefusal(read) || Array.isArray(read)).toBe(false);
});

test.each([
  ['OUT777', true],
  ['0', true],
  ['', false],
  ['out777', false],
  ['A'.repeat(41), false],
])('the flow number %j: %s', (text, isRight) => expect(isFlowNumber(text)).toBe(isRight));
