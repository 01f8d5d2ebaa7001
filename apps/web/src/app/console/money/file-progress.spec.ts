import { expect, test } from '@jest/globals';
import type { BankStatementView } from '@helan/contracts';
import { emptyOf, isMoving, outcomeOf, progressOf } from './file-progress';

const FILE = {
  ...{ state: 'READ', readLines: 120, doneLines: 0 },
  ...{ lines: 120, newLines: 110, knownLines: 0, badLines: 0, paymentLines: 0 },
} as BankStatementView;

test.each<[Partial<BankStatementView>, string | null, number | null, boolean]>([
  [{ state: 'RECEIVED', readLines: 0 }, '正在读', null, true],
  [{ state: 'RECEIVED', readLines: 2000 }, '正在读，已读 2000 笔', null, true],
  [{ state: 'READ' }, null, null, false],
  [{ state: 'CHOSEN' }, null, null, false],
  [{ state: 'TAKING', doneLines: 40 }, '正在入账，40／110 笔', 40, true],
  [{ state: 'TAKING', doneLines: 0, newLines: null }, '正在入账，0／0 笔', 0, true],
  [{ state: 'TAKEN', doneLines: 110 }, null, null, false],
  [{ state: 'UNREADABLE' }, null, null, false],
])('%j', (change, words, done, moves) => {
  const progress = progressOf({ ...FILE, ...change });
  expect([progress?.words ?? null, progress?.done ?? null]).toEqual([words, done]);
  expect(isMoving({ ...FILE, ...change })).toBe(moves);
});

test.each<[Partial<BankStatementView>, string]>([
  [{}, '共 120 笔，能收 110 笔。'],
  [{ knownLines: 7, badLines: 3 }, '共 120 笔，能收 110 笔，已经有了 7 笔，不能收 3 笔。'],
  [{ paymentLines: 5 }, '共 120 笔，能收 110 笔，其中 5 笔是付款的结果，要另一个人复核。'],
  [{ newLines: 0, knownLines: 120 }, '共 120 笔，能收 0 笔，已经有了 120 笔。'],
  [{ lines: null }, ''],
])('%j: %s', (change, words) => expect(outcomeOf({ ...FILE, ...change })).toBe(words));

test.each<[BankStatementView['state'], string]>([
  ['RECEIVED', '读完以后列在这里。'],
  ['READ', '没有这样的。'],
  ['CHOSEN', '没有这样的。'],
  ['TAKEN', '收下的各笔在“银行流水”里；这里只留不能收的。'],
  ['REFUSED', '整份没有收，各笔没有留下。'],
])('%s without a line to show: %s', (state, words) => expect(emptyOf({ ...FILE, state })).toBe(words));
