import { expect, test } from '@jest/globals';
import { type PaymentOrderState, daysLate } from './index.js';

test.each<[PaymentOrderState, string | null, number]>([
  ['DUE', '2026-11-27', 3],
  ['DUE', '2026-11-30', 0],
  ['DUE', '2026-12-01', 0],
  ['DUE', null, 0],
  ['BATCHED', '2026-11-27', 3],
  ['SENT', '2026-11-27', 3],
  ['BOUNCED', '2026-10-30', 31],
  ['PROPOSED', '2026-11-27', 3],
  ['ENTERED', '2026-11-27', 0],
  ['CONFIRMED', '2026-11-27', 0],
  ['REPLACED', '2026-11-27', 0],
  ['CANCELLED', '2026-11-27', 0],
])('%s, to be paid by %s: %i days late on the 30th of November', (state, dueOn, days) =>
  expect(daysLate({ state, dueOn }, '2026-11-30')).toBe(days),
);
