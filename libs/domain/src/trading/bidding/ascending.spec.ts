import { describe, expect, test } from '@jest/globals';
import { MINUTE, OPEN_RULES, playSession, sampleBid } from '../../samples/index.js';
import type { Bid } from './bid.js';
import { type BiddingState, openingState, phaseAt } from './bidding-state.js';
import { judgeBid, nextBids } from './judge-bid.js';
import type { OpenRules } from './session-rules.js';

const rules = OPEN_RULES;
const opening = openingState(rules);
const led: BiddingState = { ...opening, count: 3, currentFen: 63_000n, leader: 'A' };
const bid = (bidder: string, yuan: number, at: number, other: Partial<Bid> = {}) => ({
  ...sampleBid(rules, bidder, BigInt(Math.round(yuan * 100)), at),
  ...other,
});

test('a session, bid by bid', () => {
  const { state, codes } = playSession(rules, [
    bid('101', 615, 0), // below the start
    bid('101', 620, 1), // the start itself
    bid('101', 625, 2), // nobody outbids himself
    bid('202', 620, 3), // the same price
    bid('202', 627, 4), // off the step
    bid('202', 640, 5), // four steps at once
    bid('303', 645, 62 * MINUTE), // in the window: five minutes from here
    bid('202', 650, 67 * MINUTE), // a millisecond too late by the window
    bid('202', 650, 67 * MINUTE - 1), // the last millisecond
    bid('101', 655, 72 * MINUTE - 1),
  ]);
  expect(codes).toEqual([
    'bid.below-start',
    undefined,
    'bid.leader',
    'bid.too-low',
    'bid.off-step',
    undefined,
    undefined,
    'bid.after-end',
    undefined,
    'bid.after-end',
  ]);
  expect(state).toMatchObject({ count: 4, currentFen: 65_000n, leader: '202', endAt: 72 * MINUTE - 1 });
});

/** Start 8,000, steps of 200, four of them at most. */
describe('the most steps of one raise', () => {
  const most = {
    ...rules,
    startPriceFen: 800_000n,
    stepFen: 20_000n,
    mostSteps: 4,
    leapFrom: 'TABLE',
  } as const;
  const { leapFrom: _, ...former } = most;
  const begun = openingState(most);
  const on8200 = { ...begun, count: 1, currentFen: 820_000n, leader: 'A' };
  test.each<[string, OpenRules, BiddingState, number, string | undefined]>([
    ['first, four above the start', most, begun, 8_800, undefined],
    ['first, five above the start', most, begun, 9_000, 'bid.too-far'],
    ['later, four above the price on the table', most, on8200, 9_000, undefined],
    ['later, five above it', most, on8200, 9_200, 'bid.too-far'],
    ['first, a step beyond the start, four', { ...most, firstBid: 'STEP_BEYOND' }, begun, 8_800, undefined],
    ['first, a step beyond, five', { ...most, firstBid: 'STEP_BEYOND' }, begun, 9_000, 'bid.too-far'],
    ['a session of before: first, three', former, begun, 8_600, undefined],
    ['a session of before: first, four', former, begun, 8_800, 'bid.too-far'],
    ['a session of before: later, four', former, on8200, 9_000, undefined],
  ])('%s', (_, of, state, yuan, code) =>
    expect(judgeBid(of, state, bid('B', yuan, MINUTE))?.code).toBe(code),
  );
});

describe('a bid', () => {
  test.each<[string, BiddingState, Bid, string | undefined]>([
    ['the start itself is a valid first bid', opening, bid('B', 620, MINUTE), undefined],
    ['the first bid may be above the start', opening, bid('B', 650, MINUTE), undefined],
    ['a fen below the start', opening, bid('B', 619.99, MINUTE), 'bid.below-start'],
    ['a first bid off the step', opening, bid('B', 620.01, MINUTE), 'bid.off-step'],
    ['one step above', led, bid('B', 635, MINUTE), undefined],
    ['many steps above', led, bid('B', 1200, MINUTE), undefined],
    ['the same price', led, bid('B', 630, MINUTE), 'bid.too-low'],
    ['a fen less than a step', led, bid('B', 634.99, MINUTE), 'bid.too-low'],
    ['above a step but off it', led, bid('B', 637.5, MINUTE), 'bid.off-step'],
    ['nobody outbids himself', led, bid('A', 640, MINUTE), 'bid.leader'],
    ['without a deposit', led, bid('B', 635, MINUTE, { isAdmitted: false }), 'bid.not-admitted'],
    ['a millisecond before the start', opening, bid('B', 620, -1), 'bid.not-open'],
    ['at the start', opening, bid('B', 620, 0), undefined],
    ['the last millisecond of the free phase', led, bid('B', 635, 60 * MINUTE - 1), undefined],
    ['the last millisecond of all', led, bid('B', 635, 65 * MINUTE - 1), undefined],
    ['exactly at the end', led, bid('B', 635, 65 * MINUTE), 'bid.after-end'],
    ['in time by the extended end', { ...led, endAt: 69 * MINUTE }, bid('B', 635, 68 * MINUTE), undefined],
    ['after the close, whatever its stamp', { ...led, isEnded: true }, bid('B', 635, 1), 'bid.after-end'],
    ['while it stands still', { ...led, pausedAt: 2 }, bid('B', 635, 1), 'bid.paused'],
    ['a negative amount', opening, bid('B', -620, 1), 'bid.not-positive'],
    ['nothing', opening, bid('B', 0, 1), 'bid.not-positive'],
    ['as if it were a falling price', led, bid('B', 635, 1, { kind: 'ACCEPT' }), 'bid.other-mode'],
  ])('%s', (_, state, attempt, code) => expect(judgeBid(rules, state, attempt)?.code).toBe(code));
});

describe('what exchanges do differently', () => {
  test.each<[string, Partial<OpenRules>, readonly Bid[], (string | undefined)[]]>([
    [
      'the first bid at least a step above the start',
      { firstBid: 'STEP_BEYOND' },
      [bid('A', 620, 1), bid('A', 625, 2)],
      ['bid.below-start', undefined],
    ],
    [
      'no more than ten steps at once',
      { mostSteps: 10 },
      [bid('A', 670, 1), bid('A', 665, 2), bid('B', 720, 3), bid('B', 715, 4)],
      ['bid.too-far', undefined, 'bid.too-far', undefined],
    ],
  ])('%s', (_, change, bids, codes) =>
    expect(playSession({ ...rules, ...change }, bids).codes).toEqual(codes),
  );

  const last = (minutes: number) => bid('A', 620, minutes * MINUTE);
  test.each<[string, Partial<OpenRules['extension']>, readonly Bid[], number]>([
    ['the window begins anew', {}, [last(62)], 67],
    ['a fixed time is added', { manner: 'ADD', byMs: 2 * MINUTE }, [last(62)], 67],
    ['a fixed time is added twice', { manner: 'ADD' }, [last(62), bid('B', 625, 66 * MINUTE)], 75],
    ['a bid before the last minute adds nothing', { triggerMs: MINUTE }, [last(63)], 65],
    ['a bid in the last minute extends by five', { triggerMs: MINUTE }, [last(64)], 69],
    ['no more than once', { most: 1 }, [last(64), bid('B', 625, 68 * MINUTE)], 69],
  ])('%s', (_, change, bids, minutes) => {
    const changed = { ...rules, extension: { ...rules.extension, ...change } };
    expect(playSession(changed, bids).state.endAt).toBe(minutes * MINUTE);
  });

  test('a bid in the free phase leaves the end where it is', () => {
    expect(playSession(rules, [bid('A', 620, 59 * MINUTE)]).state.endAt).toBe(65 * MINUTE);
  });
});

describe('a priority right', () => {
  const match = (bidder: string, yuan: number, rank: number | null) =>
    bid(bidder, yuan, MINUTE, { kind: 'PRIORITY_MATCH', rank });

  test('is used at the price that stands; the others go a step higher', () => {
    const { state, codes } = playSession(rules, [
      match('M', 620, 1), // nothing to match yet
      bid('A', 620, 1),
      match('B', 620, null), // no claim
      match('M', 625, 1), // not the price that stands
      match('M', 620, 2),
      match('M', 620, 2), // he leads already
      match('T', 620, 3), // a lesser right
      match('S', 620, 2), // an equal right: the earlier bid
      match('N', 620, 1), // a higher right
      bid('A', 620, 2),
      bid('A', 625, 2),
    ]);
    expect(codes).toEqual([
      'bid.nothing-to-match',
      undefined,
      'bid.no-claim',
      'bid.match-differs',
      undefined,
      'bid.leader',
      'bid.claim-outranked',
      'bid.claim-outranked',
      undefined,
      'bid.too-low',
      undefined,
    ]);
    expect(state).toMatchObject({ count: 4, currentFen: 62_500n, leader: 'A', leaderRank: null });
  });

  test('extends the window like any bid that leads', () => {
    const { state } = playSession(rules, [bid('A', 620, 1), { ...match('M', 620, 1), at: 64 * MINUTE }]);
    expect(state).toMatchObject({ leader: 'M', endAt: 69 * MINUTE });
  });

  test('of a leader who bid by himself is not matched by an equal one', () => {
    const { codes } = playSession(rules, [bid('M', 620, 1, { rank: 1 }), match('N', 620, 1)]);
    expect(codes).toEqual([undefined, 'bid.claim-outranked']);
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
  expect(nextBids(rules, opening, 0, 3)).toEqual([62_000n, 62_500n, 63_000n]);
  expect(nextBids(rules, led, 0, 3)).toEqual([63_500n, 64_000n, 64_500n]);
});
