import { describe, expect, test } from '@jest/globals';
import { type Round, nextTask, renewed, standingOf, taskBefore, wayTo } from './round';

const task = (key: string) => ({ key, path: `/console/projects/${key}`, title: key, kindName: '审核' });
const round: Round = {
  list: '/console?kind=A',
  query: 'kind=A',
  tasks: ['a', 'b', 'c'].map(task),
  isChosen: false,
};

describe('the next task', () => {
  test.each([
    ['is the one behind', 'a', undefined, 'b'],
    ['is not one that is done', 'a', ['a', 'c'], 'c'],
    ['behind the last is the first that was passed over', 'c', ['b', 'c'], 'b'],
    ['is never this one again', 'b', ['b'], undefined],
    ['there is none where nothing waits', 'a', [], undefined],
    ['of one that came from elsewhere is the first', 'z', undefined, 'a'],
    ['of one that came from elsewhere is the first that waits', 'z', ['c'], 'c'],
  ])('%s', (_, key, waiting, next) =>
    expect(nextTask(round, key, waiting && new Set(waiting))?.key).toBe(next),
  );
  test('of an empty list is none', () => expect(nextTask({ ...round, tasks: [] }, 'a')).toBeUndefined());
});

test.each([
  ['b', 'a'],
  ['a', undefined],
  ['z', undefined],
])('before %s', (key, before) => expect(taskBefore(round, key)?.key).toBe(before));

test.each([
  ['a', { number: 1, count: 3 }],
  ['c', { number: 3, count: 3 }],
  ['z', undefined],
])('where one stands: %s', (key, standing) => expect(standingOf(round, key)).toEqual(standing));

describe('what has come meanwhile', () => {
  const keys = (one: Round) => one.tasks.map(({ key }) => key);
  test('is worked off behind what was there', () =>
    expect(keys(renewed(round, ['n', 'b', 'm'].map(task)))).toEqual(['a', 'b', 'c', 'n', 'm']));
  test('is nothing to whoever has ticked some', () =>
    expect(keys(renewed({ ...round, isChosen: true }, [task('n')]))).toEqual(['a', 'b', 'c']));
});

test.each([
  ['/console/projects/1', { path: '/console/projects/1', query: { task: 'REVIEW:1' } }],
  ['/console/finance?tab=held', { path: '/console/finance', query: { tab: 'held', task: 'REVIEW:1' } }],
])('the way to %s', (path, way) => expect(wayTo({ path, key: 'REVIEW:1' })).toEqual(way));
