import { expect, test } from '@jest/globals';
import { SEPARATED_ROLES, findSeparation } from '@helan/domain';
import { ERRORS, type ErrorCode, ruleOf, sentenceOf } from './errors.js';
import { isAway } from './away.js';
import { PERMISSIONS, ROLES, hasPermission } from '../permissions.js';

const rows = Object.entries(ERRORS) as [ErrorCode, (typeof ERRORS)[ErrorCode]][];

test.each(rows)('%s has a status, a Chinese sentence and no English', (code, row) => {
  expect(code).toMatch(/^[a-z][a-z-]*\.[a-z][a-z-]*$/);
  expect(row.status).toBeGreaterThanOrEqual(400);
  expect(row.sentence).toMatch(/[。！]$/);
  expect(row.sentence.replace(/\{\w+\}|JPG|PNG|PDF|HEIC|GeoJSON|Excel|MB/g, '')).not.toMatch(/[A-Za-z]{2,}/);
});

test.each(rows)('%s never shows a place that nothing fills', (code) => {
  expect(sentenceOf(code) + (ruleOf(code) ?? '')).not.toMatch(/[{}]/);
});

test('values fill their places', () => {
  expect(sentenceOf('notice.too-few-working-days', { min: 7, days: 6 })).toBe(
    '公告期至少 7 个工作日，现在是 6 个。',
  );
  expect(sentenceOf('bid.too-low', {})).toContain('……');
});

test('no permission is nobody’s, and no role that must be apart can be joined', () => {
  for (const [permission, roles] of Object.entries(PERMISSIONS))
    expect([permission, roles.length]).not.toEqual([permission, 0]);
  expect(findSeparation(['VILLAGE_LIAISON', 'CENTER_ACCEPT'])).toBeUndefined();
  expect(findSeparation(['CENTER_REVIEW', 'CENTER_APPROVE'])).toEqual(['CENTER_REVIEW', 'CENTER_APPROVE']);
  expect(findSeparation(['CENTER_ACCEPT', 'SUPERVISOR'])).toEqual(['SUPERVISOR', 'CENTER_ACCEPT']);
  expect(findSeparation(['SUPERVISOR'])).toBeUndefined();
  expect(SEPARATED_ROLES.flat().every((role) => role in ROLES)).toBe(true);
  expect(hasPermission(['FINANCE_CLERK'], 'confirmReceipt')).toBe(false);
  expect(hasPermission(['FINANCE_CHECK'], 'enterReceipt')).toBe(false);
});

test.each<[number, ErrorCode, boolean]>([
  [0, 'server.busy', true],
  [503, 'server.away', true],
  [503, 'server.unsure', true],
  [503, 'server.busy', true],
  [503, 'storage.full', false],
  [503, 'bid.not-counted', false],
  [500, 'server.fault', false],
  [404, 'resource.not-found', false],
])('a problem of %i and %s: to be asked again is %s', (status, code, isSo) => {
  expect(isAway({ status, code })).toBe(isSo);
});
