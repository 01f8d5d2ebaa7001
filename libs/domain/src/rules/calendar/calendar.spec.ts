import { describe, expect, test } from '@jest/globals';
import { Calendar } from './calendar.js';
import { periodFrom } from './working-day-period.js';
import { NATIONAL_DAYS, NINGXIA_DAYS, initialCalendar } from './data/index.js';
import {
  addMonths,
  addYears,
  dayOfWeek,
  daysBetween,
  isPlainDate,
  shanghaiDate,
  shanghaiInstant,
} from '../../kernel/date/index.js';

const calendar = initialCalendar();
const at = (date: string, time = '09:00') => shanghaiInstant(date, time);

describe('seven working days', () => {
  test.each([
    ['2026-01-05', '2026-01-14', '01-06 01-07 01-08 01-09 01-12 01-13 01-14'],
    ['2026-02-10', '2026-02-26', '02-11 02-12 02-13 02-14 02-24 02-25 02-26'],
    ['2026-02-16', '2026-03-04', '02-25 02-26 02-27 02-28 03-02 03-03 03-04'],
    ['2026-04-28', '2026-05-11', '04-29 04-30 05-06 05-07 05-08 05-09 05-11'],
    ['2026-06-17', '2026-06-29', '06-18 06-22 06-23 06-24 06-25 06-26 06-29'],
    ['2026-09-18', '2026-09-29', '09-20 09-21 09-22 09-23 09-24 09-28 09-29'],
    ['2026-11-23', '2026-12-02', '11-24 11-25 11-26 11-27 11-30 12-01 12-02'],
    ['2026-12-22', '2026-12-31', '12-23 12-24 12-25 12-28 12-29 12-30 12-31'],
    ['2026-05-25', '2026-06-05', '05-26 05-29 06-01 06-02 06-03 06-04 06-05'],
  ])('from %s end on %s', (from, end, counted) => {
    const period = periodFrom(calendar, at(from), 7);
    expect(period).toMatchObject({
      end,
      counted: counted.split(' ').map((day) => `2026-${day}`),
      endAt: at(end, '17:00'),
    });
  });

  test('published at 17:00 counts today, a minute later tomorrow', () => {
    expect(periodFrom(calendar, at('2026-11-02', '17:00'), 7)).toMatchObject({
      day0: '2026-11-02',
      end: '2026-11-11',
    });
    expect(periodFrom(calendar, at('2026-11-02', '17:01'), 7)).toMatchObject({
      day0: '2026-11-03',
      end: '2026-11-12',
    });
    expect(periodFrom(calendar, at('2026-11-06', '17:01'), 7)).toMatchObject({
      day0: '2026-11-09',
      end: '2026-11-18',
    });
  });

  test('an end past the confirmed calendar is refused, never guessed', () => {
    expect(periodFrom(calendar, at('2026-12-23'), 7)).toMatchObject({
      code: 'calendar.uncovered',
      values: { confirmedThrough: '2026-12-31' },
    });
    expect(periodFrom(calendar, at('2018-12-20'), 7)).toMatchObject({ code: 'calendar.before' });
  });

  test('two regional days within the period move its end by two working days', () => {
    const extra = ['2026-11-04', '2026-11-05'].map(
      (date) => ({ date, kind: 'OFF', scope: 'COUNTY', name: '试', source: '试' }) as const,
    );
    const longer = new Calendar([...NATIONAL_DAYS, ...NINGXIA_DAYS, ...extra], '2019-01-01', '2026-12-31');
    expect(periodFrom(longer, at('2026-11-02'), 7)).toMatchObject({ end: '2026-11-13' });
  });
});

describe('the years', () => {
  test.each([
    [2019, 250, 246],
    [2020, 249, 245],
    [2021, 250, 246],
    [2022, 249, 247],
    [2023, 249, 247],
    [2024, 251, 247],
    [2025, 248, 245],
    [2026, 248, 246],
  ])('%s has %s working days, in 宁夏 %s', (year, national, regional) => {
    const nationalOnly = new Calendar(NATIONAL_DAYS, '2019-01-01', '2026-12-31');
    expect([countYear(nationalOnly, year), countYear(calendar, year)]).toEqual([national, regional]);
  });

  test.each([
    ['2020-01-31', false],
    ['2020-02-01', false],
    ['2020-02-03', true],
    ['2023-01-03', true],
    ['2026-02-14', true],
    ['2026-10-10', true],
    ['2026-05-27', false],
    ['2024-06-18', false],
    ['2026-11-07', false],
  ])('%s a working day: %s', (date, isWorking) => expect(calendar.isWorkingDay(date)).toBe(isWorking));
});

describe('days', () => {
  test.each([
    ['2026-02-29', false],
    ['2024-02-29', true],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['', false],
  ])('%s exists: %s', (text, exists) => expect(isPlainDate(text)).toBe(exists));

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2026-03-15', -1, '2026-02-15'],
  ])('%s and %s months is %s', (date, months, expected) => expect(addMonths(date, months)).toBe(expected));

  test('leap days, weekdays and the turn of the day in Shanghai', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(dayOfWeek('2026-11-23')).toBe(1);
    expect(shanghaiDate(Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
    expect(shanghaiDate(Date.parse('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
  });
});

function countYear(of: Calendar, year: number): number {
  let count = 0;
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    if (of.isWorkingDay(new Date(at).toISOString().slice(0, 10))) count += 1;
  }
  return count;
}
