import '../../../testing/test-bed';
import { expect, test } from '@jest/globals';
import { dayAndTime, dayOf, workColumns } from './work-columns';

test('a moment has its year, wherever it stands', () => {
  expect(dayAndTime('2025-11-01T01:00:00Z')).toBe('2025-11-01 09:00');
  expect(dayOf('2025-11-01T16:30:00Z')).toBe('2025-11-02');
});

test('on a telephone the last day stands beside what it is of, without another way to the right', () => {
  const columns = workColumns('due', true, 1);
  expect(columns.map(({ colId }) => colId)).toEqual(['kind', 'title', 'due']);
  const wide = columns.map(({ width, minWidth }) => minWidth ?? width ?? 0).reduce((sum, px) => sum + px, 0);
  // 360 px, less the ticks and the page's edges.
  expect(wide).toBeLessThanOrEqual(360 - 44 - 24);
});
