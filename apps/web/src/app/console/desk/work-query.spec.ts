import { describe, expect, test } from '@jest/globals';
import {
  WHOLE_LIST,
  addressOf,
  askedAnew,
  columnOf,
  isNarrowed,
  isSameList,
  paramsOf,
  queryOfView,
  sortOf,
  viewOf,
  workQueryOf,
} from './work-query';

const query = (change: Partial<typeof WHOLE_LIST>) => ({ ...WHOLE_LIST, ...change });

describe('an address is read', () => {
  test.each([
    ['nothing', {}, {}],
    [
      'everything',
      { kind: 'REVIEW', due: 'overdue', q: '兰光', sort: 'newest', at: 'x1', region: '640122101' },
      { kind: 'REVIEW', due: 'overdue', q: '兰光', sort: 'newest', at: 'x1', region: '640122101' },
    ],
    ['spaces around', { q: '  兰光 村 ' }, { q: '兰光 村' }],
    ['a word that is none of the list', { due: 'yesterday', sort: 'price', task: 'REVIEW:1' }, {}],
    ['the order that it has anyhow', { sort: 'due' }, {}],
    ['whose they are, in any other word', { mine: '1' }, {}],
    ['one’s own', { mine: 'true' }, { mine: 'true' }],
    ['a parameter that stands there twice', { kind: ['A', 'B'] }, { kind: 'A' }],
    ['no text', { q: 3, kind: null, sort: undefined }, {}],
    ['the name of what every object has', { due: 'constructor' }, {}],
  ])('%s', (_, params, said) => expect(workQueryOf(params)).toEqual(query(said)));

  test('a long text is cut', () => expect(workQueryOf({ q: '长'.repeat(500) }).q).toHaveLength(100));
});

describe('an address is written', () => {
  test.each([
    ['the whole list has none', {}, {}],
    ['what says nothing is left out', { kind: 'REVIEW', q: '' }, { kind: 'REVIEW' }],
    ['the page belongs to it', { sort: 'title', at: 'p2' }, { sort: 'title', at: 'p2' }],
  ])('%s', (_, change, address) => expect(addressOf(query(change))).toEqual(address));

  test('and reads as what it was', () => {
    const one = query({ kind: 'REVIEW', q: '一 & 二=三', sort: 'region', at: 'p2' });
    expect(workQueryOf(addressOf(one))).toEqual(one);
  });
});

describe('a view', () => {
  test('keeps everything but the page', () =>
    expect(viewOf(query({ kind: 'REVIEW', due: 'today', at: 'p9' }))).toBe('kind=REVIEW&due=today'));
  test('reads as what it was', () => {
    const one = query({ q: '兰光&村', due: 'week', sort: 'newest' });
    expect(queryOfView(viewOf(one))).toEqual(one);
  });
  test('names no page, whatever is written in it', () =>
    expect(queryOfView('at=p2&kind=A')).toEqual(query({ kind: 'A' })));
});

describe('another question', () => {
  const second = query({ kind: 'REVIEW', at: 'p2' });
  test('begins at its first page', () =>
    expect(askedAnew(second, { q: '村' })).toEqual(query({ kind: 'REVIEW', q: '村' })));
  test('of another page is the same list', () =>
    expect(isSameList(second, askedAnew(second, { at: 'p3' }))).toBe(true));
  test('of another order is another list', () =>
    expect(isSameList(second, { ...second, sort: 'since' })).toBe(false));
});

test.each([
  ['', 'due', 'asc'],
  ['since', 'since', 'asc'],
  ['newest', 'since', 'desc'],
  ['title', 'title', 'asc'],
] as const)('the order %p is that of %s, %s, and back', (sort, column, direction) => {
  expect(columnOf(sort)).toEqual({ column, direction });
  expect(sortOf(column, direction)).toBe(sort);
});
test.each([
  ['openBy', 'desc'],
  [undefined, 'asc'],
  ['toString', 'asc'],
] as const)('the column %p has no order of its own', (column, direction) =>
  expect(sortOf(column, direction)).toBe(''),
);

test.each([
  [{}, false],
  [{ sort: 'title', at: 'p2' }, false],
  [{ q: '村' }, true],
  [{ mine: 'true' }, true],
])('%p leaves something out: %p', (change, narrowed) => expect(isNarrowed(query(change))).toBe(narrowed));

test('the router is told what to forget', () =>
  expect(paramsOf(query({ kind: 'A' }))).toEqual({
    kind: 'A',
    region: null,
    due: null,
    q: null,
    mine: null,
    sort: null,
    at: null,
  }));
