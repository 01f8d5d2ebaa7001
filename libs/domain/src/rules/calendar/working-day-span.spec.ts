import { describe, expect, test } from '@jest/globals';
import { initialCalendar } from './data/index.js';
import { readWorkingDays, workingDaysBetween } from './working-day-span.js';

describe('how many working days', () => {
  test.each([
    ['7', 7],
    [' 1 ', 1],
    ['250', 250],
    ['0', 'calendar.count-nothing'],
    ['-3', 'calendar.count-backward'],
    ['251', 'calendar.count-too-far'],
    ['10000', 'calendar.count-too-far'],
    ['', 'calendar.count-unreadable'],
    ['七', 'calendar.count-unreadable'],
    ['1.5', 'calendar.count-unreadable'],
    ['1e2', 'calendar.count-unreadable'],
  ])('%j is read as %s', (text, expected) => {
    const read = readWorkingDays(text);
    expect(typeof read === 'number' ? read : read.code).toBe(expected);
  });
});

describe('between two dates', () => {
  const between = (from: string, to: string) => {
    const span = workingDaysBetween(initialCalendar(), from, to);
    return 'code' in span ? span.code : [span.counted.length, span.empty];
  };
  test.each<[string, string, unknown]>([
    ['2026-11-23', '2026-12-02', [7, null]],
    ['2026-02-10', '2026-02-26', [7, null]],
    ['2026-02-16', '2026-03-04', [7, null]],
    ['2026-11-23', '2026-11-23', [0, 'SAME_DAY']],
    ['2026-11-27', '2026-11-29', [0, 'NO_WORKING_DAY']],
    ['2026-11-28', '2026-11-30', [0, 'NO_WORKING_DAY']],
    ['2026-12-02', '2026-11-23', 'calendar.span-backward'],
    ['2026-12-22', '2027-01-05', 'calendar.uncovered'],
    ['2018-12-20', '2019-01-05', 'calendar.before'],
    ['2026-02-30', '2026-03-05', 'calendar.bad-date'],
    ['2026-03-05', '', 'calendar.bad-date'],
  ])('from %s to %s', (from, to, expected) => {
    expect(between(from, to)).toEqual(expected);
  });
});
