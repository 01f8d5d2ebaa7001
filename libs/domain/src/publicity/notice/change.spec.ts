import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../../kernel/index.js';
import { shanghaiInstant } from '../../kernel/date/index.js';
import { initialCalendar } from '../../rules/calendar/index.js';
import type { Application } from '../../listing/listing/index.js';
import { getPropertyType } from '../../property/property-type/index.js';
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
    expect(effectOf(application, { ...application, ...change }, getPropertyType('T01'))).toBe(effect);
  });

  test.each<[string, string, Record<string, string>, 'RESTART' | 'EXTEND']>([
    ['the papers that a supplier must have', 'T14', { qualificationKind: '水利施工总承包二级' }, 'RESTART'],
    ['that he must have any', 'T14', { needsQualification: 'NO' }, 'RESTART'],
    ['how long the work may take', 'T14', { duration: '30 天' }, 'RESTART'],
    ['of which project it is', 'T14', { projectName: '高标准农田（二期）' }, 'EXTEND'],
    ['the most that a household may hold', 'T06', { holdingCap: '99' }, 'RESTART'],
    ['the dividends of before', 'T06', { dividends: '每股 3 元' }, 'EXTEND'],
    ['what the house may be used for', 'T05', { useLimits: '不得经营餐饮' }, 'RESTART'],
    ['how many months are free', 'T05', { rentFree: '前三个月' }, 'RESTART'],
    ['how the house is built', 'T05', { structure: '砖混二层' }, 'EXTEND'],
    ['how many animals there are', 'T12', { headCount: '7' }, 'RESTART'],
    ['which animals', 'T12', { earTags: '164012200000991' }, 'RESTART'],
    ['where they are kept', 'T12', { keptAt: '立岗镇兰光村二社' }, 'EXTEND'],
    ['how far a licence reaches', 'T09', { territory: '宁夏全区' }, 'RESTART'],
    ['what the new holder keeps up', 'T08', { upkeep: '每年清淤两次' }, 'RESTART'],
    ['what grows on the land', 'T01', { crop: '苜蓿' }, 'EXTEND'],
    ['where a machine stands', 'T07', { storedAt: '立岗镇农机站' }, 'EXTEND'],
  ])('%s of %s: %j, %s', (_, code, answers, effect) => {
    const before = sampleListing(code).application;
    const after = { ...before, attributes: { ...before.attributes, ...answers } };
    expect(effectOf(before, after, getPropertyType(code))).toBe(effect);
  });

  test('the same answer, written wider, is no substantial change', () => {
    const before = { ...sampleListing('T13').application, attributes: { facilityArea: '800' } };
    const after = { ...before, attributes: { facilityArea: ' ８００' } };
    expect(effectOf(before, after, getPropertyType('T13'))).toBe('EXTEND');
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
