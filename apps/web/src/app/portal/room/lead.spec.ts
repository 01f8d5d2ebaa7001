import { beforeEach, expect, test } from '@jest/globals';
import { type Lead, LeadWatch } from './lead';

let watch: LeadWatch;
beforeEach(() => {
  watch = new LeadWatch();
});

/** After so many lines, each of them a bid. */
const after = (asOf: number, isMine: boolean, change: Partial<Lead> = {}): Lead => ({
  isMine,
  asOf,
  count: asOf,
  words: '',
  isOver: false,
  ...change,
});
const mine = (asOf: number) => after(asOf, true);
const others = (asOf: number) => after(asOf, false);
const masked = (asOf: number) => after(asOf, false, { count: null });
const hear = (...leads: Lead[]) => leads.map((lead) => watch.hear(lead));

test('who has never led is told nothing', () => expect(hear(others(1), others(2))).toEqual(['KEEP', 'KEEP']));

test('who led is told once, until he leads again', () =>
  expect(hear(mine(1), others(2), others(3), mine(4), others(5))).toEqual([
    'CLEAR',
    'SAY',
    'KEEP',
    'CLEAR',
    'SAY',
  ]));

test('whose bid is struck has not been overtaken', () =>
  expect(hear(mine(2), after(3, false, { count: 1 }), others(4))).toEqual(['CLEAR', 'KEEP', 'KEEP']));

test('whose bid is shown together with the next is told: the receipt came first', () => {
  hear(others(4));
  expect(watch.bid({ asOf: 5, count: 5 }, others(4))).toBe('KEEP');
  // News of something else, from before his bid.
  expect(hear(others(4), others(6), others(7))).toEqual(['KEEP', 'SAY', 'KEEP']);
});

test('whose bid is shown together with the next is told: the receipt came last', () => {
  hear(others(6));
  expect(watch.bid({ asOf: 5, count: 5 }, others(6))).toBe('SAY');
});

test('whose bid was struck in the same moment has not been overtaken', () => {
  expect(watch.bid({ asOf: 5, count: 5 }, others(4))).toBe('KEEP');
  expect(hear(after(6, false, { count: 5 }))).toEqual(['KEEP']);
});

test('who leads when his bid is shown is told when he no longer does', () => {
  expect(watch.bid({ asOf: 5, count: 5 }, others(4))).toBe('KEEP');
  expect(hear(mine(5), others(6))).toEqual(['CLEAR', 'SAY']);
});

test('where nobody’s paddle is shown, the place that was asked for after his bid says it', () => {
  hear(masked(3));
  expect(watch.bid({ asOf: 5, count: null }, masked(3))).toBe('KEEP');
  expect(hear(masked(4), masked(5))).toEqual(['KEEP', 'SAY']);
});

test('once it is over nobody is told', () => {
  watch.bid({ asOf: 5, count: 5 }, others(4));
  expect(hear(after(7, false, { isOver: true }), others(8))).toEqual(['CLEAR', 'KEEP']);
});
