import { describe, expect, test } from '@jest/globals';
import { FALLING_RULES, MINUTE, playSession, sampleBid } from '../../samples/index.js';
import { openingState, pause, phaseAt, resume } from './bidding-state.js';
import { askedPrice, nextFallAt } from './falling-price.js';
import { fallingPrice } from './ladder.js';
import { nextBids } from './judge-bid.js';

const rules = FALLING_RULES;
const bid = (bidder: string, yuan: number, at: number) => sampleBid(rules, bidder, BigInt(yuan * 100), at);

test('a session that falls until somebody accepts', () => {
  const { state, codes } = playSession(rules, [
    bid('101', 950, MINUTE), // not fallen to it yet
    bid('101', 1020, MINUTE), // never asked
    bid('101', 925, 5 * MINUTE), // between two prices
    bid('202', 900, 5 * MINUTE), // asked since the fourth minute
    bid('101', 850, 6 * MINUTE), // too late: accepted already
    bid('303', 950, 3 * MINUTE), // stamped earlier, judged later
  ]);
  expect(codes).toEqual([
    'bid.not-yet-asked',
    'bid.not-asked',
    'bid.not-asked',
    undefined,
    'bid.after-end',
    'bid.after-end',
  ]);
  expect(state).toMatchObject({ count: 1, currentFen: 90_000n, leader: '202', endAt: 5 * MINUTE });
});

describe('the asked price', () => {
  test.each([
    [-1, 100_000n],
    [0, 100_000n],
    [2 * MINUTE - 1, 100_000n],
    [2 * MINUTE, 95_000n],
    [11 * MINUTE, 75_000n],
    [12 * MINUTE, 70_000n],
    [90 * MINUTE, 70_000n],
  ])('after %s ms', (at, price) => expect(fallingPrice(rules, at)).toBe(price));

  test('ends on the floor even where the steps do not reach it evenly', () => {
    const uneven = { ...rules, floorFen: 72_000n };
    expect(fallingPrice(uneven, 12 * MINUTE)).toBe(72_000n);
    expect(openingState(uneven).endAt).toBe(14 * MINUTE);
    const { codes } = playSession(uneven, [
      sampleBid(uneven, 'A', 70_000n, 13 * MINUTE),
      sampleBid(uneven, 'A', 72_000n, 13 * MINUTE),
    ]);
    expect(codes).toEqual(['bid.not-asked', undefined]);
  });

  test('a price asked before may still be accepted', () => {
    expect(playSession(rules, [bid('101', 950, 4 * MINUTE + 20)]).state.currentFen).toBe(95_000n);
  });

  test('waits while the session stands still', () => {
    const held = resume(rules, pause(openingState(rules), 3 * MINUTE), 10 * MINUTE);
    expect(fallingPrice(rules, 10 * MINUTE, held.heldMs)).toBe(95_000n);
    expect(fallingPrice(rules, 11 * MINUTE, held.heldMs)).toBe(90_000n);
    expect(held.endAt).toBe(21 * MINUTE);
    expect(nextBids(rules, held, 10 * MINUTE, 3)).toEqual([95_000n]);
  });
});

test('the asked price stands still with the session, and falls next when an interval is full', () => {
  const state = openingState(rules);
  expect([nextFallAt(rules, state, 0), nextFallAt(rules, state, 2 * MINUTE)]).toEqual([
    2 * MINUTE,
    4 * MINUTE,
  ]);
  expect(nextFallAt(rules, state, 12 * MINUTE)).toBeUndefined();
  const stopped = pause(state, 3 * MINUTE);
  expect(askedPrice(rules, stopped, 30 * MINUTE)).toBe(95_000n);
  const night = { ...state, dayEndAt: 5 * MINUTE };
  expect(askedPrice(rules, night, 600 * MINUTE)).toBe(90_000n);
  const held = resume(rules, stopped, 10 * MINUTE);
  expect(nextFallAt(rules, held, 10 * MINUTE)).toBe(11 * MINUTE);
});

test('nobody accepts: it ends an interval after the floor was reached', () => {
  const state = openingState(rules);
  expect(state.endAt).toBe(14 * MINUTE);
  expect(phaseAt(rules, state, 14 * MINUTE - 1)).toBe('FREE');
  expect(phaseAt(rules, state, 14 * MINUTE)).toBe('ENDED');
});
