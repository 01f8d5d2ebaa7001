import { describe, expect, test } from '@jest/globals';
import { MINUTE, OPEN_RULES, playSession, sampleBid } from '../../samples/index.js';
import { refuseTrading } from '../../listing/trading-choice/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import type { Bid } from './bid.js';
import { beginLimitedAt, openingState, pause, phaseAt, resume } from './bidding-state.js';
import { harmfulOutage } from './outage.js';
import { sessionDeadline } from './session-deadline.js';
import { tradingInWords } from './terms-in-words.js';
import { sessionRulesOf, tradingTerms } from './trading-terms.js';

/** An hour free, five minutes to confirm, windows of five minutes. Source: rules §8.2.2 (ii). */
const rules = { ...OPEN_RULES, confirmMs: 5 * MINUTE };
const opening = openingState(rules);
const bid = (bidder: string, yuan: number, at: number, other: Partial<Bid> = {}) => ({
  ...sampleBid(rules, bidder, BigInt(yuan * 100), at),
  ...other,
});
const enter = (bidder: string, at: number): Bid => ({
  ...bid(bidder, 0, at),
  kind: 'ENTER',
  amountFen: null,
});

test('whoever confirms goes on; whoever does not bids no more, and what he has bid stands', () => {
  const { state, codes } = playSession(rules, [
    bid('101', 620, 1),
    enter('101', 2), // too early
    bid('202', 625, 59 * MINUTE),
    bid('101', 630, 60 * MINUTE), // the free phase is over
    enter('101', 60 * MINUTE), // the first millisecond
    enter('101', 61 * MINUTE), // once
    enter('303', 65 * MINUTE - 1), // the last millisecond; who has not bid may go on, too
    enter('202', 65 * MINUTE), // a millisecond too late
    bid('202', 640, 66 * MINUTE),
    bid('303', 630, 66 * MINUTE), // five minutes from here
    enter('303', 67 * MINUTE),
    bid('101', 640, 71 * MINUTE - 1),
  ]);
  expect(codes).toEqual([
    undefined,
    'bid.not-confirming',
    undefined,
    'bid.confirming',
    undefined,
    'bid.entered',
    undefined,
    'bid.not-confirming',
    'bid.not-entered',
    undefined,
    'bid.entered',
    undefined,
  ]);
  expect(state).toMatchObject({
    count: 4,
    currentFen: 64_000n,
    leader: '101',
    entered: ['101', '303'],
    endAt: 76 * MINUTE - 1,
  });
});

test('nobody confirms: the best bid of the free phase wins when the window is over', () => {
  const { state, codes } = playSession(rules, [bid('101', 620, 1), bid('101', 640, 66 * MINUTE)]);
  expect(codes).toEqual([undefined, 'bid.not-entered']);
  expect(state).toMatchObject({ leader: '101', currentFen: 62_000n, endAt: 70 * MINUTE });
});

test('who is not admitted does not confirm, and where nobody is asked nobody does', () => {
  const { codes } = playSession(rules, [{ ...enter('404', 61 * MINUTE), isAdmitted: false }]);
  expect(codes).toEqual(['bid.not-admitted']);
  expect(playSession(OPEN_RULES, [enter('101', 61 * MINUTE)]).codes).toEqual(['bid.other-mode']);
});

test.each([
  [59, 'FREE'],
  [60, 'CONFIRM'],
  [64.999, 'CONFIRM'],
  [65, 'LIMITED'],
  [70, 'ENDED'],
])('at minute %p it is %s', (minute, phase) => expect(phaseAt(rules, opening, minute * MINUTE)).toBe(phase));

test('the limited window opens when the time to confirm is over', () => {
  const waits = { graceMs: 2_000, resumeAt: null, openingDueAt: null, reserveDueAt: null };
  expect(sessionDeadline('FREE', rules, opening, waits)).toEqual({ at: 65 * MINUTE, action: 'openLimited' });
  expect(sessionDeadline('FREE', OPEN_RULES, openingState(OPEN_RULES), waits)).toEqual({
    at: 60 * MINUTE,
    action: 'openLimited',
  });
});

test('a stop while it is confirmed takes nothing of the time for it', () => {
  const held = resume(rules, pause(opening, 62 * MINUTE), 82 * MINUTE);
  expect(held).toMatchObject({ freeEndAt: 80 * MINUTE, endAt: 90 * MINUTE });
  expect(phaseAt(rules, held, 84 * MINUTE)).toBe('CONFIRM');
  expect(phaseAt(rules, held, 85 * MINUTE)).toBe('LIMITED');
  const late = resume(rules, pause(opening, 66 * MINUTE), 86 * MINUTE);
  expect(late).toMatchObject({ freeEndAt: 60 * MINUTE, endAt: 91 * MINUTE });
});

test('a silence while it is confirmed takes something from somebody', () => {
  const silence = (from: number) => [{ from: from * MINUTE, to: (from + 1) * MINUTE, realMs: MINUTE }];
  expect(harmfulOutage(rules, opening, silence(61), 5_000)).toBeDefined();
  expect(harmfulOutage(rules, opening, silence(58), 5_000)).toBeUndefined();
});

test('a session that was open while listed asks after its free phase, too', () => {
  const dynamic = { ...rules, mode: 'DYNAMIC' } as const;
  expect(beginLimitedAt(dynamic, openingState(dynamic), 100 * MINUTE)).toMatchObject({
    freeEndAt: 100 * MINUTE,
    endAt: 110 * MINUTE,
  });
});

describe('what a lister may choose', () => {
  const rulebook = initialRulebook();
  test.each([
    [1, ['bid.window-out-of-range']],
    [2, []],
    [30, []],
    [31, ['bid.window-out-of-range']],
    [2.5, ['bid.window-out-of-range']],
  ])('%p minutes', (confirmMinutes, codes) => {
    const faults = refuseTrading({ confirmMinutes }, rulebook, { isBuying: false, startPriceFen: 62_000n });
    expect(faults.map(({ code }) => code)).toEqual(codes);
  });

  test('the notice freezes and prints it, and the session keeps it', () => {
    const lot = { isBuying: false, isCollective: false, priority: [] };
    const terms = tradingTerms({ confirmMinutes: 5 }, rulebook, lot);
    expect(terms.confirmMinutes).toBe(5);
    expect(tradingTerms({}, rulebook, lot)).not.toHaveProperty('confirmMinutes');
    expect(tradingInWords(terms, 500n, '元')).toContain(
      '自由竞价结束后 5 分钟内确认进入限时竞价，没有确认的不能再出价，已经出的价仍然有效。',
    );
    const subject = { startPriceFen: 62_000n, stepFen: 500n, isBuying: false, isListed: false };
    expect(sessionRulesOf(terms, subject, 0)).toMatchObject({ confirmMs: 300_000, limitedMs: 300_000 });
    expect(sessionRulesOf(tradingTerms({}, rulebook, lot), subject, 0)).not.toHaveProperty('confirmMs');
  });
});
