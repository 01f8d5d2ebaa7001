import { describe, expect, test } from '@jest/globals';
import { type Bid, type SessionRules, canonicalJson, drawPaddle, drawSeed } from '@helan/domain';
import { MINUTE, OPEN_RULES, SEALED_RULES, sampleBid } from '@helan/domain/samples';
import { type Entry, makeRecord, sha256, writeRecord } from './make-record.js';
import { makeSealedRecord } from './make-sealed-record.js';
import type { SessionRecord } from './session-record.js';
import { verifyRecord } from './verify-record.js';

/** Nobody above 640 yuan; who reaches it is parted by right, then by the seed. Source: rules §21 A12. */
const rules: SessionRules = { ...OPEN_RULES, ceilingFen: 64_000n, dayEndMinute: 21 * 60 };
const SECRET = 'a secret that nobody knows before';
const SEATS = { 101: null, 202: 2, 303: 2, 404: null };
const bid = (paddle: string, yuan: number, minute: number, other: Partial<Bid> = {}) => ({
  ...sampleBid(rules, paddle, BigInt(yuan * 100), minute * MINUTE),
  ...other,
});

/** As the platform writes it: with the drawing before the end, where somebody is left to be drawn. */
function recordOf(
  bids: readonly Bid[],
  among: readonly string[],
  change: { readonly drawn?: object; readonly drawHash?: string; readonly winner?: string } = {},
): SessionRecord {
  const { terms, log } = makeRecord(rules, SEATS, bids);
  const hashed = { ...terms, drawHash: change.drawHash ?? sha256(SECRET) };
  const entries = log.map(({ seq: _, prevHash: _before, hash: _own, ...entry }) => entry) as Entry[];
  const end = entries.pop()!;
  const declared = writeRecord(hashed as never, entries).log.filter(({ value }) => value === '64000');
  const paddles = [...among].sort();
  const paddle =
    among.length === 0
      ? ''
      : drawPaddle(
          drawSeed(
            SECRET,
            declared.map(({ hash }) => hash),
            sha256,
          ),
          paddles,
          sha256,
        );
  const facts = { secret: SECRET, paddles, paddle, ...change.drawn };
  const drawn: Entry[] =
    among.length > 0 ? [{ kind: 'DRAWN', paddle: '', value: canonicalJson(facts), at: end.at }] : [];
  const told = JSON.parse(end.value) as { winner: string };
  const winner = change.winner ?? (among.length > 0 ? paddle : told.winner);
  return writeRecord(hashed as never, [
    ...entries,
    ...drawn,
    { ...end, value: canonicalJson({ ...told, winner }) },
  ]);
}

const equals = [bid('101', 640, 1), bid('404', 640, 2)];
const rights = [bid('101', 640, 1), bid('202', 640, 2, { kind: 'PRIORITY_MATCH' }), bid('303', 640, 3)];

describe('open sessions that stand', () => {
  test('two without a right: the seed draws', () => {
    const { faults, winner, amountFen } = verifyRecord(recordOf(equals, ['101', '404']));
    expect(faults).toEqual([]);
    expect(['101', '404']).toContain(winner);
    expect(amountFen).toBe(64_000n);
  });

  test('of equal rights the seed draws, and who has none is left out', () => {
    const { faults, winner } = verifyRecord(recordOf(rights, ['202', '303']));
    expect(faults).toEqual([]);
    expect(['202', '303']).toContain(winner);
  });

  test.each([
    ['one alone', [bid('101', 630, 1), bid('404', 640, 2)], '404'],
    ['one right among others', [bid('101', 640, 1), bid('202', 640, 2)], '202'],
  ])('nobody is drawn: %s', (_, bids, winner) =>
    expect(verifyRecord(recordOf(bids, []))).toMatchObject({ faults: [], winner }),
  );
});

describe('what an open record may not say', () => {
  test.each<[string, SessionRecord, string]>([
    ['a price above the ceiling', writeAbove(), '高于最高限价。'],
    ['no drawing among equals', recordOf(equals, []), '报价相同，没有分出先后。'],
    ['a drawing of one', recordOf([bid('101', 640, 1)], ['101']), '不该抽签。'],
    [
      'another seed',
      recordOf(equals, ['101', '404'], { drawHash: sha256('other') }),
      '抽签的种子不是公告上的那一个。',
    ],
    [
      'somebody left out',
      recordOf(equals, ['101', '404'], { drawn: { paddles: ['101'], paddle: '101' } }),
      '抽签的结果不对。',
    ],
    ['a lesser right among the drawn', recordOf(rights, ['101', '202', '303']), '抽签的结果不对。'],
    ['another winner', recordOf(equals, ['101', '404'], { winner: '202' }), '结果和重放的不一样。'],
    ['the ceiling declared twice', writeTwice(), '领先的人又出价。'],
  ])('%s', (_, record, words) => expect(verifyRecord(record).faults.join()).toContain(words));
});

function forged(forge: (entries: Entry[]) => Entry[]): SessionRecord {
  const { terms, log } = makeRecord(rules, SEATS, equals);
  const entries = log.map(({ seq: _, prevHash: _before, hash: _own, ...entry }) => entry) as Entry[];
  return writeRecord({ ...terms, drawHash: sha256(SECRET) } as never, forge(entries));
}

function writeAbove(): SessionRecord {
  return forged((entries) =>
    entries.map((entry) =>
      entry.paddle === '404' && entry.kind === 'PRICE' ? { ...entry, value: '64500' } : entry,
    ),
  );
}

function writeTwice(): SessionRecord {
  return forged((entries) =>
    entries.flatMap((entry) => (entry.paddle === '404' && entry.kind === 'PRICE' ? [entry, entry] : [entry])),
  );
}

describe('sealed prices', () => {
  const sealed = { ...SEALED_RULES, ceilingFen: 55_000n };
  const SEALED_SEATS = { 101: null, 202: 2, 303: 1, 404: null };
  test.each<[string, Record<string, bigint>, string, bigint, string[]]>([
    [
      'above it nothing counts: 550 beats 560',
      { 101: 56_000n, 404: 55_000n },
      '404',
      55_000n,
      ['bid.above-ceiling'],
    ],
    ['a right parts equals at it', { 101: 55_000n, 202: 55_000n }, '202', 55_000n, []],
  ])('%s', async (_, round, winner, amountFen, reasons) => {
    const played = verifyRecord(await makeSealedRecord(sealed, { seats: SEALED_SEATS, rounds: [round] }));
    expect(played).toMatchObject({ faults: [], winner, amountFen });
    expect(played.voids.map(({ reason }) => reason)).toEqual(reasons);
  });

  test('equals at it are drawn at once, though below it they would offer again', async () => {
    const play = { seats: SEALED_SEATS, rounds: [{ 101: 55_000n, 404: 55_000n }] };
    expect(verifyRecord(await makeSealedRecord(sealed, play))).toMatchObject({
      faults: [],
      amountFen: 55_000n,
    });
    const below = { seats: SEALED_SEATS, rounds: [{ 101: 54_000n, 404: 54_000n }] };
    expect(verifyRecord(await makeSealedRecord(sealed, below)).faults.join()).toContain('不该抽签。');
  });

  test('a record that counts what is above it is found', async () => {
    const record = await makeSealedRecord(SEALED_RULES, {
      seats: SEALED_SEATS,
      rounds: [{ 101: 56_000n, 404: 55_000n }],
    });
    const lying = { ...record.terms, rules: { ...record.terms.rules, ceilingFen: '55000' } };
    const entries = record.log.map(({ seq: _, prevHash: _before, hash: _own, ...entry }) => entry) as Entry[];
    expect(verifyRecord(writeRecord(lying as never, entries)).faults).not.toEqual([]);
  });
});
