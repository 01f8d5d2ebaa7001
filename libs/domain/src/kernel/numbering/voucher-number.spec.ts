import { expect, test } from '@jest/globals';
import { isVoucherNumber, voucherNumber } from './index.js';

test('the number of a receipt says its year and its place', () => {
  expect(voucherNumber(2026, 1)).toBe('SJ2026-000001');
  expect(isVoucherNumber('SJ2026-000001')).toBe(true);
  expect(isVoucherNumber('SJ2026-1')).toBe(false);
  expect(isVoucherNumber("SJ2026-000001'")).toBe(false);
});
