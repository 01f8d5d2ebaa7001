import { expect, test } from '@jest/globals';
import { MINUTE, OPEN_RULES, playSession, sampleBid } from '../../samples/index.js';
import { openingState } from './bidding-state.js';
import { directionOf, nextBids } from './judge-bid.js';
import type { OpenRules } from './session-rules.js';
import { sessionResult } from './session-result.js';

const rules: OpenRules = { ...OPEN_RULES, mode: 'REV_ASC', startPriceFen: 1_000_000n, stepFen: 10_000n };
const bid = (bidder: string, yuan: number, at: number) => sampleBid(rules, bidder, BigInt(yuan * 100), at);

test('a purchase, offer by offer', () => {
  const { state, codes } = playSession(rules, [
    bid('101', 10_100, 1), // above the ceiling
    bid('101', 10_000, 1), // the ceiling itself
    bid('202', 10_000, 2), // the same price
    bid('202', 9_950, 3), // half a step
    bid('202', 9_850, 3), // off the step
    bid('202', 9_900, 4),
    bid('202', 9_800, 5), // he leads already
    bid('303', 9_500, 64 * MINUTE), // four steps, in the window
    bid('101', 0, 65 * MINUTE), // for nothing
    bid('101', 9_400, 69 * MINUTE), // too late
  ]);
  expect(codes).toEqual([
    'bid.above-start',
    undefined,
    'bid.too-high',
    'bid.too-high',
    'bid.off-step',
    undefined,
    'bid.leader',
    undefined,
    'bid.not-positive',
    'bid.after-end',
  ]);
  expect(state).toMatchObject({ count: 3, currentFen: 950_000n, leader: '303', endAt: 69 * MINUTE });
  expect(directionOf(rules)).toBe('FALLING');
});

test('a reserve is the most that is paid', () => {
  const end = { leader: '303', currentFen: 950_000n };
  expect(sessionResult(end, 950_000n, 'FALLING').winner).toBe('303');
  expect(sessionResult(end, 949_999n, 'FALLING').failure).toBe('RESERVE_NOT_MET');
});

test('the next lawful offers stop above nothing', () => {
  const low = { ...openingState(rules), currentFen: 20_000n, leader: '101' };
  expect(nextBids(rules, low, 0, 3)).toEqual([10_000n]);
});
