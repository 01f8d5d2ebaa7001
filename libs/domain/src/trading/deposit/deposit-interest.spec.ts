import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DatedRate, depositInterest } from './deposit-interest.js';

const CURRENT: DatedRate[] = [{ from: '2022-10-28', rate: 5 }];
const CHANGED: DatedRate[] = [
  { from: '2022-10-28', rate: 10 },
  { from: '2026-11-20', rate: 5 },
];

/** amount in fen, came, decided, rates → interest in fen, by hand: amount × Σ(rate × days) ÷ 10,000 ÷ 365. */
test.each<[bigint, string, string, DatedRate[], bigint]>([
  // 7,440.00 for 30 days by 0.05 %: 744000 × 5 × 30 ÷ 3650000 = 30.57…
  [744_000n, '2026-11-12', '2026-12-12', CURRENT, 31n],
  // 73,000.00 for a year of 365 days by 0.05 %: 36.50
  [7_300_000n, '2026-01-01', '2027-01-01', CURRENT, 3650n],
  // a leap year has one day more: 7300000 × 5 × 366 ÷ 3650000 = 3660
  [7_300_000n, '2028-01-01', '2029-01-01', CURRENT, 3660n],
  // 730,000.00 for one day: 73000000 × 5 ÷ 3650000 = 100
  [73_000_000n, '2026-11-12', '2026-11-13', CURRENT, 100n],
  // came and decided on one day
  [73_000_000n, '2026-11-12', '2026-11-12', CURRENT, 0n],
  // 3,650.00 for one day: half a fen is one
  [365_000n, '2026-11-12', '2026-11-13', CURRENT, 1n],
  // a fen less is less than half
  [364_999n, '2026-11-12', '2026-11-13', CURRENT, 0n],
  // ten days of 0.10 %, ten of 0.05 %: 3650000 × (100 + 50) ÷ 3650000 = 150
  [3_650_000n, '2026-11-10', '2026-11-30', CHANGED, 150n],
  // all before the change, all after it
  [3_650_000n, '2026-11-10', '2026-11-20', CHANGED, 100n],
  [3_650_000n, '2026-11-20', '2026-11-30', CHANGED, 50n],
  // over the end of a year
  [3_650_000n, '2026-12-22', '2027-01-11', CHANGED, 100n],
  // nothing is known of the days before the first rate: five of ten count
  [3_650_000n, '2022-10-23', '2022-11-02', CURRENT, 25n],
  [3_650_000n, '2026-11-10', '2026-11-30', [], 0n],
  [0n, '2026-11-10', '2026-11-30', CURRENT, 0n],
])('%d fen from %s to %s', (amountFen, from, to, rates, expected) => {
  expect(depositInterest(amountFen, { from, to }, rates)).toBe(expected);
});

describe('interest', () => {
  test('is never less than nothing, grows with the days, and is rounded once however the rate is cut', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addTo('2026-01-01', days));
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 11n }), day, day, day, (amountFen, one, other, cut) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const whole = depositInterest(amountFen, { from, to }, CURRENT);
        const inTwo = depositInterest(amountFen, { from, to }, [...CURRENT, { from: cut, rate: 5 }]);
        expect(whole).toBeGreaterThanOrEqual(0n);
        expect(inTwo).toBe(whole);
        expect(depositInterest(amountFen, { from, to: addTo(to, 1) }, CURRENT)).toBeGreaterThanOrEqual(whole);
      }),
    );
  });
});

function addTo(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
