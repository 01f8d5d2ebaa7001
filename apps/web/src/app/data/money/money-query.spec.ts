import { describe, expect, test } from '@jest/globals';
import {
  WHOLE_MONEY,
  isNarrowed,
  moneyQueryOf,
  narrowed,
  pageOf,
  pagesOf,
  paramsOfMoney,
  turned,
} from './money-query';

const query = (change: Partial<typeof WHOLE_MONEY>) => ({ ...WHOLE_MONEY, ...change });

describe('an address is read', () => {
  test.each([
    ['nothing', {}, {}],
    [
      'everything',
      { bank: 'PRICE_BANK', day: '2026-12-02', amount: '7,440', q: '王', project: '兰光', page: '3' },
      { bank: 'PRICE_BANK', day: '2026-12-02', amount: '7,440', q: '王', project: '兰光', page: '3' },
    ],
    ['spaces around', { q: '  王春 ' }, { q: '王春' }],
    ['an account that the center has not', { bank: 'OTHER' }, {}],
    ['the first page has no number', { page: '1' }, {}],
    ['no number', { page: 'zwei' }, {}],
    ['less than the first', { page: '0' }, {}],
    ['behind the last that has a number', { page: '9999' }, { page: '200' }],
    ['a parameter that stands there twice', { q: ['王', '李'] }, { q: '王' }],
    ['the task beside it is not the list’s', { task: 'RECEIPT_HELD:1' }, {}],
  ])('%s', (_, params, said) => expect(moneyQueryOf(params)).toEqual(query(said)));

  test('a long text is cut', () => expect(moneyQueryOf({ q: '长'.repeat(300) }).q).toHaveLength(100));
});

test('the router is told what to forget', () =>
  expect(paramsOfMoney(query({ q: '王', page: '2' }))).toEqual({
    bank: null,
    day: null,
    amount: null,
    q: '王',
    project: null,
    page: '2',
    at: null,
  }));

test('another question begins at its first page, another page stays with its question', () => {
  const third = query({ q: '王', page: '3' });
  expect(narrowed(third, { bank: 'PRICE_BANK' })).toEqual(query({ q: '王', bank: 'PRICE_BANK' }));
  expect(narrowed({ ...third, at: 'p3' }, { day: '2026-12-02' })).toEqual(
    query({ q: '王', day: '2026-12-02' }),
  );
  expect(narrowed(third, { page: '4' })).toEqual(query({ q: '王', page: '4' }));
});

test.each([
  ['the next one', { page: '2', at: 'a' }, 'n', { page: '3', at: 'n' }],
  ['the first one’s next', {}, 'n', { page: '2', at: 'n' }],
  ['the one before', { page: '3', at: 'a' }, 'p', { page: '2', at: 'p' }],
  ['before the second', { page: '2' }, 'p', { page: '', at: 'p' }],
  ['the first, where a place is none', { page: '4', at: 'x' }, '', { page: '', at: '' }],
])('%s is turned to with its number', (_, from, at, to) =>
  expect(turned(query({ q: '王', ...from }), at, { next: 'n' })).toEqual(query({ q: '王', ...to })),
);

test.each([
  [{}, false],
  [{ page: '2' }, false],
  [{ amount: '10' }, true],
  [{ day: '2026-12-02' }, true],
])('%p leaves something out: %p', (change, isLess) => expect(isNarrowed(query(change))).toBe(isLess));

test.each([
  ['', 1],
  ['1', 1],
  ['12', 12],
  ['01', 1],
  ['-2', 1],
  ['5000', 200],
])('page %p is the %dth', (page, number) => expect(pageOf(page)).toBe(number));

test.each([
  [0, false, 1],
  [50, false, 1],
  [51, false, 2],
  [300, false, 6],
  [10_000, false, 200],
  [10_000, true, 200],
])('%d lines, more %p: %d pages', (total, isMore, pages) => expect(pagesOf({ total, isMore })).toBe(pages));
