import { describe, expect, test } from '@jest/globals';
import { MINUTE, playSession, sampleBid, SEALED_RULES } from '../../samples/index.js';
import { refuseTrading, type TradingChoice } from '../../listing/trading-choice/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { openingState, planWrittenRound, resume } from './bidding-state.js';
import { type OpenedBid, judgeRounds, mayOfferAgain } from './opening.js';
import { rankSealedBids } from './ranking.js';
import type { SealedRules } from './session-rules.js';
import { tradingInWords } from './terms-in-words.js';
import { sessionRulesOf, tradingTerms } from './trading-terms.js';

/** At least 500, steps of 10, two rounds of half an hour, then ten minutes among equals. */
const rules: SealedRules = { ...SEALED_RULES, rounds: 2 };
let seq = 0;
const offer = (bidder: string, yuan: number, other: Partial<OpenedBid> = {}): OpenedBid => ({
  seq: (seq += 1),
  bidder,
  amountFen: BigInt(yuan * 100),
  flaw: null,
  rank: null,
  planPoints: 0,
  ...other,
});
const words = (rounds: OpenedBid[][], of = rules) =>
  judgeRounds(of, rounds)
    .first.map(({ bidder, amountFen }) => `${bidder}:${amountFen / 100n}`)
    .join(' ');
const refused = (rounds: OpenedBid[][]) =>
  judgeRounds(rules, rounds).refused.map(({ refusal }) => refusal.code);

describe('whoever offers best in the end is first', () => {
  test.each<[string, OpenedBid[][], string, string[]]>([
    ['after the first round', [[offer('A', 510), offer('B', 530)]], 'B:530', []],
    ['who offers more in the second', [[offer('A', 510), offer('B', 530)], [offer('A', 540)]], 'A:540', []],
    ['who offers no more keeps his offer', [[offer('A', 510), offer('B', 530)], []], 'B:530', []],
    [
      'less than the best so far does not count, and his own stands',
      [[offer('A', 510), offer('B', 530)], [offer('A', 520)]],
      'B:530',
      ['bid.below-start'],
    ],
    [
      'the same as the best so far makes equals',
      [[offer('A', 510), offer('B', 530)], [offer('A', 530)]],
      'B:530 A:530',
      [],
    ],
    ['who comes in the second round only', [[offer('A', 510)], [offer('C', 520)]], 'C:520', []],
    [
      'off the steps does not count',
      [[offer('A', 510), offer('B', 530)], [offer('A', 535)]],
      'B:530',
      ['bid.off-step'],
    ],
    [
      'nothing counted in the first: the start holds on',
      [[offer('A', 490)], [offer('A', 500)]],
      'A:500',
      ['bid.below-start'],
    ],
    [
      'a right parts equals of different rounds',
      [[offer('A', 510), offer('B', 530)], [offer('A', 530, { rank: 1 })]],
      'A:530',
      [],
    ],
    [
      'then one more round among equals alone',
      [[offer('A', 530), offer('B', 530), offer('C', 510)], [], [offer('A', 540), offer('C', 550)]],
      'A:540',
      [],
    ],
    [
      'who was put aside counts in no round',
      [[offer('A', 510), offer('B', 530, { isStruck: true })], [offer('B', 540, { isStruck: true })]],
      'A:510',
      ['bid.struck', 'bid.struck'],
    ],
  ])('%s', (_, rounds, first, codes) => {
    expect(words(rounds)).toBe(first);
    expect(refused(rounds)).toEqual(codes);
  });

  test('a purchase takes the lowest', () => {
    const buying = { ...rules, isBuying: true };
    expect(words([[offer('A', 490), offer('B', 480)], [offer('A', 470)]], buying)).toBe('A:470');
    expect(words([[offer('A', 490), offer('B', 480)], [offer('A', 485)]], { ...buying, stepFen: null })).toBe(
      'B:480',
    );
  });
});

test('who would come next is ranked by everybody’s last offer', () => {
  const places = rankSealedBids(rules, [
    [offer('A', 510), offer('B', 530), offer('C', 520)],
    [offer('A', 540)],
  ]);
  expect(places.map(({ bidder, amountFen }) => `${bidder}:${amountFen / 100n}`)).toEqual([
    'A:540',
    'B:530',
    'C:520',
  ]);
});

test('the next round is as long as the first, and everybody may offer again', () => {
  const { state } = playSession(rules, [sampleBid(rules, '101', null, 1)]);
  const planned = planWrittenRound(rules, state, 45 * MINUTE);
  expect(planned).toMatchObject({ invited: null, placed: [], endAt: 75 * MINUTE, freeEndAt: 75 * MINUTE });
  const early = playSession(rules, [sampleBid(rules, '101', null, 44 * MINUTE)], planned);
  expect(early.codes).toEqual(['bid.paused']);
  expect(resume(rules, planned, 50 * MINUTE).endAt).toBe(80 * MINUTE);
  const next = resume(rules, planned, 45 * MINUTE);
  const { codes } = playSession(
    rules,
    [sampleBid(rules, '101', null, 46 * MINUTE), sampleBid(rules, '202', null, 75 * MINUTE)],
    next,
  );
  expect(codes).toEqual([undefined, 'bid.after-end']);
  expect(openingState(rules).endAt).toBe(30 * MINUTE);
});

test('equals of the last round may offer once more among themselves', () => {
  const { first } = judgeRounds(rules, [[offer('A', 530), offer('B', 530)], []]);
  expect(mayOfferAgain(rules, first)).toBe(true);
});

describe('what a lister may choose', () => {
  const rulebook = initialRulebook();
  test.each<[string, TradingChoice, string[]]>([
    ['one round', { mode: 'SEALED_ONE', writtenRounds: 1 }, []],
    ['three', { mode: 'SEALED_ONE', writtenRounds: 3 }, []],
    ['four', { mode: 'SEALED_ONE', writtenRounds: 4 }, ['bid.window-out-of-range']],
    ['none', { mode: 'SEALED_ONE', writtenRounds: 0 }, ['bid.window-out-of-range']],
    ['two where prices rise', { mode: 'ASC_MULTI', writtenRounds: 2 }, ['trading.rounds-not-offered']],
    ['two where plans count', { mode: 'WEIGHTED', writtenRounds: 2 }, ['trading.rounds-not-offered']],
    ['one where prices rise', { writtenRounds: 1 }, []],
  ])('%s', (_, choice, codes) => {
    const faults = refuseTrading(choice, rulebook, { isBuying: false, startPriceFen: 50_000n });
    expect(faults.map(({ code }) => code)).toEqual(codes);
  });

  test('the notice freezes and prints them, and the session keeps them', () => {
    const lot = { isBuying: false, isCollective: false, priority: [] };
    const terms = tradingTerms({ mode: 'SEALED_ONE', freeMinutes: 30, writtenRounds: 2 }, rulebook, lot);
    expect(terms.writtenRounds).toBe(2);
    expect(tradingTerms({ mode: 'SEALED_ONE', writtenRounds: 1 }, rulebook, lot)).not.toHaveProperty(
      'writtenRounds',
    );
    expect(tradingInWords(terms, null, '元')).toContain(
      '一共报 2 轮，每轮 30 分钟，上一轮开启以后公布下一轮的开始时间；下一轮的报价不能低于已经开启的最高价（采购不能高于最低价），不再报的，原来的报价有效，以最后一次有效报价为准；第一轮没有人报价的不再进行。',
    );
    expect(tradingInWords(terms, null, '元')).toContain(
      '以后各轮（含加报）都在工作日的交易时间内开始，至少提前 10 分钟公布。',
    );
    const { roundNoticeMinutes: _notice, ...older } = terms;
    expect(tradingInWords(older, null, '元').join()).toContain('上一轮开启以后接着下一轮；');
    const subject = { startPriceFen: 50_000n, stepFen: null, isBuying: false, isListed: false };
    expect(sessionRulesOf(terms, subject, 0)).toMatchObject({
      rounds: 2,
      roundNoticeMs: 10 * MINUTE,
      endAt: 30 * MINUTE,
    });
    const { writtenRounds: _, ...one } = terms;
    expect(sessionRulesOf(one, subject, 0)).not.toHaveProperty('rounds');
  });
});
