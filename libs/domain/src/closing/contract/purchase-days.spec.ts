import { expect, test } from '@jest/globals';
import { refundBy, refusePurchaseDay } from './purchase-days.js';

test.each([
  ['2026-11-16', '2026-11-21'],
  ['2026-12-29', '2027-01-03'],
  ['2028-02-26', '2028-03-02'],
])('signed on %s, back by %s', (signedOn, by) => expect(refundBy(signedOn)).toBe(by));

test.each([
  ['2026-11-16', undefined],
  ['2026-11-20', undefined],
  ['2026-11-15', 'purchase.bad-day'],
  ['2026-11-21', 'purchase.bad-day'],
  ['2026-02-30', 'purchase.bad-day'],
  ['昨天', 'purchase.bad-day'],
])('a purchase’s contract of %s', (day, code) =>
  expect(refusePurchaseDay(day, { from: '2026-11-16', today: '2026-11-20' })?.code).toBe(code),
);
