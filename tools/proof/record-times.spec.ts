import { describe, expect, test } from '@jest/globals';
import type { SessionTermsView } from '@helan/contracts';
import { canonicalJson } from '@helan/domain';
import { MINUTE, OPEN_RULES } from '@helan/domain/samples';
import { toJsonForm } from '@helan/contracts';
import { type Entry, sha256, takeSeats, writeRecord } from './make-record.js';
import { verifyRecord } from './verify-record.js';

/* Records written line by line, as nobody's code would: free until minute 60, windows of five minutes. */

const TERMS: SessionTermsView = {
  lotNo: '640122102N26110001-1',
  session: 1,
  arrival: 'LAST_BYTE',
  rules: toJsonForm(OPEN_RULES),
  notice: { no: '640122102N26110001-GG01', contentHash: sha256('notice') },
};
const { arrival: _, ...FORMER } = TERMS;
const iso = (minute: number) => new Date(minute * MINUTE).toISOString();
const SEATS = takeSeats({ 101: null, 202: null, 303: null }, 0);

const bid = (paddle: string, yuan: number, minute: number, arrived: number | null = minute): Entry => ({
  kind: 'PRICE',
  paddle,
  value: String(yuan * 100),
  at: iso(minute),
  ...(arrived === null ? {} : { arrivedAt: iso(arrived) }),
});
const event = (kind: Entry['kind'], minute: number, facts: object): Entry => ({
  kind,
  paddle: '',
  value: canonicalJson(facts),
  at: iso(minute),
});
const end = (minute: number, winner: string | null, yuan: number | null) =>
  event('END', minute, {
    winner,
    amountFen: yuan === null ? null : String(yuan * 100),
    failure: winner === null ? 'NO_BID' : null,
  });
const faults = (entries: readonly Entry[], terms = TERMS) =>
  verifyRecord(writeRecord(terms, [...SEATS, ...entries])).faults.map((fault) =>
    fault.replace(/^第 \d+ 行：/, ''),
  );

describe('the times of a record', () => {
  test.each<[string, readonly Entry[], readonly string[]]>([
    ['in order', [bid('101', 620, 1), bid('202', 625, 62), end(67, '202', 625)], []],
    [
      'a bid that arrived before the last one counts as that one',
      [bid('101', 620, 10), bid('202', 625, 10, 9), end(65, '202', 625)],
      [],
    ],
    [
      'a held bid with its early stamp',
      [bid('101', 620, 1), bid('202', 625, 62), bid('101', 630, 61), end(67, '101', 630)],
      ['时间倒退。'],
    ],
    [
      'a bid that counts later than it has to',
      [bid('101', 620, 2, 1), end(65, '101', 620)],
      ['计入的时间和到达的时间不符。'],
    ],
    ['a bid without its arrival', [bid('101', 620, 1, null), end(65, '101', 620)], ['没有到达时间。']],
    [
      'an end before what its bids demand',
      [bid('101', 620, 62), end(65, '101', 620)],
      ['结束时间和重放的不一样。'],
    ],
    [
      'an end after what its bids demand',
      [bid('101', 620, 1), end(66, '101', 620)],
      ['结束时间和重放的不一样。'],
    ],
    [
      'what arrived in a pause',
      [
        event('PAUSE', 10, { reason: 'FAULT' }),
        event('RESUME', 30, { endAt: iso(85) }),
        bid('101', 620, 30, 29),
        end(85, '101', 620),
      ],
      ['暂停时的出价。'],
    ],
  ])('%s', (__, entries, expected) => expect(faults(entries)).toEqual(expected));

  test('a record of before keeps the rule of its day: a held bid counted by its head', () => {
    const entries = [
      bid('101', 620, 1, null),
      bid('202', 625, 62, null),
      bid('101', 630, 61, null),
      end(67, '101', 630),
    ];
    expect(faults(entries, FORMER)).toEqual([]);
    expect(faults([bid('101', 620, 1), end(65, '101', 620)], FORMER)).toEqual(['这种记录没有到达时间。']);
  });

  test.each([
    ['2026-12-31T23:59:59.999+08:00', []],
    [
      '2027-01-01T00:00:00.000+08:00',
      ['记录没有写明出价按最后一个字节到达的时间计入，2027 年起的场次都要写明。'],
    ],
  ])('a session of %s that names no rule for its times', (startAt, expected) => {
    const begins = Date.parse(startAt);
    const at = (minute: number) => new Date(begins + minute * MINUTE).toISOString();
    const rules = { ...OPEN_RULES, startAt: begins, freeEndAt: begins + 60 * MINUTE };
    const moved = (entries: readonly Entry[]) =>
      entries.map((entry) => ({ ...entry, at: at(Date.parse(entry.at) / MINUTE) }));
    const former = { ...FORMER, rules: toJsonForm(rules) };
    // A held bid with its early stamp, as they could be counted before the rule.
    const entries = [
      bid('101', 620, 1, null),
      bid('202', 625, 62, null),
      bid('101', 630, 61, null),
      end(67, '101', 630),
    ];
    expect(verifyRecord(writeRecord(former, moved([...SEATS, ...entries]))).faults).toEqual(expected);
  });
});

describe('a silence of the platform', () => {
  const silent = (since: number, found: number) =>
    event('PAUSE', found, { reason: 'OUTAGE', since: iso(since) });
  test.each<[string, readonly Entry[], readonly string[]]>([
    [
      'found after the end',
      [bid('101', 620, 1), silent(64, 80), event('RESUME', 95, { endAt: iso(100) }), end(100, '101', 620)],
      [],
    ],
    [
      'that begins after the end',
      [bid('101', 620, 1), silent(66, 80), event('RESUME', 95, { endAt: iso(100) }), end(100, '101', 620)],
      ['平台中断的时间不对。'],
    ],
    [
      'that begins before a bid that was decided',
      [bid('101', 620, 63), silent(62, 80), event('RESUME', 95, { endAt: iso(101) }), end(101, '101', 620)],
      ['平台中断的时间不对。'],
    ],
    [
      'a fault called after the end',
      [
        bid('101', 620, 1),
        event('PAUSE', 66, { reason: 'FAULT' }),
        event('RESUME', 95, { endAt: iso(100) }),
        end(100, '101', 620),
      ],
      ['结束以后才暂停。'],
    ],
  ])('%s', (__, entries, expected) => expect(faults(entries)).toEqual(expected));
});

describe('a leader who is struck', () => {
  const stopped = event('PAUSE', 62, { reason: 'LEADER' });
  const struck = (paddles: readonly string[], leader: string | null, yuan: number | null) =>
    event('STRUCK', 70, {
      paddles,
      leader,
      amountFen: yuan === null ? null : String(yuan * 100),
      why: '被依法限制参加交易',
    });
  const goesOn = event('RESUME', 80, { endAt: iso(85) });
  const bids = [bid('101', 620, 1), bid('202', 625, 2), bid('303', 900, 61)];
  test.each<[string, readonly Entry[], readonly string[]]>([
    [
      'the price falls to the last of another',
      [stopped, struck(['303'], '202', 625), goesOn, end(85, '202', 625)],
      [],
    ],
    [
      'with others who may not lead either',
      [stopped, struck(['202', '303'], '101', 620), goesOn, bid('202', 630, 81), end(86, '202', 630)],
      ['出价被撤销的人又出价。'],
    ],
    ['to nothing', [stopped, struck(['101', '202', '303'], null, null), goesOn, end(85, null, null)], []],
    [
      'to a price that was never the next',
      [stopped, struck(['303'], '101', 620), goesOn, end(85, '101', 620)],
      ['撤销以后的价格和重放的不一样。', '结果和重放的不一样。'],
    ],
    [
      'somebody who does not lead',
      [stopped, struck(['202'], '303', 900), goesOn, end(85, '303', 900)],
      ['没有暂停，或者撤销的不是领先的人。'],
    ],
    [
      'while the clock runs',
      [{ ...struck(['303'], '202', 625), at: iso(62) }, end(66, '202', 625)],
      ['没有暂停，或者撤销的不是领先的人。'],
    ],
  ])('%s', (__, entries, expected) => expect(faults([...bids, ...entries])).toEqual(expected));
});
