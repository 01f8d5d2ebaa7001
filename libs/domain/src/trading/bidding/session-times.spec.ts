import { expect, test } from '@jest/globals';
import { shanghaiInstant } from '../../kernel/date/index.js';
import { doClash, hourOf, refuseFullHour } from './session-times.js';

const at = (time: string) => shanghaiInstant('2026-11-17', time);
const from = (start: string, end: string) => ({ startAt: at(start), endAt: at(end) });

test.each([
  ['at the same time', from('09:00', '10:05'), from('09:00', '10:05'), true],
  ['the second within the first', from('09:00', '10:05'), from('09:30', '09:40'), true],
  ['by a minute', from('09:00', '10:05'), from('10:04', '11:00'), true],
  ['one begins as the other ends', from('09:00', '10:05'), from('10:05', '11:10'), false],
  ['in the morning and in the afternoon', from('09:00', '10:05'), from('15:00', '16:05'), false],
])('two sessions %s', (_, one, other, isClash) => {
  expect(doClash(one, other)).toBe(isClash);
  expect(doClash(other, one)).toBe(isClash);
});

test.each([
  ['09:00', '09:00', '10:00'],
  ['09:59', '09:00', '10:00'],
  ['10:00', '10:00', '11:00'],
])('%s is in the hour from %s to %s', (time, start, end) =>
  expect(hourOf(at(time))).toEqual(from(start, end)),
);

test.each([
  ['nineteen are planned', 19, '', undefined],
  ['twenty are, and nothing is said', 20, ' ', 'trading.hour-full'],
  ['twenty are, and the host says why', 20, '同一村的地，当天一起交割', undefined],
  ['more than twenty are', 25, '', 'trading.hour-full'],
])('one more session in an hour of twenty: %s', (_, planned, word, code) =>
  expect(refuseFullHour(planned, 20, word)?.code).toBe(code),
);
