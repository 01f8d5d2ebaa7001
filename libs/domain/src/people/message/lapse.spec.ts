import { expect, test } from '@jest/globals';
import { MESSAGE_EVENTS, type MessageEventCode } from './catalogue.js';
import { lapseOf } from './lapse.js';
import { namesIn } from './words-of.js';

const AT = Date.parse('2026-11-02T01:00:00Z');

test.each<[MessageEventCode, string, string | undefined]>([
  ['listing.published', '11月5日17:00', '2026-11-05T09:00:00Z'],
  ['listing.published', '2027年1月8日17:00', '2027-01-08T09:00:00Z'],
  ['payment.due', '11月30日', '2026-11-30T16:00:00Z'],
  ['contract.sign', '平台写明的日期', undefined],
  // What is owed, and who has won, is told also after its day.
  ['payment.overdue', '11月1日', undefined],
  ['deal.won', '11月9日17:00', undefined],
  ['ending.asked', '11月9日17:00', undefined],
])('%s until %s', (code, until, lapse) =>
  expect(lapseOf(code, { until }, AT)).toBe(lapse === undefined ? undefined : Date.parse(lapse)),
);

test('whatever lapses names the day after which it does', () => {
  const all = Object.entries(MESSAGE_EVENTS) as [string, { text: string; lapses?: true }][];
  const lapsing = all.filter(([, { lapses }]) => lapses);
  expect(lapsing.length).toBeGreaterThan(0);
  expect(lapsing.filter(([, { text }]) => !namesIn(text).includes('until'))).toEqual([]);
});
