import { expect, test } from '@jest/globals';
import { MINUTE, OPEN_RULES, playSession, sampleBid } from '../../samples/index.js';
import { openingState, phaseAt } from './bidding-state.js';
import type { OpenRules } from './session-rules.js';

const DAY = 1440 * MINUTE;
/** Published at nine on the 2nd, limited from nine on the 17th of November 2026, stopping at 21:00. */
const startAt = Date.parse('2026-11-02T01:00:00Z');
const freeEndAt = startAt + 15 * DAY;
const rules: OpenRules = { ...OPEN_RULES, mode: 'DYNAMIC', startAt, freeEndAt, dayEndMinute: 21 * 60 };
const bid = (bidder: string, yuan: number, at: number) =>
  sampleBid(rules, bidder, BigInt(yuan * 100), startAt + at);

test('bids come in by day and by night while the listing runs, and the window follows', () => {
  const { state, codes } = playSession(rules, [
    bid('101', 620, MINUTE),
    bid('202', 625, 13 * 60 * MINUTE), // at ten in the evening of the first day
    bid('303', 630, 9 * DAY),
    bid('101', 635, 15 * DAY + MINUTE), // in the window
    bid('303', 640, 15 * DAY + 6 * MINUTE), // too late
  ]);
  expect(codes).toEqual([undefined, undefined, undefined, undefined, 'bid.after-end']);
  expect(state).toMatchObject({ count: 4, leader: '101', endAt: freeEndAt + 6 * MINUTE });
});

test('only the day of the limited window ends at night', () => {
  const state = openingState(rules);
  expect(new Date(state.dayEndAt!).toISOString()).toBe('2026-11-17T13:00:00.000Z');
  expect(phaseAt(rules, state, startAt + 14 * 60 * MINUTE)).toBe('FREE');
});
