import { describe, expect, test } from '@jest/globals';
import { groupHits, isEnough, isTooShort, stepIn } from './search-groups';

const hit = (kind: string, title: string) => ({ kind, kindName: `${kind}名`, title, note: '', path: '/' });

describe('hits stand by their kind', () => {
  test('in the order in which the kinds come, each with its place', () => {
    const groups = groupHits([hit('PARTY', '甲'), hit('PROJECT', '乙'), hit('PARTY', '丙')]);
    expect(
      groups.map(({ kindName, hits }) => [kindName, hits.map(({ title, index }) => [title, index])]),
    ).toEqual([
      [
        'PARTY名',
        [
          ['甲', 0],
          ['丙', 1],
        ],
      ],
      ['PROJECT名', [['乙', 2]]],
    ]);
  });
  test('none are no groups', () => expect(groupHits([])).toEqual([]));
});

test.each([
  [3, -1, 1, 0],
  [3, -1, -1, 2],
  [3, 0, 1, 1],
  [3, 2, 1, 0],
  [3, 0, -1, 2],
  [0, -1, 1, -1],
  [0, 0, -1, -1],
] as const)('of %p from %p by %p to %p', (count, from, step, to) =>
  expect(stepIn(count, from, step)).toBe(to),
);

test.each([
  ['', false, false],
  ['  ', false, false],
  ['村', false, true],
  [' 村 ', false, true],
  ['兰光', true, false],
  ['𠮷', false, true],
])('%p is enough to look for: %p; too short: %p', (text, enough, short) => {
  expect(isEnough(text)).toBe(enough);
  expect(isTooShort(text)).toBe(short);
});
