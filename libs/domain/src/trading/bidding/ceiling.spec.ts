import { describe, expect, test } from '@jest/globals';
import { MINUTE, OPEN_RULES, playSession, sampleBid, SEALED_RULES } from '../../samples/index.js';
import { refuseTrading, type TradingChoice } from '../../listing/trading-choice/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import type { Bid } from './bid.js';
import { openingState } from './bidding-state.js';
import { firstByRank } from './equals.js';
import { judgeBid, nextBids } from './judge-bid.js';
import { mayOfferAgain, openEnvelopes } from './opening.js';
import { rankOpenBids } from './ranking.js';
import { strikeLeader } from './strike.js';
import { tradingInWords } from './terms-in-words.js';
import { mayDrawOpenly, sessionRulesOf, tradingTerms } from './trading-terms.js';

/** 620 yuan, steps of 5, and nobody above 640. Source: rules §21 A12. */
const rules = { ...OPEN_RULES, ceilingFen: 64_000n };
const bid = (bidder: string, yuan: number, at: number, other: Partial<Bid> = {}) => ({
  ...sampleBid(rules, bidder, BigInt(Math.round(yuan * 100)), at),
  ...other,
});
const row = (bidder: string, yuan: number | null, rank: number | null = null) => ({
  seq: Number(bidder),
  bidder,
  amountFen: yuan === null ? null : BigInt(yuan * 100),
  flaw: null,
  rank,
  planPoints: 0,
});

test('several declare the ceiling, each once; nobody goes above it, and the first of them leads', () => {
  const { state, codes } = playSession(rules, [
    bid('101', 645, 1), // above the ceiling
    bid('101', 640, 2), // the ceiling at once
    bid('101', 640, 3), // once each
    bid('202', 645, 4),
    bid('202', 635, 5), // the price never goes back
    bid('202', 640, 61 * MINUTE), // in the window: five minutes from here
    bid('303', 640, 66 * MINUTE - 1), // the last millisecond
    bid('202', 640, 67 * MINUTE),
  ]);
  expect(codes).toEqual([
    'bid.above-ceiling',
    undefined,
    'bid.at-ceiling',
    'bid.above-ceiling',
    'bid.too-low',
    undefined,
    undefined,
    'bid.at-ceiling',
  ]);
  expect(state).toMatchObject({
    count: 3,
    currentFen: 64_000n,
    leader: '101',
    atCeiling: ['101', '202', '303'],
    endAt: 71 * MINUTE - 1,
  });
});

test('a better right leads from its declaration on, an equal one does not', () => {
  const { state, codes } = playSession(rules, [
    bid('101', 640, 1),
    bid('202', 640, 2, { kind: 'PRIORITY_MATCH', rank: 2 }),
    bid('303', 640, 3, { kind: 'PRIORITY_MATCH', rank: 2 }), // the same right: by a declaration of his own
    bid('303', 640, 4, { rank: 2 }),
    bid('404', 640, 5, { rank: 1 }),
  ]);
  expect(codes).toEqual([undefined, undefined, 'bid.claim-outranked', undefined, undefined]);
  expect(state).toMatchObject({ leader: '404', leaderRank: 1, atCeiling: ['101', '202', '303', '404'] });
});

test('in open bidding below the ceiling the earlier declaration of a right stands', () => {
  const { state, codes } = playSession(rules, [
    bid('101', 635, 1),
    bid('202', 635, 2, { kind: 'PRIORITY_MATCH', rank: 1 }),
    bid('303', 635, 3, { kind: 'PRIORITY_MATCH', rank: 1 }),
  ]);
  expect(codes).toEqual([undefined, undefined, 'bid.claim-outranked']);
  expect(state).toMatchObject({ leader: '202', atCeiling: [] });
});

test('a session without a ceiling rises as ever', () => {
  const { state, codes } = playSession(OPEN_RULES, [bid('101', 640, 1), bid('202', 645, 2)]);
  expect(codes).toEqual([undefined, undefined]);
  expect(state.atCeiling).toEqual([]);
});

test.each<[string, number | null, bigint[]]>([
  ['three steps below it', 625, [63_000n, 63_500n, 64_000n]],
  ['a step below it', 635, [64_000n]],
  ['at it', 640, [64_000n]],
])('the buttons end at the ceiling: %s', (_, yuan, amounts) => {
  const state = { ...openingState(rules), currentFen: BigInt(yuan! * 100), leader: 'A' };
  expect(nextBids(rules, state, MINUTE, 3)).toEqual(amounts);
});

describe('who is first among those who declared it', () => {
  test.each<[string, (readonly [string, number | null])[], string[]]>([
    ['nobody', [], []],
    ['one', [['101', null]], ['101']],
    [
      'nobody has a right: all of them, to be drawn',
      [
        ['101', null],
        ['202', null],
      ],
      ['101', '202'],
    ],
    [
      'one has',
      [
        ['101', null],
        ['202', 2],
      ],
      ['202'],
    ],
    [
      'the higher one',
      [
        ['101', 2],
        ['202', 1],
        ['303', null],
      ],
      ['202'],
    ],
    [
      'two of the highest, to be drawn',
      [
        ['101', 1],
        ['202', 2],
        ['303', 1],
      ],
      ['101', '303'],
    ],
  ])('%s', (_, declared, expected) =>
    expect(
      firstByRank(declared.map(([bidder, rank]) => ({ bidder, rank }))).map(({ bidder }) => bidder),
    ).toEqual(expected),
  );
});

describe('who is struck at the ceiling', () => {
  const declared = [
    { bidder: '101', amountFen: 63_500n, rank: null },
    { bidder: '202', amountFen: 64_000n, rank: null },
    { bidder: '303', amountFen: 64_000n, rank: 2 },
    { bidder: '404', amountFen: 64_000n, rank: 1 },
  ];
  const state = {
    ...openingState(rules),
    currentFen: 64_000n,
    leader: '404',
    leaderRank: 1,
    atCeiling: ['202', '303', '404'],
  };
  const without = (...gone: string[]) =>
    strikeLeader(
      state,
      declared.filter(({ bidder }) => !gone.includes(bidder)),
    );
  test.each<[string, string[], string, bigint, string[]]>([
    ['the next right leads', ['404'], '303', 64_000n, ['202', '303']],
    ['without a right the earlier one', ['404', '303'], '202', 64_000n, ['202']],
    ['the price falls when nobody is left there', ['404', '303', '202'], '101', 63_500n, []],
  ])('%s', (_, gone, leader, currentFen, atCeiling) =>
    expect(without(...gone)).toMatchObject({ leader, currentFen, atCeiling }),
  );
});

test('behind the winner come those who declared it with him, before everybody below', () => {
  const places = [
    { bidder: '101', amountFen: 63_500n },
    { bidder: '202', amountFen: 64_000n },
    { bidder: '303', amountFen: 64_000n },
    { bidder: '404', amountFen: 64_000n },
  ];
  const order = rankOpenBids(places, ['303', '202', '404']).map(({ bidder }) => bidder);
  expect(order).toEqual(['303', '202', '404', '101']);
});

describe('sealed prices', () => {
  /** At least 500, steps of 10, nobody above 550. */
  const sealed = { ...SEALED_RULES, ceilingFen: 55_000n };

  test('what is above it does not count: 550 beats 560', () => {
    const { refused, first } = openEnvelopes(sealed, [row('1', 560), row('2', 550), row('3', 540)]);
    expect(refused).toEqual([
      { seq: 1, refusal: { code: 'bid.above-ceiling', field: 'amountFen', values: { ceiling: '550.00' } } },
    ]);
    expect(first.map(({ bidder }) => bidder)).toEqual(['2']);
  });

  test.each<[string, ReturnType<typeof row>[], string[], boolean]>([
    ['equals below it offer once more', [row('1', 540), row('2', 540)], ['1', '2'], true],
    ['equals at it cannot', [row('1', 550), row('2', 550)], ['1', '2'], false],
    ['at it a right parts them', [row('1', 550), row('2', 550, 2)], ['2'], false],
    ['equal rights at it are drawn', [row('1', 550, 1), row('2', 550, 1), row('3', 550)], ['1', '2'], false],
  ])('%s', (_, envelopes, expected, again) => {
    const { first } = openEnvelopes(sealed, envelopes);
    expect(first.map(({ bidder }) => bidder)).toEqual(expected);
    expect(mayOfferAgain(sealed, first)).toBe(again);
  });

  test('where equals are drawn at once they never offer again', () => {
    const { first } = openEnvelopes(SEALED_RULES, [row('1', 540), row('2', 540)]);
    expect(mayOfferAgain({ ...SEALED_RULES, extraRoundMs: null }, first)).toBe(false);
  });
});

describe('what a lister may choose', () => {
  const rulebook = initialRulebook();
  const lot = { isBuying: false, startPriceFen: 62_000n, stepFen: 500n };
  test.each<[string, TradingChoice, object, string[]]>([
    ['four steps above the start', { ceilingYuan: '640' }, {}, []],
    ['the start itself', { ceilingYuan: '620' }, {}, ['trading.ceiling-not-above']],
    ['below it', { ceilingYuan: '619' }, {}, ['trading.ceiling-not-above']],
    ['off the steps', { ceilingYuan: '642' }, {}, ['trading.ceiling-off-step']],
    [
      'off the steps where there are none',
      { mode: 'SEALED_ONE', ceilingYuan: '642' },
      { stepFen: undefined },
      [],
    ],
    ['half a fen', { ceilingYuan: '640.005' }, {}, ['money.not-whole-fen']],
    [
      'when the price falls',
      { mode: 'DESC', floorYuan: '500', ceilingYuan: '700' },
      {},
      ['trading.ceiling-not-offered'],
    ],
    [
      'when buying',
      { mode: 'REV_ASC', ceilingYuan: '640' },
      { isBuying: true },
      ['trading.ceiling-not-offered'],
    ],
    ['when negotiating', { ceilingYuan: '640' }, { isNegotiated: true }, ['trading.ceiling-not-offered']],
  ])('%s', (_, choice, other, codes) => {
    const faults = refuseTrading(choice, rulebook, { ...lot, ...other });
    expect(faults.map(({ code }) => code)).toEqual(codes);
    expect(faults.every(({ field }) => field === 'trading.ceilingYuan')).toBe(true);
  });

  const household = { isBuying: false, isCollective: false, priority: [] };
  const terms = (choice: TradingChoice) => tradingTerms(choice, rulebook, household);
  const subject = { startPriceFen: 62_000n, stepFen: 500n, isBuying: false, isListed: false };

  test('the notice freezes and prints it, and the session keeps it', () => {
    expect(terms({ ceilingYuan: '640' }).ceilingFen).toBe(64_000n);
    expect(terms({})).not.toHaveProperty('ceilingFen');
    expect(tradingInWords(terms({ ceilingYuan: '640' }), 500n, '元/亩/年')).toContain(
      '最高限价 640.00 元/亩/年，没有人能高于它；有人报到以后，其他人在结束以前也可以各报一次最高限价，结束时先看优先权，顺位相同的由系统公开抽签。',
    );
    expect(tradingInWords(terms({ mode: 'SEALED_ONE', ceilingYuan: '640' }), null, '元')).toContain(
      '最高限价 640.00 元，高于它的报价不算；几个人都报到最高限价的不再加报，先看优先权，再由系统公开抽签。',
    );
    for (const mode of ['ASC_MULTI', 'DYNAMIC', 'SEALED_ONE', 'WEIGHTED'] as const)
      expect(sessionRulesOf(terms({ mode, ceilingYuan: '640' }), subject, 0)).toMatchObject({
        ceilingFen: 64_000n,
      });
    expect(sessionRulesOf(terms({}), subject, 0)).not.toHaveProperty('ceilingFen');
  });

  test.each<[string, TradingChoice, boolean]>([
    ['without a ceiling', {}, false],
    ['with one', { ceilingYuan: '640' }, true],
    [
      'with one and a sealed reserve, whose keys commit to it',
      { ceilingYuan: '640', hasReserve: true },
      false,
    ],
    ['of sealed prices, whose keys commit to it', { mode: 'SEALED_ONE', ceilingYuan: '640' }, false],
  ])('an open notice commits to a drawing %s', (_, choice, expected) =>
    expect(mayDrawOpenly(terms(choice))).toBe(expected),
  );
});

test('whoever is above it is refused before anything else of the price', () => {
  const state = { ...openingState(rules), currentFen: 64_000n, leader: 'A', atCeiling: ['A'] };
  expect(judgeBid(rules, state, bid('B', 640.01, MINUTE))?.values).toEqual({ ceiling: '640.00' });
});
