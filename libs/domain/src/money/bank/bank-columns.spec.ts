import { expect, test } from '@jest/globals';
import { type BankColumns, accountAbove, findHead, isBetween, refuseColumns, writtenLine } from './index.js';

const columns: BankColumns = {
  day: '交易日期',
  flowNo: '交易流水号',
  in: '收入金额',
  out: '支出金额',
  balance: '账户余额',
  otherName: '对方户名',
};
const titles = ['序号', '交易日期', '交易流水号', '收入金额', '支出金额', '账户余额', '对方户名'];

test.each<[string, string[][], number]>([
  ['at the top', [titles], 1],
  [
    'below what the bank says of the account',
    [['账户明细'], ['账号：640122', '', '币种：人民币'], [], titles],
    4,
  ],
  ['with breaks and blanks in them', [titles.map((title) => title.split('').join(' '))], 1],
  [
    'merged over two rows',
    [
      ['序号', '交易', '', '收入', '支出', '账户', '对方'],
      ['', '日期', '流水号', '金额', '金额', '余额', '户名'],
    ],
    2,
  ],
])('titles %s', (_, rows, next) => {
  const head = findHead(rows, columns);
  if (Array.isArray(head)) throw new Error(JSON.stringify(head));
  expect(head.next).toBe(next);
  expect(Object.fromEntries(head.places)).toEqual({
    ...{ day: 1, flowNo: 2, in: 3, out: 4, balance: 5, otherName: 6 },
  });
});

test('a bank that has changed its columns is told which', () => {
  const rows = [['序号', '记账日', '交易流水号', '收入金额', '支出金额', '余额', '对方户名']];
  expect(findHead(rows, columns)).toEqual([
    {
      code: 'bank.column-missing',
      field: 'day',
      values: { column: '交易日期', there: '序号、记账日、交易流水号、收入金额、支出金额、余额、对方户名' },
    },
    {
      code: 'bank.column-missing',
      field: 'balance',
      values: { column: '账户余额', there: '序号、记账日、交易流水号、收入金额、支出金额、余额、对方户名' },
    },
  ]);
});

test('a title that stands there twice is not chosen by luck', () => {
  expect(findHead([[...titles, '交易日期']], columns)).toEqual([
    { code: 'bank.column-twice', field: 'day', values: { column: '交易日期' } },
  ]);
});

test('a file without titles', () => {
  expect(findHead([['2026-11-02', '1', '5.00']], columns)).toEqual([{ code: 'bank.no-head' }]);
});

test('a row by its columns', () => {
  const head = findHead([titles], columns);
  if (Array.isArray(head)) throw new Error('no head');
  expect(writtenLine(['1', '20261102', '\t0001', '5.00', '', "'105.00", '马小兰'], head)).toEqual({
    ...{ day: '20261102', flowNo: '0001', in: '5.00', out: '', balance: '105.00', otherName: '马小兰' },
  });
});

test.each<[string[], boolean]>([
  [['', '', ''], true],
  [['合计', '', '', '5.00', '6.00'], true],
  [['本页小计', '', '', '5.00'], true],
  [titles, true],
  [['1', '20261102', '0001', '5.00', '', '105.00', '马小兰'], false],
  [['1', '', '0001', '5.00', '', '105.00', '马小兰'], false],
  [['', '', '', '5.00', '', '105.00', '合计公司'], false],
  [['合计', '20261102', '0001', '5.00'], false],
])('%j is between the lines: %s', (cells, expected) => {
  const head = findHead([titles], columns);
  if (Array.isArray(head)) throw new Error('no head');
  expect(isBetween(cells, head, columns)).toBe(expected);
});

test.each<[string[][], string | undefined]>([
  [[['账号：6401 2200 0100 0001']], '6401220001000001'],
  [
    [
      ['户名', '某中心'],
      ['帐号', '\t6401220001000001'],
    ],
    '6401220001000001',
  ],
  [[['对方账号：6401220001000001']], undefined],
  [[['账户明细']], undefined],
])('the account above the titles of %j', (rows, expected) => {
  expect(accountAbove(rows)).toBe(expected);
});

test.each<[BankColumns, string[]]>([
  [columns, []],
  [{ day: '日期', flowNo: '流水', signed: '金额' }, []],
  [{ day: '日期', flowNo: '流水', amount: '金额', direction: '借贷' }, []],
  [{ day: '日期', flowNo: '流水', amount: '金额' }, ['bank.columns-incomplete signed']],
  [{ day: '日期', flowNo: '流水', signed: '金额', in: '收', out: '付' }, ['bank.columns-incomplete signed']],
  [{ signed: '金额' }, ['bank.columns-incomplete day', 'bank.columns-incomplete flowNo']],
  [{ day: '日期', flowNo: '日 期', signed: '金额' }, ['bank.columns-doubled flowNo']],
])('columns %j', (said, expected) => {
  expect(refuseColumns(said).map(({ code, field }) => `${code} ${field}`)).toEqual(expected);
});
