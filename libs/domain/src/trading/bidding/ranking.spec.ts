import { describe, expect, test } from '@jest/globals';
import type { OpenedBid } from './opening.js';
import { type Place, rankOpenBids, rankSealedBids } from './ranking.js';
import { successors } from './successors.js';
import type { SealedRules } from './session-rules.js';

const log = (text: string): Place[] =>
  text.split(' ').map((bid) => {
    const [bidder, amount] = bid.split(':') as [string, string];
    return { bidder, amountFen: BigInt(amount) };
  });
const words = (places: readonly Place[]): string =>
  places.map(({ bidder, amountFen }) => `${bidder}:${amountFen}`).join(' ');

describe('places of an open session', () => {
  test.each([
    ['three, one of them twice', 'a:100 b:110 a:120 c:130', 'c:130 a:120 b:110'],
    ['the lowest leads', 'a:100 b:90 c:80 a:70', 'a:70 c:80 b:90'],
    ['a right at the same price', 'a:100 b:100', 'b:100 a:100'],
    ['one alone', 'a:100', 'a:100'],
  ])('%s', (_, bids, expected) => expect(words(rankOpenBids(log(bids)))).toBe(expected));
});

describe('places of a sealed session', () => {
  const rules: SealedRules = {
    mode: 'SEALED_ONE',
    startAt: 0,
    endAt: 1,
    dayEndMinute: null,
    startPriceFen: 100n,
    stepFen: null,
    isBuying: false,
    priceWeight: 10_000,
    extraRoundMs: 1,
  };
  const envelopes = (text: string, change: Partial<OpenedBid> = {}): OpenedBid[] =>
    log(text).map((place, index) => ({
      ...place,
      seq: index + 1,
      flaw: null,
      rank: null,
      planPoints: 0,
      ...change,
    }));

  test.each<[string, OpenedBid[][], string]>([
    ['by price', [envelopes('a:110 b:130 c:120')], 'b:130 c:120 a:110'],
    ['below the start does not count', [envelopes('a:99 b:100')], 'b:100'],
    ['equals by envelope', [envelopes('a:110 b:110')], 'a:110 b:110'],
    [
      'equals by right',
      [
        [
          ...envelopes('a:110'),
          ...envelopes('b:110', { seq: 2, rank: 2 }),
          ...envelopes('c:110', { seq: 3, rank: 1 }),
        ],
      ],
      'c:110 b:110 a:110',
    ],
    ['an extra round', [envelopes('a:110 b:110 c:105'), envelopes('b:115')], 'b:115 a:110 c:105'],
    ['an extra round below the first', [envelopes('a:110 b:110'), envelopes('b:105')], 'a:110 b:110'],
  ])('%s', (_, rounds, expected) => expect(words(rankSealedBids(rules, rounds))).toBe(expected));

  test('by points where the plan counts', () => {
    const weighted: SealedRules = { ...rules, mode: 'WEIGHTED', priceWeight: 5_000 };
    const bids = [
      ...envelopes('a:120', { planPoints: 5_000 }),
      ...envelopes('b:110', { seq: 2, planPoints: 9_000 }),
    ];
    expect(words(rankSealedBids(weighted, [bids]))).toBe('b:110 a:120');
  });
});

test.each([
  ['everybody behind', 'b', null, 'RISING', 'c:110 a:100'],
  ['nobody behind', 'a', null, 'RISING', ''],
  ['not below the reserve', 'b', 110n, 'RISING', 'c:110'],
  ['not above the reserve', 'b', 105n, 'FALLING', 'a:100'],
] as const)('who is asked next: %s', (_, winner, fen, direction, expected) => {
  expect(words(successors(log('b:120 c:110 a:100'), winner, { fen, direction }))).toBe(expected);
});
