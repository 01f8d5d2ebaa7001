import '../../../testing/test-bed';
import { expect, test } from '@jest/globals';
import { refused } from '../../../testing/problems';
import { type Claimed, claimChoices, claimInWords, colleaguesOfAll, dealWith, dealtInWords } from './claims';

const task = (key: string, forWhom: Claimed['forWhom'] = null): Claimed => ({ key, forWhom });
const MINE = { name: '马受理', isMe: true };
const HIS = { name: '李受理', isMe: false };

test.each([
  ['nobody’s', [task('A:1')], { mayTake: true, mayGiveBack: false }],
  ['one’s own', [task('A:1', MINE)], { mayTake: false, mayGiveBack: true }],
  ['a colleague’s', [task('A:1', HIS)], { mayTake: true, mayGiveBack: true }],
  ['one’s own and nobody’s', [task('A:1', MINE), task('A:2')], { mayTake: true, mayGiveBack: true }],
  ['nothing', [], { mayTake: false, mayGiveBack: false }],
])('what is %s may be taken and given back so', (_, tasks, may) => {
  expect(claimChoices(tasks)).toEqual(may);
});

test.each([
  [null, ''],
  [undefined, ''],
  [MINE, '我接的'],
  [HIS, '李受理接的'],
])('whose it is is said of %j as %j', (forWhom, words) => {
  expect(claimInWords(forWhom)).toBe(words);
});

test('what waits no more is passed over, and counted apart', async () => {
  const dealt: string[] = [];
  const deed = async (key: string) => {
    if (key === 'A:2') throw refused('resource.not-found', 404);
    dealt.push(key);
  };
  expect(await dealWith(['A:1', 'A:2', 'A:3'], deed)).toEqual({ done: 2, gone: 1 });
  expect(dealt).toEqual(['A:1', 'A:3']);
});

test('any other refusal ends it', async () => {
  const dealt: string[] = [];
  const deed = async (key: string) => {
    if (key === 'A:2') throw refused('desk.not-his', 422);
    dealt.push(key);
  };
  await expect(dealWith(['A:1', 'A:2', 'A:3'], deed)).rejects.toThrow();
  expect(dealt).toEqual(['A:1']);
});

const [ma, li, wang] = ['马', '李', '王'].map((name, id) => ({ id: String(id), name })) as [
  { id: string; name: string },
  { id: string; name: string },
  { id: string; name: string },
];

test.each([
  ['one list', [[ma, li]], [ma, li]],
  [
    'two lists',
    [
      [ma, li],
      [wang, li],
    ],
    [li],
  ],
  ['lists without anybody in common', [[ma], [li]], []],
  ['no list', [], []],
])('of %s those are offered who are in all of it', (_, lists, offered) => {
  expect(colleaguesOfAll(lists)).toEqual(offered);
});

test.each([
  [{ done: 2, gone: 0 }, '交给李受理 2 件。'],
  [{ done: 1, gone: 1 }, '交给李受理 1 件。1 件已经不用办了。'],
  [{ done: 0, gone: 1 }, '1 件已经不用办了。'],
])('%j is said as %s', (dealt, words) => {
  expect(dealtInWords('交给李受理', dealt)).toBe(words);
});
