import { describe, expect, test } from '@jest/globals';
import type { ExpectedReceiptView } from '@helan/contracts';
import { EMPTY_LINE, type EntryLine, differences, lineOf, nextLine, requestOf, sumOf } from './entry-line';

const LINE: EntryLine = {
  bank: 'PRICE_BANK',
  flowNo: 'JK1',
  subAccount: '6401220002000000017',
  payerName: '王春晓',
  payerAccount: '6222021234567890128',
  amountYuan: '68,160',
  date: '2026-12-02',
  time: '09:30',
};
const EXPECTED: ExpectedReceiptView = {
  subAccount: '6401220002000000017',
  isKnown: true,
  isOpen: true,
  title: '兰光村三组 120 亩',
  lotNo: 'HL-2026-001',
  payerName: '王春晓',
  amountFen: '6816000',
  dueAt: '2026-12-02T09:00:00.000Z',
  note: null,
};
const line = (change: Partial<EntryLine>) => ({ ...LINE, ...change });

test('the next line keeps account and day, and nothing else', () =>
  expect(nextLine(LINE)).toEqual({ ...EMPTY_LINE, bank: 'PRICE_BANK', date: '2026-12-02' }));

describe('what is sent', () => {
  test('has the moment of the bank', () =>
    expect(requestOf(LINE)).toEqual({
      bank: 'PRICE_BANK',
      flowNo: 'JK1',
      subAccount: '6401220002000000017',
      payerName: '王春晓',
      payerAccount: '6222021234567890128',
      amountYuan: '68,160',
      arrivedAt: '2026-12-02T01:30:00.000Z',
    }));
  test('has the day alone where the bank names no time', () =>
    expect(requestOf(line({ time: '' })).arrivedAt).toBe('2026-12-02'));
});

describe('what is not as it is waited for', () => {
  test.each<[string, Partial<EntryLine>, Partial<ExpectedReceiptView>, string[]]>([
    ['nothing', {}, {}, []],
    ['nothing as long as nothing is typed', { amountYuan: '', payerName: '' }, {}, []],
    ['what is no amount yet', { amountYuan: '68,' }, {}, []],
    ['too little', { amountYuan: '68159.99' }, {}, ['比等的数少 0.01 元']],
    ['too much', { amountYuan: '70000' }, {}, ['比等的数多 1,840.00 元']],
    ['another payer', { payerName: '李大勇' }, {}, ['付款人不是登记的那个人']],
    ['a payer who is nobody’s to know', { payerName: '李大勇' }, { payerName: null }, []],
    ['late by the bank’s own time', { time: '17:01' }, {}, ['银行的时间在截止以后']],
    ['in time to the minute', { time: '17:00' }, {}, []],
    [
      'all of it',
      { amountYuan: '1', payerName: '李大勇', date: '2026-12-03' },
      {},
      ['比等的数少 68,159.00 元', '付款人不是登记的那个人', '银行的时间在截止以后'],
    ],
    ['a sub-account that nobody has', {}, { note: '没有这个子账号' }, ['没有这个子账号']],
  ])('%s', (_, typed, expected, sentences) =>
    expect(differences(line(typed), { ...EXPECTED, ...expected })).toEqual(sentences),
  );
});

test('the sum of what was typed', () =>
  expect(sumOf([LINE, line({ amountYuan: '0.05' }), line({ amountYuan: '一百块吧' })])).toBe(6816005n));

describe('a line that was entered is typed anew from what is known of it', () => {
  const entered = {
    bank: 'PRICE_BANK',
    ...{ flowNo: 'JK1', subAccount: '6401220002000000017', payerName: '王春晓' },
    ...{ amountFen: '6816005', arrivedAt: '2026-12-01T16:05:00.000Z', isWholeDay: false },
  } as const;
  test('with the bank’s own time', () =>
    expect(lineOf(entered)).toEqual(
      line({ amountYuan: '68,160.05', date: '2026-12-02', time: '00:05', payerAccount: '' }),
    ));
  test('with the day alone', () => expect(lineOf({ ...entered, isWholeDay: true }).time).toBe(''));
  test('without what is kept to itself', () =>
    expect(lineOf({ ...entered, subAccount: null, payerName: null, amountFen: null })).toMatchObject({
      subAccount: '',
      payerName: '',
      amountYuan: '',
    }));
});
