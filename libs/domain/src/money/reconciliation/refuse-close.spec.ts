import { expect, test } from '@jest/globals';
import { type DayToClose, firstOpenDay, refuseClose } from './index.js';

const RIGHT: DayToClose = {
  day: '2026-11-03',
  today: '2026-11-04',
  closedThrough: '2026-11-02',
  earlierOpen: null,
  isBankAsked: true,
  hasStatement: true,
  unconfirmed: [],
  unexplained: [],
};
const many = Array.from({ length: 12 }, (_, n) => `流水 ${n + 1}`);

test.each<[string, Partial<DayToClose>, string | undefined]>([
  ['a day that agrees', {}, undefined],
  ['the first of all', { closedThrough: null }, undefined],
  ['a day on which nothing moved', { isBankAsked: false, hasStatement: false }, undefined],
  ['after days without any movement', { closedThrough: '2026-10-30' }, undefined],
  ['today', { day: '2026-11-04' }, 'close.day-not-over'],
  ['tomorrow', { day: '2026-11-05' }, 'close.day-not-over'],
  ['one that is closed', { closedThrough: '2026-11-03' }, 'close.closed'],
  ['one behind those that are closed', { closedThrough: '2026-11-08', today: '2026-11-09' }, 'close.closed'],
  ['before an earlier one', { earlierOpen: '2026-11-02', closedThrough: null }, 'close.earlier-open'],
  ['without a statement', { hasStatement: false }, 'close.no-statement'],
  ['with a receipt that waits', { unconfirmed: ['流水 1'], hasStatement: false }, 'close.unconfirmed'],
  ['with a difference', { unexplained: ['流水 1'] }, 'close.unexplained'],
  ['with both', { unconfirmed: ['流水 1'], unexplained: ['流水 2'] }, 'close.unconfirmed'],
])('%s', (_, change, expected) => {
  expect(refuseClose({ ...RIGHT, ...change })?.code).toBe(expected);
});

test('what keeps it open is named, ten of them at most', () => {
  expect(refuseClose({ ...RIGHT, unexplained: ['流水 1', '流水 2'] })?.values).toEqual({
    count: 2,
    list: '流水 1、流水 2',
  });
  expect(refuseClose({ ...RIGHT, unexplained: many })?.values).toEqual({
    count: 12,
    list: '流水 1、流水 2、流水 3、流水 4、流水 5、流水 6、流水 7、流水 8、流水 9、流水 10 等',
  });
  expect(refuseClose({ ...RIGHT, earlierOpen: '2026-11-01' })?.values).toEqual({ day: '2026-11-01' });
});

test.each<[string, string | null, string]>([
  ['2026-11-03', null, '2026-11-03'],
  ['2026-11-03', '2026-11-02', '2026-11-03'],
  ['2026-11-03', '2026-11-03', '2026-11-04'],
  ['2026-11-03', '2026-11-08', '2026-11-09'],
  ['2026-12-31', '2026-12-31', '2027-01-01'],
])('what the bank had on %s, closed through %s, is booked on %s', (day, closedThrough, expected) => {
  expect(firstOpenDay(day, closedThrough)).toBe(expected);
});
