import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { MINUTE, playSession, sampleBid, SEALED_RULES } from '../../samples/index.js';
import { openingState, planExtraRound, resume } from './bidding-state.js';
import { drawPaddle, drawSeed } from './draw.js';
import { type OpenedBid, judgeRounds, openEnvelopes } from './opening.js';
import { readEnvelopeText, readSealedText, sealedText } from './sealed-text.js';
import { envelopeContext } from './sealing-context.js';
import type { SealedRules } from './session-rules.js';
import { weightedPoints } from './weighted.js';

const rules = SEALED_RULES;
const envelope = (bidder: string, at: number) => sampleBid(rules, bidder, null, at);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('one envelope each, in time', () => {
  const { state, codes } = playSession(rules, [
    envelope('101', -1),
    envelope('101', 1),
    envelope('101', 2), // a second one
    { ...sampleBid(rules, '202', 50_000n, 3), kind: 'PRICE' }, // an open price
    { ...envelope('303', 4), isAdmitted: false },
    envelope('202', 30 * MINUTE - 1),
    envelope('404', 30 * MINUTE),
  ]);
  expect(codes).toEqual([
    'bid.not-open',
    undefined,
    'bid.sealed-once',
    'bid.other-mode',
    'bid.not-admitted',
    undefined,
    'bid.after-end',
  ]);
  expect(state).toMatchObject({ count: 2, placed: ['101', '202'], currentFen: null, leader: null });
});

function opened(bidder: string, yuan: number | null, other: Partial<OpenedBid> = {}): OpenedBid {
  const amountFen = yuan === null ? null : BigInt(Math.round(yuan * 100));
  const flaw = yuan === null ? 'bid.unreadable' : null;
  return { seq: Number(bidder), bidder, amountFen, flaw, rank: null, planPoints: 0, ...other };
}

describe('the opening', () => {
  test.each<[string, Partial<SealedRules>, readonly OpenedBid[], string[]]>([
    ['the highest is first', {}, [opened('1', 510), opened('2', 530), opened('3', 520)], ['2']],
    ['a purchase takes the lowest', { isBuying: true }, [opened('1', 490), opened('2', 480)], ['2']],
    ['one alone is first', {}, [opened('1', 500)], ['1']],
    ['nobody', {}, [], []],
    ['equals stay equal', {}, [opened('1', 520), opened('2', 520), opened('3', 510)], ['1', '2']],
    [
      'a priority right parts equals',
      {},
      [opened('1', 520), opened('2', 520, { rank: 2 }), opened('3', 520, { rank: 1 })],
      ['3'],
    ],
    [
      'equal rights stay equal',
      {},
      [opened('1', 520), opened('2', 520, { rank: 1 }), opened('3', 520, { rank: 1 })],
      ['2', '3'],
    ],
    ['a right does not lift a lower price', {}, [opened('1', 530), opened('2', 520, { rank: 1 })], ['1']],
    ['an invalid envelope is not first', {}, [opened('1', 525), opened('2', null), opened('3', 510)], ['3']],
  ])('%s', (_, change, envelopes, first) => {
    const opening = openEnvelopes({ ...rules, ...change }, envelopes);
    expect(opening.first.map(({ bidder }) => bidder)).toEqual(first);
  });

  test('what does not count stays, with its reason', () => {
    const { refused, standings } = openEnvelopes(rules, [
      opened('1', null),
      opened('2', 499.99),
      opened('3', 505),
      opened('4', -1),
      opened('5', 500),
      opened('6', null, { flaw: 'bid.not-whole' }),
      opened('7', null, { flaw: 'bid.no-amount' }),
      // As an older record has it, which says no more.
      opened('8', null, { flaw: null }),
    ]);
    expect(refused.map(({ seq, refusal }) => [seq, refusal.code])).toEqual([
      [1, 'bid.unreadable'],
      [2, 'bid.below-start'],
      [3, 'bid.off-step'],
      [4, 'bid.not-positive'],
      [6, 'bid.not-whole'],
      [7, 'bid.no-amount'],
      [8, 'bid.unreadable'],
    ]);
    expect(standings.map(({ bidder }) => bidder)).toEqual(['5']);
  });
});

describe('equals', () => {
  test('bid once more among themselves, not below what they bid', () => {
    const first = playSession(rules, [envelope('101', 1), envelope('202', 2), envelope('303', 3)]).state;
    const startAt = 50 * MINUTE;
    const planned = planExtraRound(rules, first, { invited: ['101', '202'], startAt });
    const round = resume(rules, planned, startAt);
    const { state, codes } = playSession(
      rules,
      [envelope('303', 50 * MINUTE), envelope('101', 51 * MINUTE), envelope('101', 52 * MINUTE)],
      round,
    );
    expect(codes).toEqual(['bid.not-invited', undefined, 'bid.sealed-once']);
    expect(state.count).toBe(4);
    const again = openEnvelopes(rules, [opened('4', 510), opened('5', 530)], 52_000n);
    expect(again.refused[0]?.refusal.code).toBe('bid.below-start');
    expect(again.first[0]?.bidder).toBe('5');
  });

  test('are drawn by a seed that nobody could choose, whatever their order', () => {
    const seed = drawSeed('secret', ['a', 'b'], sha256);
    const drawn = drawPaddle(seed, ['101', '202', '303'], sha256);
    expect(seed).toBe(sha256('secretab'));
    expect(drawPaddle(seed, ['303', '101', '202'], sha256)).toBe(drawn);
    expect(drawPaddle(seed, ['101', '202'], sha256)).toBe(
      ['101', '202'][Number(BigInt(`0x${sha256(`${seed}101,202`)}`) % 2n)],
    );
  });

  test('each of three is drawn about as often', () => {
    const counts: Record<string, number> = { 1: 0, 2: 0, 3: 0 };
    for (let n = 0; n < 3000; n += 1) {
      const drawn = drawPaddle(drawSeed(`s${n}`, [], sha256), ['1', '2', '3'], sha256);
      counts[drawn] = counts[drawn]! + 1;
    }
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(900);
  });
});

test('an opened session begins as it was set up', () => {
  expect(openingState(rules)).toMatchObject({ freeEndAt: 30 * MINUTE, endAt: 30 * MINUTE, invited: null });
});

describe('points by weight', () => {
  const sell = { isBuying: false, priceWeight: 6_000 };
  test.each([
    ['the best price and a full plan', sell, 50_000n, 10_000, 50_000n, 1_000_000],
    ['the best price, no plan', sell, 50_000n, 0, 50_000n, 600_000],
    ['nine tenths of the price, plan of 80', sell, 45_000n, 8_000, 50_000n, 860_000],
    ['a third is rounded half up, once', sell, 10_000n, 0, 30_000n, 200_000],
    ['two thirds', sell, 20_000n, 0, 30_000n, 400_000],
    ['a seventh', { isBuying: false, priceWeight: 10_000 }, 10_000n, 0, 70_000n, 142_857],
    [
      'a purchase: the lowest over its own',
      { isBuying: true, priceWeight: 5_000 },
      40_000n,
      9_000,
      30_000n,
      825_000,
    ],
  ])('%s', (_, weights, amountFen, planPoints, best, points) =>
    expect(weightedPoints(weights, { amountFen, planPoints }, best)).toBe(points),
  );

  test('the plan may outweigh a higher price; equal points go to the better price', () => {
    const weighted: SealedRules = { ...rules, mode: 'WEIGHTED', stepFen: null, priceWeight: 5_000 };
    const { first, standings } = openEnvelopes(weighted, [
      opened('1', 600, { planPoints: 6_000 }),
      opened('2', 540, { planPoints: 9_000 }),
      opened('3', 570, { planPoints: 8_500 }),
    ]);
    expect(standings.map(({ bidder, points }) => [bidder, points])).toEqual([
      ['3', 900_000],
      ['2', 900_000],
      ['1', 800_000],
    ]);
    expect(first.map(({ bidder }) => bidder)).toEqual(['3']);
  });
});

describe('an extra round among equals', () => {
  const first = [opened('1', 520), opened('2', 520), opened('3', 510)];
  test.each<[string, readonly OpenedBid[], string[], [string, string][]]>([
    ['nobody offers again: they stay equal', [], ['1', '2'], []],
    ['one offers more', [opened('1', 530)], ['1'], []],
    ['both offer more, one the most', [opened('1', 530), opened('2', 540)], ['2'], []],
    ['both offer the same again', [opened('1', 540), opened('2', 540)], ['1', '2'], []],
    ['less than before does not count', [opened('1', 510)], ['1', '2'], [['1', 'bid.below-start']]],
    [
      'what cannot be read does not count',
      [opened('1', null), opened('2', 520)],
      ['1', '2'],
      [['1', 'bid.unreadable']],
    ],
    ['off the steps does not count', [opened('1', 535)], ['1', '2'], [['1', 'bid.off-step']]],
  ])('%s', (_, extra, winners, refused) => {
    const judged = judgeRounds(rules, [first, extra]);
    expect(judged.first.map(({ bidder }) => bidder)).toEqual(winners);
    expect(judged.refused.map(({ seq, refusal }) => [String(seq), refusal.code])).toEqual(refused);
  });

  test('the price that wins is the one offered again', () => {
    expect(judgeRounds(rules, [first, [opened('1', 530)]]).first[0]!.amountFen).toBe(53_000n);
    expect(judgeRounds(rules, [first, []]).first[0]!.amountFen).toBe(52_000n);
  });
});

test('an amount is sealed in one length; anything else is no amount', () => {
  expect(sealedText(62_500n)).toBe('000000000000062500');
  expect(readSealedText(sealedText(99_999_999_999_999n))).toBe(99_999_999_999_999n);
  for (const text of [null, '', '62500', '00000000000006250x', '000000000000000000', '100000000000000000'])
    expect(readSealedText(text)).toBeNull();
});

test.each<[string, string | null, string | null, bigint | null, string | null]>([
  ['no key: it is not whole', null, null, null, 'bid.not-whole'],
  ['a key that opens nothing here', 'k', null, null, 'bid.unreadable'],
  ['another text', 'k', 'nonsense', null, 'bid.no-amount'],
  ['an amount', 'k', '000000000000062500', 62_500n, null],
])('an envelope says why it is void: %s', (_, key, text, amountFen, flaw) =>
  expect(readEnvelopeText({ key, text })).toEqual({ amountFen, flaw }),
);

test('an envelope is for one lot, session, round and paddle; the reserve for the lot', () => {
  const place = { lotNo: 'L-1', session: 2, round: 1 };
  expect(envelopeContext(place, { seq: 7, paddle: '357' })).toBe('bid|L-1|2|1|357');
  expect(envelopeContext(place, { seq: 0, paddle: '' })).toBe('reserve|L-1');
});

describe('an offer that two people have put aside', () => {
  const struck = { isStruck: true };
  test('does not count, whatever its amount; an envelope that is void as it is says that', () => {
    const judged = openEnvelopes(rules, [
      opened('1', 530, struck),
      opened('2', 520),
      opened('3', null, struck),
    ]);
    expect(judged.first.map(({ bidder }) => bidder)).toEqual(['2']);
    expect(judged.refused.map(({ seq, refusal }) => [seq, refusal.code])).toEqual([
      [1, 'bid.struck'],
      [3, 'bid.unreadable'],
    ]);
  });

  test('in an extra round leaves it to the others who were equal, then to whoever comes next', () => {
    const first = [opened('1', 520, struck), opened('2', 520), opened('3', 510)];
    expect(judgeRounds(rules, [first, []]).first.map(({ bidder }) => bidder)).toEqual(['2']);
    const nobody = [opened('1', 520, struck), opened('2', 520, struck)];
    const again = [{ ...opened('1', 530, struck), seq: 9 }];
    const judged = judgeRounds(rules, [nobody, again]);
    expect(judged.first).toEqual([]);
    expect(judged.refused.map(({ seq, refusal }) => [seq, refusal.code])).toEqual([
      [1, 'bid.struck'],
      [2, 'bid.struck'],
      [9, 'bid.struck'],
    ]);
  });
});
