import { describe, expect, test } from '@jest/globals';
import { type SealedRules, canonicalJson } from '@helan/domain';
import { SEALED_RULES } from '@helan/domain/samples';
import { type Entry, writeRecord } from './make-record.js';
import { type SealedPlay, makeSealedRecord } from './make-sealed-record.js';
import type { SessionRecord } from './session-record.js';
import { verifyRecord } from './verify-record.js';

/** At least 500, steps of 10, two rounds for everybody, then one among equals. */
const rules: SealedRules = { ...SEALED_RULES, rounds: 2 };
const SEATS = { 101: null, 202: null, 303: 1 };

describe('records that stand', () => {
  test.each<[string, SealedPlay['rounds'], string, bigint, string[]]>([
    ['the best of the second round', [{ 101: 51_000n, 202: 53_000n }, { 101: 54_000n }], '101', 54_000n, []],
    ['nobody offers again', [{ 101: 51_000n, 202: 53_000n }, {}], '202', 53_000n, []],
    ['who comes in the second', [{ 101: 51_000n }, { 202: 52_000n }], '202', 52_000n, []],
    [
      'less than the best so far',
      [{ 101: 51_000n, 202: 53_000n }, { 101: 52_000n }],
      '202',
      53_000n,
      ['bid.below-start'],
    ],
    ['a right parts equals', [{ 101: 51_000n, 202: 53_000n }, { 303: 53_000n }], '303', 53_000n, []],
    [
      'an extra round among equals',
      [{ 101: 53_000n, 202: 53_000n }, {}, { 202: 54_000n }],
      '202',
      54_000n,
      [],
    ],
  ])('%s', async (_, rounds, winner, amountFen, reasons) => {
    const played = verifyRecord(await makeSealedRecord(rules, { seats: SEATS, rounds }));
    expect(played).toMatchObject({ faults: [], winner, amountFen });
    expect(played.voids.map(({ reason }) => reason)).toEqual(reasons);
  });
});

const entriesOf = ({ log }: SessionRecord) =>
  log.map(({ seq: _, prevHash: _before, hash: _own, ...entry }) => entry) as Entry[];

describe('what a record may not say', () => {
  test('that it is over before every round was held', async () => {
    const record = await makeSealedRecord(rules, { seats: SEATS, rounds: [{ 101: 51_000n }] });
    expect(verifyRecord(record).faults.join()).toContain('还有公告写明的一轮没有报。');
  });

  test.each([
    ['for some alone', { invited: ['101'] }],
    ['from another floor', { floorFen: '50000' }],
    ['of another length', { endAt: new Date(0).toISOString() }],
  ])('a round %s', async (_, change) => {
    const record = await makeSealedRecord(rules, {
      seats: SEATS,
      rounds: [{ 101: 51_000n, 202: 53_000n }, {}],
    });
    const entries = entriesOf(record).map((entry) =>
      entry.kind === 'ROUND'
        ? { ...entry, value: canonicalJson({ ...(JSON.parse(entry.value) as object), ...change }) }
        : entry,
    );
    const forged = writeRecord(record.terms as never, entries);
    expect(verifyRecord(forged).faults.join()).toContain('下一轮的底价、时间不对，或者不是人人可报。');
  });

  test('a second round where the notice has one', async () => {
    const record = await makeSealedRecord(rules, {
      seats: SEATS,
      rounds: [{ 101: 51_000n, 202: 53_000n }, { 101: 54_000n }],
    });
    const { rounds: _, ...one } = record.terms.rules as { rounds: number };
    const forged = writeRecord({ ...record.terms, rules: one } as never, entriesOf(record));
    expect(verifyRecord(forged).faults.join()).toContain('不该加报');
  });
});

describe('a round that is announced before it begins', () => {
  /** From ten in the morning of a Thursday. */
  const HOUR = 3_600_000;
  const told: SealedRules = {
    ...rules,
    startAt: 2 * HOUR,
    endAt: 2.5 * HOUR,
    roundNoticeMs: 600_000,
  };
  const play: SealedPlay = { seats: SEATS, rounds: [{ 101: 51_000n, 202: 53_000n }, { 101: 54_000n }] };
  const forged = async (kind: string, change: (entry: Entry) => Entry[]) => {
    const record = await makeSealedRecord(told, play);
    const entries = entriesOf(record).flatMap((entry) => (entry.kind === kind ? change(entry) : [entry]));
    return verifyRecord(writeRecord(record.terms as never, entries)).faults.join();
  };
  const saying = (change: object) => (entry: Entry) => [
    { ...entry, value: canonicalJson({ ...(JSON.parse(entry.value) as object), ...change }) },
  ];

  test('stands', async () => {
    expect(verifyRecord(await makeSealedRecord(told, play))).toMatchObject({
      faults: [],
      winner: '101',
      amountFen: 54_000n,
    });
  });

  test.each<[string, string, (entry: Entry) => Entry[], string]>([
    [
      'that is not announced',
      'ROUND',
      saying({ startAt: undefined, endAt: '1970-01-01T03:01:00.000Z' }),
      '没有写明下一轮什么时候开始。',
    ],
    [
      'nine minutes after it was planned',
      'ROUND',
      saying({ startAt: '1970-01-01T02:40:00.000Z', endAt: '1970-01-01T03:10:00.000Z' }),
      '下一轮没有提前公布，或者不在交易时间里开始。',
    ],
    [
      'at night',
      'ROUND',
      saying({ startAt: '1970-01-01T14:00:00.000Z', endAt: '1970-01-01T14:30:00.000Z' }),
      '下一轮没有提前公布，或者不在交易时间里开始。',
    ],
    [
      'before it was announced to begin',
      'RESUME',
      (entry) => [{ ...entry, at: '1970-01-01T02:40:00.000Z' }],
      '没有暂停就恢复。',
    ],
    ['that never began, and yet was offered in', 'RESUME', () => [], '暂停时的出价。'],
  ])('does not stand %s', async (_, kind, change, fault) => {
    expect(await forged(kind, change)).toContain(fault);
  });
});
