import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { type BidLine, GENESIS_HASH, bidText, isReplayFault, replay } from './bid-record.js';
import { sessionDeadline } from './session-deadline.js';

const LOT = '640122102N26110001-1';
const start = Date.parse('2026-11-17T01:00:00.000Z');
const rules = {
  startPriceFen: 50_000n,
  stepFen: 1_000n,
  startAt: start,
  freeEndAt: start + 3_600_000,
  limitedMs: 300_000,
};
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function record(bids: readonly [paddle: string, amount: string, at: number][]): BidLine[] {
  let prevHash = GENESIS_HASH;
  return bids.map(([paddle, amountFen, at], index) => {
    const line = { seq: index + 1, paddle, amountFen, at: new Date(start + at).toISOString(), prevHash };
    prevHash = sha256(bidText(LOT, line));
    return { ...line, hash: prevHash };
  });
}

const good = record([
  ['101', '50000', 1000],
  ['202', '51000', 2000],
  ['101', '55000', 3_601_000],
]);

describe('a record played again', () => {
  test('ends where the session ended', () => {
    expect(replay(LOT, rules, good, sha256)).toMatchObject({
      seq: 3,
      currentFen: 55_000n,
      leader: '101',
      endAt: start + 3_901_000,
    });
  });

  test.each<[string, (lines: BidLine[]) => BidLine[], string, number]>([
    ['a bid taken out', (lines) => [lines[0]!, lines[2]!], 'gap', 2],
    ['a price changed', ([a, b, c]) => [a!, { ...b!, amountFen: '52000' }, c!], 'hash', 2],
    ['a time changed', ([a, b, c]) => [{ ...a!, at: b!.at }, b!, c!], 'hash', 1],
    ['a paddle changed', ([a, b, c]) => [a!, { ...b!, paddle: '303' }, c!], 'hash', 2],
    ['a link changed', ([a, b, c]) => [a!, { ...b!, prevHash: GENESIS_HASH }, c!], 'chain', 2],
    ['two bids swapped', ([a, b, c]) => [b!, a!, c!], 'gap', 1],
    [
      'a bid too low, well hashed',
      () =>
        record([
          ['101', '50000', 1000],
          ['202', '50500', 2000],
        ]),
      'rule',
      2,
    ],
    [
      'a leader who bid again, well hashed',
      () =>
        record([
          ['101', '50000', 1000],
          ['101', '51000', 2000],
        ]),
      'rule',
      2,
    ],
    [
      'a bid after the end, well hashed',
      () =>
        record([
          ['101', '50000', 1000],
          ['202', '51000', 3_900_000],
        ]),
      'rule',
      2,
    ],
  ])('fails for %s', (_, tamper, fault, seq) => {
    const result = replay(LOT, rules, tamper(structuredClone(good)), sha256);
    expect(isReplayFault(result)).toBe(true);
    expect(result).toMatchObject({ fault, seq });
  });

  test('fails for another lot', () => {
    expect(replay('640122102N26110001-2', rules, good, sha256)).toMatchObject({ fault: 'hash', seq: 1 });
  });
});

test.each([
  ['SCHEDULED', { at: rules.startAt, action: 'openFree' }],
  ['FREE', { at: rules.freeEndAt, action: 'openLimited' }],
  ['LIMITED', { at: rules.freeEndAt + 302_000, action: 'end' }],
  ['WON', undefined],
] as const)('the next deadline of %s', (state, due) => {
  expect(sessionDeadline(state, rules, rules.freeEndAt + 300_000, 2_000)).toEqual(due);
});
