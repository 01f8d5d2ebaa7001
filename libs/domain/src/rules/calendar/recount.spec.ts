import { describe, expect, test } from '@jest/globals';
import { shanghaiInstant } from '../../kernel/date/index.js';
import { Calendar } from './calendar.js';
import { NATIONAL_DAYS, NINGXIA_DAYS, initialCalendar } from './data/index.js';
import { lostDays, missingDays, recountedEnd, recountedMoment } from './recount.js';

const before = initialCalendar();
const day = (date: string, kind: 'OFF' | 'WORK' = 'OFF') =>
  ({ date, kind, scope: 'COUNTY', name: '试验', source: 'X' }) as const;
const withDays = (...days: ReturnType<typeof day>[]) =>
  new Calendar([...NATIONAL_DAYS, ...NINGXIA_DAYS, ...days], '2019-01-01', '2026-12-31');

describe('days that a change takes away', () => {
  test.each<[string, ReturnType<typeof day>[], string[]]>([
    ['a working day that is off now', [day('2026-11-24')], ['2026-11-24']],
    ['two, in their order', [day('2026-11-27'), day('2026-11-24')], ['2026-11-24', '2026-11-27']],
    ['a Sunday that was off anyhow takes none', [day('2026-11-29')], []],
    ['a Sunday that becomes a working day takes none', [day('2026-11-29', 'WORK')], []],
    ['a day that is written twice is one', [day('2026-11-24'), day('2026-11-24')], ['2026-11-24']],
  ])('%s', (_, days, lost) => {
    expect(lostDays({ documentNo: 'X', days }, before, withDays(...days))).toEqual(lost);
  });
});

/** 2026-11-23 is a Monday; seven working days from it are 24–27, 30 November, 1 and 2 December. */
describe('a period that had seven working days', () => {
  const began = shanghaiInstant('2026-11-23', '09:00');
  test.each<[string, string[], string]>([
    ['keeps its end where nothing of it is lost', [], '2026-12-02'],
    ['one day in the middle: one day on', ['2026-11-25'], '2026-12-03'],
    ['its last day', ['2026-12-02'], '2026-12-03'],
    ['two days, and the weekend behind them', ['2026-11-25', '2026-12-01'], '2026-12-04'],
    ['three: over the weekend', ['2026-11-25', '2026-11-26', '2026-12-01'], '2026-12-07'],
    [
      'the day on which it was published counts as published the next working day',
      ['2026-11-23'],
      '2026-12-03',
    ],
    ['a day before it is none of its own', ['2026-11-20'], '2026-12-02'],
    ['a day after it is none of its own, and is passed over', ['2026-12-03', '2026-12-02'], '2026-12-04'],
  ])('%s', (_, lost, end) => {
    const after = withDays(...lost.map((date) => day(date)));
    expect(recountedEnd(after, { began, end: '2026-12-02' }, lost)).toBe(end);
  });

  test('a day that has become a working day brings no end forward', () => {
    const after = withDays(day('2026-11-28', 'WORK'));
    expect(recountedEnd(after, { began, end: '2026-12-02' }, [])).toBe('2026-12-02');
  });

  test('begun after five o’clock it had begun the next day', () => {
    const late = shanghaiInstant('2026-11-23', '17:01');
    expect(missingDays({ began: late, end: '2026-12-03' }, ['2026-11-23'])).toBe(0);
    expect(missingDays({ began: late, end: '2026-12-03' }, ['2026-11-24'])).toBe(1);
  });

  test('past the confirmed calendar nothing is guessed', () => {
    const lost = ['2026-12-30'];
    const began = shanghaiInstant('2026-12-28', '09:00');
    expect(recountedEnd(withDays(day('2026-12-30')), { began, end: '2026-12-31' }, lost)).toMatchObject({
      code: 'calendar.uncovered',
    });
  });

  test('a moment keeps its time of the day', () => {
    const endsAt = shanghaiInstant('2026-12-02', '10:30');
    const lost = ['2026-11-25'];
    expect(recountedMoment(withDays(day('2026-11-25')), { began, endsAt }, lost)).toBe(
      shanghaiInstant('2026-12-03', '10:30'),
    );
  });
});
