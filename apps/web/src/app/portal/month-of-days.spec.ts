import { expect, test } from '@jest/globals';
import { monthOfDays } from './month-of-days';

const DAYS = ['2026-11-02', '2026-11-01', '2026-10-30', '2026-09-30'].map((day) => ({ day }));
const seen = (asked?: string) => {
  const { month, rows, earlier, later } = monthOfDays(DAYS, asked);
  return [month, rows.length, earlier, later];
};

test.each([
  [undefined, ['2026-11', 2, '2026-10', null]],
  ['2026-10', ['2026-10', 31, '2026-09', '2026-11']],
  ['2026-09', ['2026-09', 1, null, '2026-10']],
  ['2031-01', ['2026-11', 2, '2026-10', null]],
])('asked for %s', (asked, found) => expect(seen(asked)).toEqual(found));

test('a day that was missed is one of its month', () =>
  expect(
    monthOfDays(DAYS, '2026-10')
      .rows.filter(({ signed }) => signed)
      .map(({ day }) => day),
  ).toEqual(['2026-10-30']));
test('without any there is no month', () => expect(monthOfDays([], '2026-10').rows).toEqual([]));
