import { describe, expect, test } from '@jest/globals';
import {
  type NegotiationSide,
  type Offer,
  isBefore,
  negotiationInWords,
  refuseAcceptance,
  refuseBelowBest,
  refuseMinutes,
  refuseOffer,
  refuseTopping,
  usualStep,
} from './negotiation.js';

describe('an offer', () => {
  test.each([
    ['nothing', 0n, null, 'price.zero'],
    ['less than nothing', -1n, null, 'price.zero'],
    ['one fen for what is one’s own', 1n, null, undefined],
    ['at the floor', 60_000n, 60_000n, undefined],
    ['a fen below it', 59_999n, 60_000n, 'negotiation.below-floor'],
    ['far above it', 10_000_000n, 60_000n, undefined],
  ])('%s', (_, amount, floorFen, code) => expect(refuseOffer(amount, { floorFen })?.code).toBe(code));

  test.each([
    ['nothing', 0n, undefined],
    ['less than nothing', -1n, 'price.zero'],
    ['something after all', 100n, undefined],
  ])('%s for what is to be given free', (_, amount, code) =>
    expect(refuseOffer(amount, { floorFen: null, isFree: true })?.code).toBe(code),
  );
});

describe('an acceptance', () => {
  const offers = (sides: string): Offer[] =>
    [...sides].map((letter, index) => ({
      seq: index + 1,
      side: letter === 'T' ? 'TRANSFEROR' : 'APPLICANT',
      amountFen: 100n,
      terms: '',
    }));
  test.each<[string, string, number, NegotiationSide, string | undefined]>([
    ['of the other side’s last word', 'TA', 2, 'TRANSFEROR', undefined],
    ['of one’s own', 'TA', 2, 'APPLICANT', 'negotiation.own-offer'],
    ['of a word before the last', 'TAT', 2, 'TRANSFEROR', 'negotiation.stale-offer'],
    ['of the first where two came in one breath', 'AA', 1, 'TRANSFEROR', 'negotiation.stale-offer'],
    ['of nothing', '', 1, 'TRANSFEROR', 'negotiation.stale-offer'],
  ])('%s', (_, sides, seq, side, code) =>
    expect(refuseAcceptance(offers(sides), seq, side)?.code).toBe(code),
  );
});

test.each([
  [1, null, true],
  [1, 2, true],
  [2, 2, false],
  [2, 1, false],
  [null, null, false],
  [null, 1, false],
])('rank %p is before %p: %p', (rank, other, expected) => expect(isBefore(rank, other)).toBe(expected));

test.each([
  ['nobody comes first', null, 0, undefined],
  ['a millisecond before', 100, 99, 'negotiation.priority-first'],
  ['the time is over', 100, 100, undefined],
])('minutes are signed: %s', (_, until, now, code) => expect(refuseMinutes(until, now)?.code).toBe(code));

test.each([
  ['no price', null, 'negotiation.not-topping'],
  ['the same', 100n, 'negotiation.not-topping'],
  ['a fen more', 101n, undefined],
])('topping with %s', (_, quote, code) => expect(refuseTopping(quote, 100n)?.code).toBe(code));

test.each([
  [62_000n, 1_000n],
  [50_000n, 500n],
  [100_000n, 1_000n],
  [100_100n, 2_000n],
  [5_001n, 50n],
  [99n, 1n],
  [1n, 1n],
])('of %d fen the usual step is %d', (start, step) => expect(usualStep(start)).toBe(step));

test('what a notice says', () => {
  const unit = '元/亩/年';
  expect(
    negotiationInWords(
      { floorFen: null, isContestable: false, intendedName: null, intendedFen: null },
      unit,
    ).join(''),
  ).toContain('价格由双方商定');
  const words = negotiationInWords(
    { floorFen: 60_000n, isContestable: true, intendedName: '马**', intendedFen: 61_000n },
    unit,
  );
  expect(words[0]).toBe('已有意向受让方 马**，意向价 610.00 元/亩/年。');
  expect(words.join('')).toContain('成交价不低于 600.00 元/亩/年');
  expect(words.join('')).toContain('改为网上竞价');
});

test.each([
  ['nobody offers', 98_000n, [], undefined],
  ['the best', 99_000n, [98_500n, 99_000n], undefined],
  ['more than anybody', 99_001n, [99_000n], undefined],
  ['a fen below the best', 98_999n, [98_500n, 99_000n], 'negotiation.below-best'],
] as const)('after failed rounds: agreeing where %s', (_, amount, offers, code) =>
  expect(refuseBelowBest(amount, offers)?.code).toBe(code),
);

test('a notice after failed rounds says so, and that nobody has it for less than was offered', () => {
  const words = negotiationInWords(
    {
      floorFen: 9_800_000n,
      isContestable: true,
      afterLotNo: '640122102N26110001-1',
      intendedName: null,
      intendedFen: null,
    },
    '元/年',
  );
  expect(words[0]).toBe(
    '上次（640122102N26110001-1）公开交易流标，经集体重新表决改为协商；原来取得过资格的也要重新报名，和新报名的一样，取得资格的都可以协商，成交价不低于已经有过的任何出价。',
  );
  expect(words.join('')).toContain('成交价不低于 98,000.00 元/年');
  expect(words.join('')).not.toContain('有两人以上取得资格的，改为网上竞价');
  expect(words.join('')).toContain('公示期内另有人出价更高并取得资格的，原结果作废');
});
