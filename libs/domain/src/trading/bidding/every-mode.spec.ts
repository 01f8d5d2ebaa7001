import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FALLING_RULES, MINUTE, OPEN_RULES, sampleBid, SEALED_RULES } from '../../samples/index.js';
import type { Bid } from './bid.js';
import { type BiddingState, openingState, pause, phaseAt, resume } from './bidding-state.js';
import { BIDDING_MODES, type BiddingMode } from '../../listing/trading-choice/index.js';
import { applyBid, directionOf, judgeBid } from './judge-bid.js';
import type { OpenRules, SessionRules } from './session-rules.js';

const REVERSE: OpenRules = { ...OPEN_RULES, mode: 'REV_ASC', startPriceFen: 80_000n };
const ADDING = { manner: 'ADD', byMs: 3 * MINUTE, triggerMs: 2 * MINUTE, most: 4 } as const;
const SESSIONS: Readonly<Record<BiddingMode, readonly SessionRules[]>> = {
  ASC_MULTI: [
    OPEN_RULES,
    { ...OPEN_RULES, firstBid: 'STEP_BEYOND', mostSteps: 10 },
    { ...OPEN_RULES, extension: ADDING },
  ],
  DYNAMIC: [{ ...OPEN_RULES, mode: 'DYNAMIC' }],
  REV_ASC: [REVERSE, { ...REVERSE, extension: ADDING }],
  DESC: [FALLING_RULES, { ...FALLING_RULES, floorFen: 72_000n }],
  SEALED_ONE: [SEALED_RULES],
  WEIGHTED: [{ ...SEALED_RULES, mode: 'WEIGHTED', priceWeight: 6_000 }],
};
const CASES = Object.values(SESSIONS).flatMap((list) => list.map((rules) => [rules.mode, rules] as const));

const attempts = fc.array(
  fc.record({
    bidder: fc.constantFrom('A', 'B', 'C', 'D'),
    rung: fc.integer({ min: -2, max: 30 }),
    odd: fc.constantFrom(0n, 0n, 0n, 0n, 1n, -1n, 250n),
    at: fc.integer({ min: -MINUTE, max: 90 * MINUTE }),
    isAdmitted: fc.constantFrom(true, true, true, true, false),
    isMatch: fc.constantFrom(false, false, false, true),
  }),
  { maxLength: 80 },
);
type Attempt = {
  bidder: string;
  rung: number;
  odd: bigint;
  at: number;
  isAdmitted: boolean;
  isMatch: boolean;
};
const RANKS: Readonly<Record<string, number | null>> = { A: null, B: 2, C: 1, D: null };

/** A bid that somebody might well send: near a lawful price more often than not. */
function toBid(rules: SessionRules, state: BiddingState, attempt: Attempt): Bid {
  const { bidder, rung, odd, at, isAdmitted, isMatch } = attempt;
  const other = { isAdmitted, rank: RANKS[bidder]! };
  if ('isBuying' in rules) return { ...sampleBid(rules, bidder, null, at), ...other };
  const step = directionOf(rules) === 'RISING' && rules.mode !== 'DESC' ? rules.stepFen : -rules.stepFen;
  const from = rules.mode === 'DESC' ? rules.startPriceFen : (state.currentFen ?? rules.startPriceFen);
  if (isMatch) return { ...sampleBid(rules, bidder, from, at), ...other, kind: 'PRIORITY_MATCH' };
  return { ...sampleBid(rules, bidder, from + step * BigInt(rung) + odd, at), ...other };
}

interface Played {
  readonly accepted: readonly { bid: Bid; before: BiddingState; after: BiddingState }[];
  readonly state: BiddingState;
}

function play(rules: SessionRules, list: readonly Attempt[]): Played {
  let state = openingState(rules);
  const accepted: { bid: Bid; before: BiddingState; after: BiddingState }[] = [];
  for (const attempt of [...list].sort((a, b) => a.at - b.at)) {
    const bid = toBid(rules, state, attempt);
    if (judgeBid(rules, state, bid)) continue;
    const after = applyBid(rules, state, bid);
    accepted.push({ bid, before: state, after });
    state = after;
  }
  return { accepted, state };
}

test('every mode is among the cases', () => {
  expect(Object.keys(SESSIONS).sort()).toEqual(Object.keys(BIDDING_MODES).sort());
});

describe.each(CASES)('%s, whatever is thrown at it', (_, rules) => {
  const holds = (property: (played: Played) => boolean) =>
    fc.assert(
      fc.property(attempts, (list) => property(play(rules, list))),
      { numRuns: 300 },
    );

  test('something is accepted at all', () => {
    let most = 0;
    holds(({ accepted }) => {
      most = Math.max(most, accepted.length);
      return true;
    });
    expect(most).toBeGreaterThan(0);
  });

  test('the order has no gap', () => {
    holds(({ accepted }) => accepted.every(({ after }, index) => after.count === index + 1));
  });

  test('who was not admitted, early or late never counts', () => {
    holds(({ accepted }) =>
      accepted.every(
        ({ bid, before }) => bid.isAdmitted && ['FREE', 'LIMITED'].includes(phaseAt(rules, before, bid.at)),
      ),
    );
  });

  test('played again by its own log, it ends the same', () => {
    holds(({ accepted, state }) => {
      const again = accepted.reduce(
        (before, { bid }) => (judgeBid(rules, before, bid) ? before : applyBid(rules, before, bid)),
        openingState(rules),
      );
      return JSON.stringify(again, digits) === JSON.stringify(state, digits);
    });
  });

  if ('isBuying' in rules)
    test('nobody has two envelopes, and no price is known', () => {
      holds(
        ({ accepted, state }) =>
          new Set(accepted.map(({ bid }) => bid.bidder)).size === accepted.length &&
          state.currentFen === null,
      );
    });
  else if (rules.mode === 'DESC')
    test('the first acceptance ends it, at a price that was asked', () => {
      holds(({ accepted, state }) => {
        const [first] = accepted;
        if (!first) return state.leader === null;
        const { amountFen, at } = first.bid;
        const isAsked =
          amountFen === rules.floorFen || (rules.startPriceFen - amountFen!) % rules.stepFen === 0n;
        return accepted.length === 1 && isAsked && amountFen! >= rules.floorFen && state.endAt === at;
      });
    });
  else
    test('the price moves one way by whole steps, the leader changes, the end never moves back', () => {
      const sign = directionOf(rules) === 'RISING' ? 1n : -1n;
      holds(({ accepted }) =>
        accepted.every(({ bid, before, after }) => {
          const from = before.currentFen ?? rules.startPriceFen;
          const moved = sign * (bid.amountFen! - from);
          const isLawful =
            bid.kind === 'PRIORITY_MATCH'
              ? moved === 0n && before.currentFen !== null && bid.rank !== null
              : moved % rules.stepFen === 0n && (before.currentFen === null ? moved >= 0n : moved > 0n);
          return (
            isLawful && before.leader !== bid.bidder && after.endAt >= before.endAt && bid.amountFen! > 0n
          );
        }),
      );
    });
});

function digits(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

describe('a session that stands still', () => {
  const at = (minutes: number) => minutes * MINUTE;
  test.each<[string, SessionRules, number, number, { freeEndAt: number; endAt: number }]>([
    ['free: what was left is left', OPEN_RULES, at(20), at(50), { freeEndAt: at(90), endAt: at(95) }],
    [
      'limited: the window is whole again',
      OPEN_RULES,
      at(64),
      at(100),
      { freeEndAt: at(60), endAt: at(105) },
    ],
    ['sealed', SEALED_RULES, at(10), at(15), { freeEndAt: at(35), endAt: at(35) }],
    ['falling', FALLING_RULES, at(3), at(10), { freeEndAt: at(21), endAt: at(21) }],
  ])('%s', (_, rules, stoppedAt, resumedAt, ends) => {
    const stopped = pause(openingState(rules), stoppedAt);
    expect(phaseAt(rules, stopped, stoppedAt + 1)).toBe('PAUSED');
    expect(resume(rules, stopped, resumedAt)).toMatchObject({ ...ends, pausedAt: null });
  });

  test('keeps the leader and what is left of a longer window to the millisecond', () => {
    const led = { ...openingState(OPEN_RULES), currentFen: 62_000n, leader: 'A', endAt: at(80) };
    const back = resume(OPEN_RULES, pause(led, at(61) + 7), at(500));
    expect(back).toMatchObject({ leader: 'A', currentFen: 62_000n, endAt: at(500) + at(19) - 7 });
  });
});

describe('the end of the day', () => {
  /** Begins at 20:30 on the 17th of November 2026 in Asia/Shanghai. */
  const startAt = Date.parse('2026-11-17T12:30:00Z');
  const rules: OpenRules = {
    ...OPEN_RULES,
    startAt,
    freeEndAt: startAt + 20 * MINUTE,
    dayEndMinute: 21 * 60,
  };
  const bid = (minutes: number) => sampleBid(rules, 'A', 62_000n, startAt + minutes * MINUTE);

  test('stops what still runs, even before the platform has written it down', () => {
    const state = openingState(rules);
    expect(judgeBid(rules, state, bid(24))).toBeUndefined();
    const running = applyBid(rules, state, bid(24));
    const late = applyBid(rules, running, { ...bid(28), bidder: 'B', amountFen: 62_500n });
    expect(phaseAt(rules, late, startAt + 30 * MINUTE - 1)).toBe('LIMITED');
    expect(judgeBid(rules, late, { ...bid(30), bidder: 'C', amountFen: 63_000n })?.code).toBe('bid.paused');
  });

  test('leaves a session alone that ends before it', () => {
    expect(phaseAt(rules, openingState(rules), startAt + 40 * MINUTE)).toBe('ENDED');
  });

  test('the next day has its own', () => {
    const stopped = pause(openingState(rules), startAt + 30 * MINUTE);
    const next = resume(rules, stopped, Date.parse('2026-11-18T01:00:00Z'));
    expect(new Date(next.dayEndAt!).toISOString()).toBe('2026-11-18T13:00:00.000Z');
  });
});
