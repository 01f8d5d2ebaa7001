import { expect, test } from '@jest/globals';
import { type AnsweredDeposit, type Receipt, refuseDeposit, whyNotDue } from './index.js';

const dueAt = Date.parse('2027-01-18T17:00:00+08:00');
const expected = { applicantName: '马𬭼㛃·艾力', amountFen: 744_000n, dueAt };
const right: Receipt = {
  payerName: '马𬭼㛃·艾力',
  amountFen: 744_000n,
  arrivedAt: dueAt,
  isWholeDay: false,
  isDecided: false,
};
const day = (date: string) => ({ arrivedAt: Date.parse(`${date}T00:00:00+08:00`), isWholeDay: true });

test.each<[string, Partial<Receipt>, string | undefined]>([
  ['with another dot', { payerName: '马𬭼㛃•艾力' }, undefined],
  ['without the dot', { payerName: '马𬭼㛃艾力' }, 'deposit.payer-close'],
  ['without the dot, and decided', { payerName: '马𬭼㛃艾力', isDecided: true }, undefined],
  [
    'from somebody else, whatever was decided',
    { payerName: '马新雨', isDecided: true },
    'deposit.payer-mismatch',
  ],
  ['without the dot, of another amount', { payerName: '马𬭼㛃艾力', amountFen: 1n }, 'deposit.short'],
  ['without the dot, and late', { payerName: '马𬭼㛃艾力', arrivedAt: dueAt + 1 }, 'deposit.late'],
  ['on a day before the last', day('2027-01-17'), undefined],
  ['on the last day, nobody knows when', day('2027-01-18'), 'deposit.last-day'],
  ['on the last day, and decided', { ...day('2027-01-18'), isDecided: true }, undefined],
  ['on the day after', day('2027-01-19'), 'deposit.late'],
  ['on the day after, whatever was decided', { ...day('2027-01-19'), isDecided: true }, 'deposit.late'],
])('a deposit %s', (_, change, code) =>
  expect(refuseDeposit({ ...right, ...change }, expected)?.code).toBe(code),
);

test.each<[string, Partial<Receipt>, string | undefined]>([
  ['in time', {}, 'deposit.entered-late'],
  ['in time, and decided', { isDecided: true }, undefined],
  ['late', { arrivedAt: dueAt + 1 }, 'deposit.late'],
  ['on the last day, nobody knows when', day('2027-01-18'), 'deposit.last-day'],
])('a deposit that is entered after its registration has lapsed, %s', (_, change, code) =>
  expect(refuseDeposit({ ...right, ...change }, { ...expected, isLapsed: true })?.code).toBe(code),
);

test('a lot that stands still has no last day', () => {
  expect(refuseDeposit({ ...right, ...day('2027-01-18') }, { ...expected, dueAt: Infinity })).toBeUndefined();
});

test.each<[string, Partial<AnsweredDeposit>, Partial<Receipt>, string]>([
  ['paid already', { state: 'HELD' }, {}, 'deposit.double'],
  [
    'paid already, now by somebody else',
    { state: 'HELD' },
    { payerName: '马新雨' },
    'deposit.payer-mismatch',
  ],
  ['on its way back', { state: 'REFUND_DUE' }, {}, 'deposit.not-due'],
  ['missed, and come too late', { state: 'LATE', isLotOver: true }, { arrivedAt: dueAt + 1 }, 'deposit.late'],
  ['missed, come in time, the lot over', { state: 'LATE', isLotOver: true }, {}, 'deposit.lot-closed'],
  ['of a lot that is over', { state: 'REFUNDED', isLotOver: true }, {}, 'deposit.lot-closed'],
  ['paid already, of a lot that is over', { state: 'HELD', isLotOver: true }, {}, 'deposit.lot-closed'],
])('a deposit that is %s', (_, change, money, code) => {
  const deposit: AnsweredDeposit = { state: 'DUE', amountFen: 744_000n, dueAt, isLotOver: false, ...change };
  expect(whyNotDue(deposit, { ...right, ...money }, expected.applicantName).code).toBe(code);
});
