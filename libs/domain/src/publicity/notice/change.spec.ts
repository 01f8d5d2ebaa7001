import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../../kernel/index.js';
import { shanghaiInstant } from '../../kernel/date/index.js';
import { initialCalendar } from '../../rules/calendar/index.js';
import type { Application } from '../../listing/listing/index.js';
import { sampleListing } from '../../samples/index.js';
import { changedFields, effectOf, fixedFieldIn, periodAfterChange, workingDaysLeft } from './change.js';
import { daysUnused, periodAfterResumption, suspensionEnd } from './suspension.js';

const calendar = initialCalendar();
const { application } = sampleListing('T01');
const at = (day: string, time = '10:00') => shanghaiInstant(day, time);

describe('what a change does', () => {
  test.each<[string, Application, 'RESTART' | 'EXTEND']>([
    ['the price', { startPriceYuan: '600' }, 'RESTART'],
    ['the term', { termTo: '2034-01-15' }, 'RESTART'],
    ['the area', { parcels: [] }, 'RESTART'],
    ['the qualification', { qualification: '有农机' }, 'RESTART'],
    ['the paper that shows it', { qualificationPaper: '农民专业合作社登记证' }, 'RESTART'],
    ['the mode', { transferMode: 'SUBCONTRACT' }, 'RESTART'],
    ['the deposit', { depositYuan: '5000' }, 'RESTART'],
    ['the viewing', { viewing: '每周三' }, 'EXTEND'],
    ['the title', { title: '兰光村水浇地' }, 'EXTEND'],
    ['the viewing and the price', { viewing: '每周三', startPriceYuan: '600' }, 'RESTART'],
  ])('%s: %s', (_, change, effect) => {
    expect(effectOf(changedFields(application, { ...application, ...change }))).toBe(effect);
  });

  test('the same in another order is no change', () => {
    const { attributes } = application;
    const turned = Object.fromEntries(Object.entries(attributes!).reverse());
    expect(changedFields(application, { ...application, attributes: turned })).toEqual([]);
  });

  test('the village and the declaration stay', () => {
    expect(fixedFieldIn(['viewing', 'villageCode'])).toBe('villageCode');
    expect(fixedFieldIn(['viewing', 'startPriceYuan'])).toBeUndefined();
  });
});

/** Published on Monday 2 November 2026 for seven working days: the last is Wednesday 11 November. */
describe('the period after a change', () => {
  const endsAt = at('2026-11-11', '17:00');
  const after = (day: string, effect: 'RESTART' | 'EXTEND', time?: string) => {
    const period = periodAfterChange(calendar, { at: at(day, time), effect, workingDays: 7, endsAt });
    return isRefusal(period) ? period.code : period.end;
  };
  test.each([
    ['a substantial change on Thursday begins all seven again', '2026-11-05', 'RESTART', '2026-11-16'],
    ['another on Thursday keeps the end: four days are left', '2026-11-05', 'EXTEND', '2026-11-11'],
    ['on Friday three are left', '2026-11-06', 'EXTEND', '2026-11-11'],
    ['on Monday two would be left: three are given', '2026-11-09', 'EXTEND', '2026-11-12'],
    ['on the last day', '2026-11-11', 'EXTEND', '2026-11-16'],
    ['on a Saturday: it counts from Monday', '2026-11-07', 'EXTEND', '2026-11-12'],
  ] as const)('%s', (_, day, effect, end) => expect(after(day, effect)).toBe(end));

  test('after 17:00 it counts from the next working day', () =>
    expect(after('2026-11-05', 'RESTART', '17:01')).toBe('2026-11-17'));
  test('past the calendar it is refused', () =>
    expect(after('2026-12-28', 'RESTART')).toBe('calendar.uncovered'));
  test.each([
    ['2026-11-04', 5],
    ['2026-11-10', 1],
    ['2026-11-11', 0],
    ['2026-11-12', 0],
  ])('from %s so many working days are left: %i', (day, left) =>
    expect(workingDaysLeft(calendar, at(day), endsAt)).toBe(left),
  );
});

describe('a suspension', () => {
  test.each([
    ['on the second counted day: six of seven are unused', '2026-11-04', '2026-11-11', 6],
    ['on the last day: that day', '2026-11-11', '2026-11-11', 1],
    ['on a Saturday: the three after it', '2026-11-07', '2026-11-11', 3],
    ['across the National Day', '2026-09-30', '2026-10-12', 5],
  ])('%s', (_, day, end, unused) => expect(daysUnused(calendar, at(day), at(end, '17:00'))).toBe(unused));

  test('on the day on which its period began, that day never counted', () => {
    const began = at('2026-11-02');
    expect(daysUnused(calendar, began, at('2026-11-11', '17:00'), began)).toBe(7);
    expect(daysUnused(calendar, at('2026-11-03'), at('2026-11-11', '17:00'), began)).toBe(7);
    expect(daysUnused(calendar, at('2026-11-04'), at('2026-11-11', '17:00'), began)).toBe(6);
  });

  test.each([
    ['six run on', 6, '2026-11-30', '2026-12-08'],
    ['one becomes three', 1, '2026-11-30', '2026-12-03'],
    ['on a Sunday they run from Tuesday', 3, '2026-11-29', '2026-12-03'],
  ])('%s', (_, unused, day, end) => {
    const period = periodAfterResumption(calendar, at(day), unused);
    expect(isRefusal(period) ? period : period.end).toBe(end);
  });

  test('is over after thirty days, at close of business', () =>
    expect(suspensionEnd(at('2026-11-04'), 30)).toBe(at('2026-12-04', '17:00')));
});
