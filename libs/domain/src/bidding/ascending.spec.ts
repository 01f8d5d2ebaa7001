import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type AscendingState,
  applyBid,
  judgeBid,
  lowestBid,
  nextBids,
  openingState,
  phaseAt,
} from './ascending.js';

const MINUTE = 60_000;
const rules = {
  startPriceFen: 62_000n,
  stepFen: 500n,
  startAt: 0,
  freeEndAt: 60 * MINUTE,
  limitedMs: 5 * MINUTE,
};
const opening = openingState(rules);
const led: AscendingState = { ...opening, seq: 3, currentFen: 63_000n, leader: 'A' };
const bid = (change: Partial<{ bidder: string; amountFen: bigint; at: number; isAdmitted: boolean }>) => ({
  bidder: 'B',
  amountFen: 63_500n,
  at: MINUTE,
  isAdmitted: true,
  ...change,
});

describe('a bid', () => {
  test.each([
    ['the start itself is a valid first bid', opening, { amountFen: 62_000n }, undefined],
    ['the first bid may be above the start', opening, { amountFen: 65_000n }, undefined],
    ['a fen below the start', opening, { amountFen: 61_999n }, 'bid.below-start'],
    ['a first bid off the step', opening, { amountFen: 62_001n }, 'bid.off-step'],
    ['one step above', led, { amountFen: 63_500n }, undefined],
    ['many steps above', led, { amountFen: 120_000n }, undefined],
    ['the same price', led, { amountFen: 63_000n }, 'bid.too-low'],
    ['less than a step', led, { amountFen: 63_499n }, 'bid.too-low'],
    ['above a step but off it', led, { amountFen: 63_750n }, 'bid.off-step'],
    ['nobody outbids himself', led, { bidder: 'A', amountFen: 64_000n }, 'bid.leader'],
    ['without a deposit', led, { isAdmitted: false }, 'bid.not-admitted'],
    ['a millisecond before the start', opening, { at: -1, amountFen: 62_000n }, 'bid.not-open'],
    ['at the start', opening, { at: 0, amountFen: 62_000n }, undefined],
    ['the last millisecond of the free phase', led, { at: 60 * MINUTE - 1 }, undefined],
    ['the first of the limited phase', led, { at: 60 * MINUTE }, undefined],
    ['the last millisecond of all', led, { at: 65 * MINUTE - 1 }, undefined],
    ['exactly at the end', led, { at: 65 * MINUTE }, 'bid.after-end'],
    ['in time by the extended end', { ...led, endAt: 69 * MINUTE }, { at: 68 * MINUTE }, undefined],
    ['after the close, whatever its stamp', { ...led, isEnded: true }, {}, 'bid.after-end'],
    ['a negative amount', opening, { amountFen: -62_000n }, 'bid.below-start'],
  ])('%s', (_, state, change, code) => expect(judgeBid(rules, state, bid(change))?.code).toBe(code));

  test('in the free phase leaves the end where it is', () => {
    expect(applyBid(rules, led, bid({}))).toMatchObject({
      seq: 4,
      currentFen: 63_500n,
      leader: 'B',
      endAt: 65 * MINUTE,
    });
  });

  test('in the limited phase restarts the window and never shortens it', () => {
    const later = applyBid(rules, led, bid({ at: 64 * MINUTE }));
    expect(later.endAt).toBe(69 * MINUTE);
    expect(applyBid(rules, later, bid({ bidder: 'C', amountFen: 64_000n, at: 62 * MINUTE })).endAt).toBe(
      69 * MINUTE,
    );
  });
});

test('phases', () => {
  const at = (minutes: number) => phaseAt(rules, opening, minutes * MINUTE);
  expect([at(-1), at(0), at(59), at(60), at(64), at(65)]).toEqual([
    'SCHEDULED',
    'FREE',
    'FREE',
    'LIMITED',
    'LIMITED',
    'ENDED',
  ]);
});

test('the next lawful bids', () => {
  expect(nextBids(rules, opening, 3)).toEqual([62_000n, 62_500n, 63_000n]);
  expect(nextBids(rules, led, 3)).toEqual([63_500n, 64_000n, 64_500n]);
});

test('whatever is thrown at a session: price rises by whole steps, order has no gap, the end never moves back', () => {
  const attempts = fc.array(
    fc.record({
      bidder: fc.constantFrom('A', 'B', 'C', 'D'),
      amountFen: fc.bigInt({ min: 60_000n, max: 80_000n }),
      at: fc.integer({ min: -MINUTE, max: 90 * MINUTE }),
      isAdmitted: fc.constantFrom(true, true, true, false),
    }),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(attempts, (list) => {
      let state = opening;
      for (const attempt of [...list].sort((a, b) => a.at - b.at)) {
        const before = state;
        if (judgeBid(rules, state, attempt)) continue;
        state = applyBid(rules, state, attempt);
        const isRising =
          attempt.amountFen >= lowestBid(rules, before) &&
          (attempt.amountFen - rules.startPriceFen) % rules.stepFen === 0n;
        const isInTime = attempt.isAdmitted && attempt.at >= rules.startAt && attempt.at < before.endAt;
        if (
          !isRising ||
          !isInTime ||
          state.seq !== before.seq + 1 ||
          state.endAt < before.endAt ||
          state.leader === before.leader
        )
          return false;
      }
      return true;
    }),
    { numRuns: 500 },
  );
});
