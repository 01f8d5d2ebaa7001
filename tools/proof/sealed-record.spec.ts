import { describe, expect, test } from '@jest/globals';
import type { SealedRules } from '@helan/domain';
import { SEALED_RULES } from '@helan/domain/samples';
import fc from 'fast-check';
import { SPOILED } from '../../libs/sealing/src/testing/spoiled-envelopes.js';
import { type Content, type SealedPlay, makeSealedRecord } from './make-sealed-record.js';
import { verifyRecord } from './verify-record.js';

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
      'a reserve that is met, in a record of before',
      rules,
      { seats: SEATS, rounds: [{ 101: 52_000n }], reserveFen: 52_000n, isFormer: true },
      '101',
      52_000n,
    ],
    [
      'a reserve that is not, in a record of before',
      rules,
      { seats: SEATS, rounds: [{ 101: 52_000n }], reserveFen: 52_001n, isFormer: true },
      null,
      null,
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

const PAIRS = [
  ['CENTER', 'SUPERVISOR'],
  ['CENTER', 'TRANSFEROR'],
  ['SUPERVISOR', 'TRANSFEROR'],
] as const;

describe('an envelope that does not count stays in the record, with its reason', () => {
  const round: Record<string, Content> = {
    101: 49_000n,
    202: 52_500n,
    303: 'nonsense',
    404: 51_000n,
    505: SPOILED['one share is of another key'],
    606: SPOILED['it was sealed for another paddle'],
    707: SPOILED['a bit of the price is another'],
    808: SPOILED['two shares are sealed for strangers'],
  };
  const seats = Object.fromEntries(Object.keys(round).map((paddle) => [paddle, null]));

  test.each(PAIRS)('whichever two open: %s and %s', async (...by) => {
    const record = await makeSealedRecord(rules, { seats, rounds: [round], by });
    expect(verifyRecord(record)).toMatchObject({
      faults: [],
      winner: '404',
      amountFen: 51_000n,
      voids: [
        { seq: 9, paddle: '101', reason: 'bid.below-start' },
        { seq: 10, paddle: '202', reason: 'bid.off-step' },
        { seq: 11, paddle: '303', reason: 'bid.no-amount' },
        { seq: 13, paddle: '505', reason: 'bid.not-whole' },
        { seq: 14, paddle: '606', reason: 'bid.not-whole' },
        { seq: 15, paddle: '707', reason: 'bid.unreadable' },
        { seq: 16, paddle: '808', reason: 'bid.not-whole' },
      ],
    });
  });

  test('a purchase has a ceiling, and an extra round the price of the first', async () => {
    const buying = await makeSealedRecord(
      { ...rules, isBuying: true },
      { seats: SEATS, rounds: [{ 101: 51_000n }] },
    );
    expect(verifyRecord(buying)).toMatchObject({
      faults: [],
      voids: [{ seq: 5, reason: 'bid.above-start' }],
    });
    const again = await makeSealedRecord(rules, {
      seats: SEATS,
      rounds: [
        { 101: 52_000n, 404: 52_000n },
        { 101: 51_000n, 404: SPOILED['a field is missing'] },
      ],
    });
    expect(verifyRecord(again)).toMatchObject({
      faults: [],
      voids: [
        { seq: 9, paddle: '101', reason: 'bid.below-start' },
        { seq: 10, paddle: '404', reason: 'bid.not-whole' },
      ],
    });
  });
});

test('two engines agree on any envelopes, whichever two open', async () => {
  const price = fc.integer({ min: 48, max: 56 }).map((ten) => BigInt(ten) * 1_000n);
  const spoiled = fc.constantFrom(...(Object.keys(SPOILED) as (keyof typeof SPOILED)[]));
  const content = fc.oneof(
    { arbitrary: price, weight: 3 },
    { arbitrary: spoiled.map((name) => SPOILED[name]), weight: 1 },
  );
  const round = fc.dictionary(fc.constantFrom('101', '202', '303', '404'), content, { minKeys: 1 });
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
      fc.constantFrom(...PAIRS),
      async (mode, one, all, by) => {
        const play = {
          seats: SEATS,
          rounds: [one],
          by,
          ...(mode.mode === 'WEIGHTED' ? { scores: all } : {}),
        };
        return verifyRecord(await makeSealedRecord(mode, play)).faults.length === 0;
      },
    ),
    { numRuns: 25 },
  );
}, 90_000);

describe('a reserve that was not met stays closed', () => {
  const play = { seats: SEATS, rounds: [{ 101: 52_000n }] };

  test('the record keeps its hash, and the check says what it could not compare', async () => {
    const record = await makeSealedRecord(rules, { ...play, reserveFen: 52_001n });
    expect(JSON.stringify(record.log)).not.toContain('52001');
    const { faults, notCompared, winner } = verifyRecord(record);
    expect([faults, winner]).toEqual([[], null]);
    expect(notCompared).toEqual([
      `保留价没有达到，按规则不公开，只留指纹 ${record.terms.reserveHash}：是不是真的没有达到，这里核对不了，由监管人员核对。`,
    ]);
  });

  test.each<[string, bigint, boolean, string]>([
    ['shown though it was not met', 52_001n, true, '没有达到的保留价不该公开。'],
    ['kept back though it was met', 52_000n, false, '成交了，保留价却没有公开。'],
  ])('%s', async (_, reserveFen, tellsReserve, fault) => {
    const record = await makeSealedRecord(rules, { ...play, reserveFen, tellsReserve });
    expect(verifyRecord(record).faults.join()).toContain(fault);
  });
});
