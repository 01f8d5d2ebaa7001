import { expect, test } from '@jest/globals';
import { readShortMoment, shortDay, shortMoment } from './short-moment.js';

const NOW = Date.parse('2026-11-02T01:00:00Z');

test.each([
  ['2026-11-05T09:00:00Z', '11月5日17:00'],
  ['2026-11-30T16:05:00Z', '12月1日00:05'],
  ['2026-12-31T15:59:00Z', '12月31日23:59'],
  ['2026-12-31T16:00:00Z', '2027年1月1日00:00'],
])('%s', (at, words) => {
  expect(shortMoment(Date.parse(at), NOW)).toBe(words);
  expect(readShortMoment(words, NOW)).toBe(Date.parse(at));
});

test.each([
  ['2026-01-02', '1月2日'],
  ['2027-12-31', '2027年12月31日'],
])('the day %s', (day, words) => {
  expect(shortDay(day, NOW)).toBe(words);
});

test.each([
  ['11月5日', '2026-11-05T16:00:00Z'],
  ['12月31日', '2026-12-31T16:00:00Z'],
])('the day %s is over', (words, at) => expect(readShortMoment(words, NOW)).toBe(Date.parse(at)));
test('what names no day is none', () => expect(readShortMoment('平台写明的日期', NOW)).toBeUndefined());
