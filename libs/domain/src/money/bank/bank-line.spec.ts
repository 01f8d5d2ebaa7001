import { expect, test } from '@jest/globals';
import { isRefusal } from '../../kernel/index.js';
import { type WrittenLine, plainCell, readBankLine } from './index.js';

const terms = { today: '2026-11-28', since: '2025-11-28' };
const right: WrittenLine = {
  day: '2026-11-02',
  flowNo: '202611020001',
  in: '31,246.00',
  out: '',
  balance: '131,246.00',
  otherName: '马小兰',
  otherAccount: '6217 0000 1000 1234 567',
};

function read(change: WrittenLine, without: (keyof WrittenLine)[] = []) {
  const written = Object.fromEntries(
    Object.entries({ ...right, ...change }).filter(([fact]) => !without.includes(fact as keyof WrittenLine)),
  );
  return readBankLine(written, terms);
}

test('a line that is right', () => {
  expect(read({})).toEqual({
    balanceFen: 13_124_600n,
    line: {
      direction: 'IN',
      amountFen: 3_124_600n,
      flowNo: '202611020001',
      day: '2026-11-02',
      at: null,
      subAccount: '',
      otherName: '马小兰',
      otherAccount: '6217000010001234567',
      remark: '',
      orderMark: '',
      isReversal: false,
    },
  });
});

test.each<[string, string]>([
  ['\t6217000010001234567', '6217000010001234567'],
  ["'6217000010001234567", '6217000010001234567'],
  ['="6217000010001234567"', '6217000010001234567'],
  ['"6217000010001234567"', '6217000010001234567'],
  ['６２１７　００００', '6217 0000'],
  ['  ', ''],
  ['="0001"', '0001'],
])('a cell %j is meant as %j', (text, meant) => {
  expect(plainCell(text)).toBe(meant);
});

test.each<[WrittenLine, string, string | null]>([
  [{ day: '20261102' }, '2026-11-02', null],
  [{ day: '2026/11/2' }, '2026-11-02', null],
  [{ day: '2026年11月2日' }, '2026-11-02', null],
  [{ day: '2026 / 11 / 2' }, '2026-11-02', null],
  [{ day: '2026-11-02 09:30:15' }, '2026-11-02', '2026-11-02T01:30:15.000Z'],
  [{ day: '2026-11-02T09:30:15+08:00' }, '2026-11-02', '2026-11-02T01:30:15.000Z'],
  [{ day: '2026年11月2日 9:30' }, '2026-11-02', '2026-11-02T01:30:00.000Z'],
  [{ day: '20261102', time: '093015' }, '2026-11-02', '2026-11-02T01:30:15.000Z'],
  [{ day: '20261102', time: '93015' }, '2026-11-02', '2026-11-02T01:30:15.000Z'],
  [{ day: '20261102', time: '00:00:00' }, '2026-11-02', null],
  [{ day: '2026-11-28' }, '2026-11-28', null],
])('the moment of %j', (written, day, at) => {
  const found = read(written);
  if (isRefusal(found)) throw new Error(found.code);
  expect(found.line.day).toBe(day);
  expect(found.line.at === null ? null : new Date(found.line.at).toISOString()).toBe(at);
});

test.each<[WrittenLine, (keyof WrittenLine)[], 'IN' | 'OUT', bigint]>([
  [{ in: '0.00', out: '12.3' }, [], 'OUT', 1230n],
  [{ in: '-', out: '¥1,200' }, [], 'OUT', 120_000n],
  [{ in: '12.30', out: '0' }, [], 'IN', 1230n],
  [{ signed: '-744.00' }, ['in', 'out'], 'OUT', 74_400n],
  [{ signed: '+744.00' }, ['in', 'out'], 'IN', 74_400n],
  [{ signed: '−7,440.00' }, ['in', 'out'], 'OUT', 744_000n],
  [{ amount: '5', direction: '贷' }, ['in', 'out'], 'IN', 500n],
  [{ amount: '5.00', direction: '借' }, ['in', 'out'], 'OUT', 500n],
  [{ amount: '5.00', direction: 'dbit' }, ['in', 'out'], 'OUT', 500n],
  [{ amount: '5.00', direction: '转 入' }, ['in', 'out'], 'IN', 500n],
])('the amount of %j', (written, without, direction, amountFen) => {
  expect(read(written, without)).toMatchObject({ line: { direction, amountFen } });
});

test.each<[WrittenLine, (keyof WrittenLine)[], string]>([
  [{ currency: 'USD' }, [], 'bank.currency currency'],
  [{ currency: '美元' }, [], 'bank.currency currency'],
  [{ day: '2026-W45-1' }, [], 'bank.no-day day'],
  [{ day: '2026-306' }, [], 'bank.no-day day'],
  [{ day: '' }, [], 'bank.no-day day'],
  [{ day: '2026-02-30' }, [], 'bank.no-day day'],
  [{ day: '2026-11-29' }, [], 'receipt.in-future day'],
  [{ day: '2025-11-27' }, [], 'receipt.too-old day'],
  [{ day: '1900-11-02' }, [], 'receipt.too-old day'],
  [{ time: '25:00' }, [], 'bank.bad-time time'],
  [{ time: '下午' }, [], 'bank.bad-time time'],
  [{ day: '2026-11-02T23:30:00-05:00' }, [], 'bank.bad-time time'],
  [{ flowNo: '   ' }, [], 'bank.no-flow-number flowNo'],
  [{ flowNo: '2.0261E+11' }, [], 'bank.shortened-number flowNo'],
  [{ in: '', out: '' }, [], 'bank.no-amount in'],
  [{ in: '0.00', out: '0.00' }, [], 'bank.no-amount in'],
  [{ in: '5.00', out: '6.00' }, [], 'bank.both-amounts in'],
  [{ in: '-5.00' }, [], 'bank.negative in'],
  [{ in: '5.001' }, [], 'money.not-whole-fen in'],
  [{ in: '1.2E+6' }, [], 'bank.shortened-number in'],
  [{ amount: '-5', direction: '贷' }, ['in', 'out'], 'bank.negative amount'],
  [{ amount: '5', direction: '?' }, ['in', 'out'], 'bank.no-direction direction'],
  [{ signed: '0.00' }, ['in', 'out'], 'bank.no-amount signed'],
  [{ balance: '约一万' }, [], 'bank.bad-balance balance'],
  [{ otherAccount: '6.22848E+18' }, [], 'bank.shortened-number otherAccount'],
  [{ remark: '款'.repeat(201) }, [], 'bank.text-too-long remark'],
])('%j without %j is refused', (written, without, expected) => {
  const found = read(written, without);
  expect(isRefusal(found) ? `${found.code} ${found.field}` : found).toBe(expected);
});

test('a flow number is folded before it is compared', () => {
  expect(read({ flowNo: ' out-777 ' })).toMatchObject({ line: { flowNo: 'OUT777' } });
});
