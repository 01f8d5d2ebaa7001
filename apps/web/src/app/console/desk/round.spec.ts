import { describe, expect, test } from '@jest/globals';
import { type Round, nextTask, noted, renewed, standingOf, taskBefore, wayTo } from './round';

const task = (key: string) => ({ key, path: `/console/projects/${key}`, title: key, kindName: '审核' });
const round: Round = {
  list: '/console?kind=A',
  query: 'kind=A',
  tasks: ['a', 'b', 'c'].map(task),
  isChosen: false,
  done: [],
};

describe('the next task', () => {
  test.each([
    ['is the one behind', 'a', [], 'b'],
    ['is not one that is done', 'a', ['b'], 'c'],
    ['behind the last is the first that was passed over', 'c', ['a'], 'b'],
    ['is never this one again', 'b', ['a', 'c'], undefined],
    ['there is none where all is done', 'a', ['a', 'b', 'c'], undefined],
    ['of one that came from elsewhere is the first', 'z', [], 'a'],
    ['of one that came from elsewhere is the first that is not done', 'z', ['a', 'b'], 'c'],
  ])('%s', (_, key, done, next) => expect(nextTask({ ...round, done }, key)?.key).toBe(next));
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

test('what is done is noted once, and may wait again', () => {
  const once = noted(noted(round, 'a', true), 'a', true);
  expect(once.done).toEqual(['a']);
  expect(noted(once, 'a', false).done).toEqual([]);
  expect(once.tasks).toEqual(round.tasks);
});

describe('what has come meanwhile', () => {
  const keys = (one: Round) => one.tasks.map(({ key }) => key);
  test('is worked off behind what was there', () =>
    expect(keys(renewed(round, ['n', 'b', 'm'].map(task)))).toEqual(['a', 'b', 'c', 'n', 'm']));
  test('is what was done and has come back, too', () =>
    expect(nextTask(renewed({ ...round, done: ['a', 'b', 'c'] }, [task('b')]), 'c')?.key).toBe('b'));
  test('is nothing to whoever has ticked some', () =>
    expect(keys(renewed({ ...round, isChosen: true }, [task('n')]))).toEqual(['a', 'b', 'c']));
});

test.each([
  ['/console/projects/1', { path: '/console/projects/1', query: { task: 'REVIEW:1' } }],
  ['/console/finance?tab=held', { path: '/console/finance', query: { tab: 'held', task: 'REVIEW:1' } }],
])('the way to %s', (path, way) => expect(wayTo({ path, key: 'REVIEW:1' })).toEqual(way));
