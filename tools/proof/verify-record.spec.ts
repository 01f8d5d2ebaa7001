import { describe, expect, test } from '@jest/globals';
import { type Bid, type BiddingState, type SessionRules, applyBid, judgeBid } from '@helan/domain';
import { FALLING_RULES, MINUTE, OPEN_RULES, sampleBid } from '@helan/domain/samples';
import fc from 'fast-check';
import { type Engine, makeRecord } from './make-record.js';
import { findsTampering, withLine } from './tampering.js';
import type { SessionRecord } from './session-record.js';
import { verifyRecord } from './verify-record.js';

const SEATS = { 101: null, 202: 2, 303: 1, 404: null };
const rules = { ...OPEN_RULES, dayEndMinute: 21 * 60 };
const bid = (paddle: string, yuan: number, minute: number, other: Partial<Bid> = {}) => ({
  ...sampleBid(rules, paddle, BigInt(yuan * 100), minute * MINUTE),
  ...other,
});
const BIDS = [
  bid('101', 620, 1),
  bid('202', 640, 5),
  bid('303', 640, 6, { kind: 'PRIORITY_MATCH' }),
  bid('404', 650, 62),
  bid('101', 655, 66),
];
const good = makeRecord(rules, SEATS, BIDS);

test('a record that stands says who won, at what price, after how many extensions', () => {
  expect(verifyRecord(good)).toEqual({
    faults: [],
    bids: 5,
    extensions: 2,
    winner: '101',
    amountFen: 65_500n,
    notCompared: [],
    voids: [],
  });
});

test('a session in which nobody bid stands too', () => {
  expect(verifyRecord(makeRecord(rules, SEATS, []))).toMatchObject({ faults: [], winner: null });
});

const at = withLine;
const ruled = (change: object): SessionRecord => ({
  ...good,
  terms: { ...good.terms, rules: { ...good.terms.rules, ...change } },
});
const [first, second, match, late] = [4, 5, 6, 7];
const ended = (change: object): SessionRecord => {
  const value = JSON.stringify({ ...(JSON.parse(good.log.at(-1)!.value) as object), ...change });
  return at(good, good.log.length - 1, { value });
};
const TAMPERED: readonly [string, SessionRecord][] = [
  ['a price', at(good, second, { value: '64500' })],
  ['a time', at(good, second, { at: new Date(5 * MINUTE + 1).toISOString() })],
  ['a paddle', at(good, second, { paddle: '404' })],
  [
    'the order',
    { ...good, log: [...good.log.slice(0, 4), good.log[5]!, good.log[4]!, ...good.log.slice(6)] },
  ],
  ['a bid taken out', { ...good, log: good.log.filter((_, index) => index !== second) }],
  ['a bid put in', { ...good, log: [...good.log.slice(0, 5), good.log[4]!, ...good.log.slice(5)] }],
  ['a bid doubled', { ...good, log: [...good.log.slice(0, 6), good.log[5]!, ...good.log.slice(6)] }],
  ['a phase', ruled({ freeEndAt: new Date(70 * MINUTE).toISOString() })],
  ['one extension', at(good, late, { at: new Date(59 * MINUTE).toISOString() })],
  ['the end', at(good, good.log.length - 1, { at: new Date(72 * MINUTE).toISOString() })],
  ['the start', ruled({ startAt: new Date(2 * MINUTE).toISOString() })],
  ['the step', ruled({ stepFen: '1000' })],
  ['the window', ruled({ limitedMs: 6 * MINUTE })],
  ['the extension', ruled({ extension: { ...OPEN_RULES.extension, byMs: 4 * MINUTE } })],
  ['a priority claim', at(good, match, { kind: 'PRICE' })],
  ['a rank', at(good, 2, { value: good.log[2]!.value.replace('#1', '#3') })],
  ['the winner', ended({ winner: '404' })],
  ['the price of the winner', ended({ amountFen: '66000' })],
  ['a failure that was none', ended({ failure: 'NO_BID' })],
  [
    'the terms of the notice',
    { ...good, terms: { ...good.terms, notice: { no: 'GG02', contentHash: 'x' } } },
  ],
  ['the number of the lot', { ...good, terms: { ...good.terms, lotNo: 'other-1' } }],
  ['the first bid left out', { ...good, log: good.log.filter((_, index) => index !== first) }],
];

describe('what was changed is found', () => {
  findsTampering(
    () => good,
    TAMPERED.map(([name, record]) => [name, () => record]),
  );

  test.each([
    [
      'a signature',
      { ...good, heads: good.heads.map((head) => ({ ...head, signature: good.heads[0]!.signature })) },
    ],
    ['a batch that nobody signed', { ...good, heads: good.heads.slice(0, -1) }],
    ['a batch signed twice', { ...good, heads: [good.heads[0]!, ...good.heads] }],
    ['no end', { ...good, log: good.log.slice(0, -1) }],
    ['a key that is none', { ...good, publicKey: 'AAAA' }],
  ])('%s', (_, record) => expect(verifyRecord(record).faults).not.toEqual([]));
});

const lenient =
  (codes: readonly string[]): Engine['judge'] =>
  (rulesOf, state, attempt) => {
    const fault = judgeBid(rulesOf, state, attempt);
    return fault && codes.includes(fault.code) ? undefined : fault;
  };
const shifted =
  (change: (state: BiddingState) => Partial<BiddingState>): Engine['apply'] =>
  (rulesOf, state, attempt) => {
    const after = applyBid(rulesOf, state, attempt);
    return { ...after, ...change(after) };
  };
const limited = bid('404', 660, 64);

test.each([
  ['four steps above the start, as its rules say', { leapFrom: 'TABLE' }, 640, []],
  ['five steps above it', { leapFrom: 'TABLE' }, 645, ['第 5 行：加价超过上限。']],
  ['four steps above the start, by the rule of before', {}, 640, ['第 5 行：加价超过上限。']],
  ['three, by the rule of before', {}, 635, []],
])('a first bid of most four steps: %s', (_, leap, yuan, faults) => {
  const of = { ...rules, mostSteps: 4, ...leap } as SessionRules;
  const engine = { judge: lenient(['bid.too-far']), apply: applyBid };
  expect(verifyRecord(makeRecord(of, SEATS, [bid('101', yuan, 1)], { engine })).faults).toEqual(faults);
});

/** Each fault is one that a platform has really had, and the bids that bring it out. */
const PLANTED: readonly [string, Partial<Engine>, readonly Bid[], SessionRules?][] = [
  ['a bid below the start counts', { judge: lenient(['bid.below-start']) }, [bid('101', 600, 1)]],
  ['half a step counts', { judge: lenient(['bid.off-step']) }, [bid('101', 627, 1)]],
  ['an equal price counts', { judge: lenient(['bid.too-low']) }, [bid('101', 620, 1), bid('404', 620, 2)]],
  ['a bidder outbids himself', { judge: lenient(['bid.leader']) }, [bid('101', 620, 1), bid('101', 630, 2)]],
  ['a bid after the end counts', { judge: lenient(['bid.after-end']) }, [bid('101', 620, 65)]],
  ['a bid before the start counts', { judge: lenient(['bid.not-open']) }, [bid('101', 620, -1)]],
  [
    'a right that nobody checked counts',
    { judge: lenient(['bid.no-claim']) },
    [bid('404', 620, 1), bid('101', 620, 2, { kind: 'PRIORITY_MATCH' })],
  ],
  [
    'a lesser right counts',
    { judge: lenient(['bid.claim-outranked']) },
    [
      bid('101', 620, 1),
      bid('303', 620, 2, { kind: 'PRIORITY_MATCH' }),
      bid('202', 620, 3, { kind: 'PRIORITY_MATCH' }),
    ],
  ],
  ['the window is not extended', { apply: shifted(() => ({ endAt: 65 * MINUTE })) }, [limited]],
  [
    'the free phase extends as well',
    { apply: shifted(({ endAt }) => ({ endAt: endAt + MINUTE })) },
    [bid('101', 620, 1)],
  ],
  ['the leader is lost', { apply: shifted(() => ({ leader: '404' })) }, [bid('101', 620, 1)]],
  ['the price is not kept', { apply: shifted(() => ({ currentFen: 62_000n })) }, [bid('101', 640, 1)]],
  [
    'a price not asked yet is taken',
    { judge: lenient(['bid.not-yet-asked']) },
    [sampleBid(FALLING_RULES, '101', 80_000n, MINUTE)],
    FALLING_RULES,
  ],
  [
    'a price never asked is taken',
    { judge: lenient(['bid.not-asked']) },
    [sampleBid(FALLING_RULES, '101', 93_000n, 5 * MINUTE)],
    FALLING_RULES,
  ],
];

test.each(PLANTED)('an engine that errs is found out: %s', (_, change, bids, other = rules) => {
  const engine = { judge: judgeBid, apply: applyBid, ...change };
  expect(verifyRecord(makeRecord(other, SEATS, bids)).faults).toEqual([]);
  expect(verifyRecord(makeRecord(other, SEATS, bids, { engine })).faults).not.toEqual([]);
});

const MODES: readonly SessionRules[] = [
  rules,
  { ...OPEN_RULES, firstBid: 'STEP_BEYOND', mostSteps: 10 },
  { ...OPEN_RULES, mostSteps: 4 },
  { ...OPEN_RULES, mostSteps: 4, leapFrom: 'TABLE' },
  { ...OPEN_RULES, extension: { manner: 'ADD', byMs: 3 * MINUTE, triggerMs: 2 * MINUTE, most: 3 } },
  { ...OPEN_RULES, mode: 'REV_ASC', startPriceFen: 80_000n },
  { ...OPEN_RULES, mode: 'DYNAMIC' },
  FALLING_RULES,
  { ...FALLING_RULES, floorFen: 72_000n },
];

test.each(MODES.map((mode) => [mode.mode, mode] as const))(
  '%s: two engines agree on any session',
  (_, mode) => {
    const attempts = fc.array(
      fc.record({
        paddle: fc.constantFrom('101', '202', '303', '404'),
        rung: fc.integer({ min: -1, max: 40 }),
        minute: fc.integer({ min: 0, max: 90 * MINUTE }),
        isMatch: fc.constantFrom(false, false, true),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(attempts, (list) => {
        const step = 'stepFen' in mode ? mode.stepFen! : 500n;
        const bids = list.map(({ paddle, rung, minute, isMatch }) => {
          const away = step * BigInt(rung);
          const amount =
            mode.mode === 'REV_ASC' || mode.mode === 'DESC'
              ? mode.startPriceFen - away
              : mode.startPriceFen + away;
          const attempt = sampleBid(mode, paddle, amount, minute);
          return isMatch ? { ...attempt, kind: 'PRIORITY_MATCH' as const } : attempt;
        });
        const inOrder = [...bids].sort((a, b) => a.at - b.at);
        return [
          // In whatever order they are decided, each counts no earlier than the one before.
          makeRecord(mode, SEATS, bids),
          makeRecord(mode, SEATS, inOrder, { isFormer: true }),
        ].every((record) => verifyRecord(record).faults.length === 0);
      }),
      { numRuns: 200 },
    );
  },
);
