import { describe, expect, test } from '@jest/globals';
import { Calendar } from '../../rules/calendar/index.js';
import { isRefusal } from '../../kernel/index.js';
import { nextMorning, nextRoundStart, refuseTradingHour, tradingHourFrom } from './trading-hours.js';
import { refuseResumption } from './resumption.js';

/** November 2026 alone; the 2nd is a Monday. */
const calendar = new Calendar([], '2026-11-01', '2026-11-30');
const at = (text: string) => Date.parse(`2026-11-${text}:00+08:00`);
const inWords = (instant: unknown) =>
  isRefusal(instant)
    ? instant.code
    : new Date((instant as number) + 8 * 3_600_000).toISOString().slice(8, 16);

describe('trading hours', () => {
  test.each([
    ['opening', '02T09:00', undefined],
    ['noon', '02T12:00', undefined],
    ['closing', '02T17:00', undefined],
    ['before', '02T08:59', 'trading.not-working-hours'],
    ['after', '02T17:01', 'trading.not-working-hours'],
    ['a Saturday', '07T10:00', 'trading.not-working-hours'],
  ])('%s', (_, moment, code) => expect(refuseTradingHour(calendar, at(moment), 'startAt')?.code).toBe(code));

  test.each([
    ['in the hours, to the next mark', '02T10:01', '02T10:10'],
    ['on a mark', '02T10:10', '02T10:10'],
    ['early in the morning', '02T03:00', '02T09:00'],
    ['in the evening', '02T16:51', '02T17:00'],
    ['too late for today', '02T17:01', '03T09:00'],
    ['on a Friday evening', '06T20:00', '09T09:00'],
    ['on a Sunday', '08T12:00', '09T09:00'],
    ['past the calendar', '30T18:00', 'calendar.uncovered'],
  ])('from a moment: %s', (_, moment, first) =>
    expect(inWords(tradingHourFrom(calendar, at(moment)))).toBe(first),
  );

  test.each([
    ['at a mark, ten minutes later at least', '02T10:01', '02T10:20'],
    ['at the mark itself', '02T10:00', '02T10:10'],
    ['at night', '02T22:00', '03T09:00'],
    ['too late for today', '02T16:51', '03T09:00'],
    ['on a Friday evening', '06T20:00', '09T09:00'],
    ['past the calendar', '30T18:00', 'calendar.uncovered'],
  ])('a further round begins: %s', (_, moment, first) =>
    expect(inWords(nextRoundStart(calendar, at(moment), 600_000))).toBe(first),
  );

  test('the next morning is another day', () => {
    expect(inWords(nextMorning(calendar, at('02T03:00')))).toBe('03T09:00');
    expect(inWords(nextMorning(calendar, at('06T21:00')))).toBe('09T09:00');
  });

  test.each([
    ['ten minutes ahead', '02T10:00', '02T10:10', undefined],
    ['nine minutes ahead', '02T10:00', '02T10:09', 'session.resumes-too-soon'],
    ['at night', '02T10:00', '02T20:00', 'trading.not-working-hours'],
  ])('a session goes on: %s', (_, now, moment, code) =>
    expect(refuseResumption(calendar, at(moment), at(now))?.code).toBe(code),
  );
});
