import { describe, expect, test } from '@jest/globals';
import type { Permission } from '@helan/contracts';
import { TABS } from './console-tabs';
import { countShown } from '../../ui/count-in-words';
import { countAloud, navigationOf } from './navigation';

const DESKS = [
  { link: '/console', name: '今天', permissions: [] },
  { link: '/console/risks', name: '风险提示', permissions: ['readRisks'] },
  { link: '/console/objections', name: '异议投诉', permissions: ['readObjections', 'answerObjection'] },
  { link: '/console/elsewhere', name: '别处', permissions: ['readRisks'] },
] as const;
const namesFor = (...held: Permission[]) =>
  navigationOf(DESKS, (permission) => held.includes(permission), {}).map(({ name, desks }) => [
    name,
    desks.map((desk) => desk.name),
  ]);

describe('of the desks are shown', () => {
  test('those that are everybody’s', () => expect(namesFor()).toEqual([['', ['今天']]]));
  test('those for which one permission is held, be it one of several', () =>
    expect(namesFor('answerObjection')).toEqual([
      ['', ['今天']],
      ['交易', ['异议投诉']],
    ]));
  test('in the order of a deal, and what has no group of its own at the end', () =>
    expect(namesFor('readRisks', 'readObjections').map(([name]) => name)).toEqual([
      '',
      '交易',
      '监管',
      '底数和管理',
    ]));
});

test('what waits stands beside its desk, and all of it beside the list of everything', () => {
  const counts = {
    '/console/risks': { waiting: 7, overdue: 2 },
    '/console/objections': { waiting: 1, overdue: 0 },
    '/console/nowhere': { waiting: 1, overdue: 1 },
  };
  const desks = navigationOf(DESKS, () => true, counts).flatMap((group) => group.desks);
  expect(desks.map(({ link, waiting, overdue }) => [link, waiting, overdue])).toEqual([
    ['/console', 9, 3],
    ['/console/objections', 1, 0],
    ['/console/risks', 7, 2],
    ['/console/elsewhere', 0, 0],
  ]);
});

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '999+'],
])('%p is shown as %p', (count, text) => expect(countShown(count)).toBe(text));
test.each([
  [{ waiting: 9, overdue: 2 }, '9 件等您办，其中 2 件已超期'],
  [{ waiting: 3, overdue: 0 }, '3 件等您办'],
])('%p is read as %p', (count, words) => expect(countAloud(count)).toBe(words));

test('no desk stands in two places', () => {
  const links = navigationOf(TABS, () => true, {}).flatMap(({ desks }) => desks.map(({ link }) => link));
  expect(links).toHaveLength(TABS.length);
  expect(new Set(links).size).toBe(links.length);
});
