import { describe, expect, test } from '@jest/globals';
import type { Bid, SessionRules } from '@helan/domain';
import { MINUTE, OPEN_RULES, sampleBid } from '@helan/domain/samples';
import { type Entry, makeRecord, writeRecord } from './make-record.js';
import type { SessionRecord } from './session-record.js';
import { verifyRecord } from './verify-record.js';

/** An hour free, five minutes to confirm, windows of five minutes. Source: rules §8.2.2 (ii). */
const rules: SessionRules = { ...OPEN_RULES, confirmMs: 5 * MINUTE, dayEndMinute: 21 * 60 };
const SEATS = { 101: null, 202: null };
const bid = (paddle: string, yuan: number, minute: number): Bid => ({
  ...sampleBid(rules, paddle, BigInt(yuan * 100), minute * MINUTE),
});
const enter = (paddle: string, minute: number): Bid => ({
  ...bid(paddle, 0, minute),
  kind: 'ENTER',
  amountFen: null,
});
const good = makeRecord(rules, SEATS, [
  bid('101', 620, 1),
  bid('202', 625, 2),
  enter('101', 61),
  bid('101', 640, 66),
]);

/** The same said to have happened otherwise, signed all the same. */
function forged(change: (entry: Entry) => Entry[]): SessionRecord {
  const entries = good.log.map(({ seq: _, prevHash: _before, hash: _own, ...entry }) => entry) as Entry[];
  return writeRecord(good.terms as never, entries.flatMap(change));
}
const moved = (minute: number) => (entry: Entry) => {
  const at = new Date(minute * MINUTE).toISOString();
  return [entry.kind === 'ENTER' ? { ...entry, at, arrivedAt: at } : entry];
};

test('a record with a confirmation stands', () => {
  expect(verifyRecord(good)).toMatchObject({
    faults: [],
    bids: 3,
    extensions: 1,
    winner: '101',
    amountFen: 64_000n,
  });
});

describe('what it may not say', () => {
  test.each<[string, SessionRecord, string]>([
    [
      'a bid without a confirmation',
      forged((entry) => (entry.kind === 'ENTER' ? [] : [entry])),
      '没有确认进入限时竞价。',
    ],
    ['one before the free phase is over', forged(moved(59)), '不在确认的时间里，或者确认了两次。'],
    ['one after its time', forged(moved(65)), '不在确认的时间里，或者确认了两次。'],
    [
      'one twice',
      forged((entry) => (entry.kind === 'ENTER' ? [entry, entry] : [entry])),
      '不在确认的时间里，或者确认了两次。',
    ],
    [
      'one of nobody',
      forged((entry) => [entry.kind === 'ENTER' ? { ...entry, paddle: '999' } : entry]),
      '不能确认的人确认了。',
    ],
    [
      'one with words',
      forged((entry) => [entry.kind === 'ENTER' ? { ...entry, value: '1' } : entry]),
      '不能确认的人确认了。',
    ],
  ])('%s', (_, record, words) => expect(verifyRecord(record).faults.join()).toContain(words));

  test('the window begins after it: with less time the end does not fit', () => {
    const terms = { ...good.terms, rules: { ...good.terms.rules, confirmMs: 4 * MINUTE } };
    const entries = good.log.map(({ seq: _, prevHash: _before, hash: _own, ...entry }) => entry) as Entry[];
    const kept = entries.filter(({ kind, at }) => kind !== 'PRICE' || Date.parse(at) < 60 * MINUTE);
    expect(verifyRecord(writeRecord(terms as never, kept)).faults.join()).toContain(
      '结束时间和重放的不一样。',
    );
  });
});
