import { beforeAll, describe, expect, test } from '@jest/globals';
import { type SealedRules, canonicalJson } from '@helan/domain';
import { SEALED_RULES } from '@helan/domain/samples';
import fc from 'fast-check';
import { DRAW_SECRET, type SealedPlay, makeSealedRecord } from './make-sealed-record.js';
import { type SessionRecord, verifyRecord } from './verify-record.js';
import { findsTampering, withLine } from './tampering.js';

const SEATS = { 101: null, 202: 2, 303: 1, 404: null };
const rules = SEALED_RULES;
const drawn: SealedRules = { ...rules, extraRoundMs: null };
const weighted: SealedRules = { ...rules, mode: 'WEIGHTED', priceWeight: 6_000 };

describe('records that stand', () => {
  test.each<[string, SealedRules, SealedPlay, string | null, bigint | null]>([
    ['the highest', rules, { seats: SEATS, rounds: [{ 101: 52_000n, 404: 53_000n }] }, '404', 53_000n],
    [
      'a purchase takes the lowest',
      { ...rules, isBuying: true },
      { seats: SEATS, rounds: [{ 101: 48_000n, 404: 47_000n }] },
      '404',
      47_000n,
    ],
    [
      'what is below the start, off the steps or no amount does not count',
      rules,
      { seats: SEATS, rounds: [{ 101: 49_000n, 202: 52_500n, 303: 'nonsense', 404: 51_000n }] },
      '404',
      51_000n,
    ],
    ['nothing counts', rules, { seats: SEATS, rounds: [{ 101: 49_000n }] }, null, null],
    [
      'a right parts equals',
      rules,
      { seats: SEATS, rounds: [{ 101: 52_000n, 202: 52_000n }] },
      '202',
      52_000n,
    ],
    [
      'an extra round',
      rules,
      { seats: SEATS, rounds: [{ 101: 52_000n, 404: 52_000n }, { 101: 54_000n }] },
      '101',
      54_000n,
    ],
    [
      'a reserve that is met',
      rules,
      { seats: SEATS, rounds: [{ 101: 52_000n }], reserveFen: 52_000n },
      '101',
      52_000n,
    ],
    [
      'a reserve that is not',
      rules,
      { seats: SEATS, rounds: [{ 101: 52_000n }], reserveFen: 52_001n },
      null,
      null,
    ],
    [
      'a plan outweighs a price',
      weighted,
      { seats: SEATS, rounds: [{ 101: 56_000n, 404: 52_000n }], scores: { 101: 6_000, 404: 9_000 } },
      '404',
      52_000n,
    ],
  ])('%s', async (_, mode, play, winner, amountFen) => {
    expect(verifyRecord(await makeSealedRecord(mode, play))).toMatchObject({ faults: [], winner, amountFen });
  });

  test('a drawing gives the same paddle to whoever draws again', async () => {
    const record = await makeSealedRecord(drawn, { seats: SEATS, rounds: [{ 101: 52_000n, 404: 52_000n }] });
    const { faults, winner } = verifyRecord(record);
    expect(faults).toEqual([]);
    expect(['101', '404']).toContain(winner);
  });
});

test('two engines agree on any envelopes', async () => {
  const price = fc.integer({ min: 48, max: 56 }).map((ten) => BigInt(ten) * 1_000n);
  const round = fc.dictionary(fc.constantFrom('101', '202', '303', '404'), price, { minKeys: 1 });
  const scores = fc.record({
    101: fc.nat(10_000),
    202: fc.nat(10_000),
    303: fc.nat(10_000),
    404: fc.nat(10_000),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(drawn, { ...weighted, extraRoundMs: null }),
      round,
      scores,
      async (mode, one, all) => {
        const play = { seats: SEATS, rounds: [one], ...(mode.mode === 'WEIGHTED' ? { scores: all } : {}) };
        return verifyRecord(await makeSealedRecord(mode, play)).faults.length === 0;
      },
    ),
    { numRuns: 60 },
  );
});

/** Seats are lines 1 to 4; three envelopes, their opening, the round, one envelope, its opening, the drawing, the end. */
const [first, second, opened, round, extra, drawing, end] = [4, 5, 7, 8, 9, 11, 12];

describe('what was changed is found', () => {
  let good: SessionRecord;
  let other: SessionRecord;
  const tampered: [string, SessionRecord][] = [];
  const play: SealedPlay = {
    seats: { 101: null, 202: null, 303: null, 404: null },
    rounds: [{ 101: 52_000n, 202: 52_000n, 303: 51_000n }, { 101: 52_000n }],
    reserveFen: 51_500n,
  };
  const names = [
    'an envelope',
    'an envelope of another',
    'an opened price',
    'a price left out',
    'the key',
    'who opened',
    'the reserve',
    'the sealed reserve',
    'the reserve of the terms',
    'the floor of the extra round',
    'its end',
    'who is invited to it',
    'an envelope put in twice',
    'the seed of the drawing',
    'who was drawn',
    'the seed of the terms',
    'the winner',
    'its price',
    'the opening moved before the end',
    'the key of the terms',
  ];

  beforeAll(async () => {
    good = await makeSealedRecord(rules, play);
    other = await makeSealedRecord(rules, play);
    const factsOf = (place: number) => JSON.parse(good.log[place]!.value) as Record<string, never>;
    const saying = (place: number, change: object) =>
      withLine(good, place, { value: canonicalJson({ ...factsOf(place), ...change }) });
    const termed = (change: object) => ({ ...good, terms: { ...good.terms, ...change } });
    const { prices, reserve } = factsOf(opened) as unknown as {
      prices: { seq: number; amountFen: string }[];
      reserve: { envelope: string; amountFen: string };
    };
    const otherFacts = JSON.parse(other.log[opened]!.value) as { privateKey: string };
    const { envelope, value } = good.log[second]!;
    const loser = factsOf(end)['winner'] === '101' ? '202' : '101';
    const changed = [
      withLine(good, first, { envelope: other.log[first]!.envelope!, value: other.log[first]!.value }),
      withLine(good, first, { envelope: envelope!, value }),
      saying(opened, {
        prices: prices.map((one, index) => (index === 2 ? { ...one, amountFen: '53000' } : one)),
      }),
      saying(opened, { prices: prices.slice(1) }),
      saying(opened, { privateKey: otherFacts.privateKey }),
      saying(opened, { by: ['CENTER', 'CENTER'] }),
      saying(opened, { reserve: { ...reserve, amountFen: '50000' } }),
      saying(opened, { reserve: null }),
      termed({ reserveHash: null }),
      saying(round, { floorFen: '51000' }),
      saying(round, { endAt: new Date(0).toISOString() }),
      saying(round, { invited: ['101', '303'] }),
      { ...good, log: [...good.log.slice(0, extra + 1), good.log[extra]!, ...good.log.slice(extra + 1)] },
      saying(drawing, { secret: `${DRAW_SECRET}!` }),
      saying(drawing, { paddle: loser }),
      termed({ sealing: { ...good.terms.sealing, drawHash: 'x' } }),
      saying(end, { winner: loser }),
      saying(end, { amountFen: '53000' }),
      withLine(good, opened, { at: new Date(0).toISOString() }),
      termed({ sealing: { ...good.terms.sealing, publicKeys: other.terms.sealing!.publicKeys } }),
    ];
    tampered.push(...changed.map((record, index): [string, SessionRecord] => [names[index]!, record]));
  });

  test('nothing was changed', () => {
    expect(verifyRecord(good).faults).toEqual([]);
    expect(good.log.map(({ kind }) => kind).slice(4)).toEqual([
      'SEALED',
      'SEALED',
      'SEALED',
      'OPENED',
      'ROUND',
      'SEALED',
      'OPENED',
      'DRAWN',
      'END',
    ]);
  });

  test('an envelope that is not the one of its line', () => {
    const changed = withLine(good, first, { envelope: other.log[first]!.envelope! });
    expect(verifyRecord(changed).faults).toContain('第 5 行：密封报价和指纹不符。');
  });

  findsTampering(
    () => good,
    names.map((name, index) => [name, () => tampered[index]![1]]),
  );
});
