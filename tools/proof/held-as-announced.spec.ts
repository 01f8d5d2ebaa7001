import { describe, expect, test } from '@jest/globals';
import { type SessionRules, canonicalJson } from '@helan/domain';
import { MINUTE } from '@helan/domain/samples';
import { type Entry, makeRecord, writeRecord } from './make-record.js';
import { SEAL, SEALING, TERMS, TRADING, judge, noticeOf, open, recordUnder, sealed } from './make-notice.js';

const seatsOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [String(101 + index), null]));

describe('who sat there', () => {
  test.each<[string, object, object, number, string | null]>([
    ['two where two are asked for', {}, {}, 2, null],
    ['one', {}, {}, 1, '公告要求至少 2 人竞价，记录里只有 1 个号牌。'],
    ['nobody', {}, {}, 0, '公告要求至少 2 人竞价，记录里只有 0 个号牌。'],
    ['two of three where too few agree', { minBidders: 3 }, {}, 2, null],
    [
      'two of three where too few end it',
      { minBidders: 3, fewBidders: 'FAIL' },
      {},
      2,
      '公告要求至少 3 人竞价，记录里只有 2 个号牌。',
    ],
    ['all three of them', { minBidders: 3, fewBidders: 'FAIL' }, {}, 3, null],
    ['two for a collective’s lot', { minBidders: 3, fewBidders: 'FAIL', areTwoEnough: true }, {}, 2, null],
    ['two after a negotiation', { minBidders: 3, fewBidders: 'FAIL' }, { negotiation: {} }, 2, null],
    [
      'two for a purchase of three',
      { fewBidders: 'FAIL' },
      { parameters: { 't14.minBidders': 3, 'bidders.min': 2 } },
      2,
      '公告要求至少 3 人竞价，记录里只有 2 个号牌。',
    ],
    ['two of the rulebook’s two', { fewBidders: 'FAIL' }, { parameters: { 'bidders.min': 2 } }, 2, null],
  ])('%s', (_, trading, more, count, fault) => {
    const notice = noticeOf({ ...TERMS, ...more, trading: { ...TRADING, ...trading } });
    const record = recordUnder(notice, open, { seats: seatsOf(count) });
    expect(judge(false, record).isSound).toBe(true);
    const { isSound, lines } = judge(true, record, notice);
    expect(isSound).toBe(fault === null);
    if (fault !== null) expect(lines).toEqual([fault]);
  });

  test('fewer in a later session are named, and no fault of its record', () => {
    const notice = noticeOf(TERMS);
    const record = recordUnder(notice, open, { seats: { 101: null }, terms: { session: 2 } });
    const { isSound, lines } = judge(true, record, notice);
    expect(isSound).toBe(true);
    expect(lines).toContain(
      '公告要求至少 2 人竞价，记录里只有 1 个号牌。这是第 2 场：前一场以后可能有人退出，请对照公告。',
    );
  });

  test('whose right ranks where is named by the notice’s ground', () => {
    const notice = noticeOf(TERMS);
    const record = recordUnder(notice, open, { seats: { 101: 2, 102: null } });
    expect(judge(true, record, notice).lines).toContain(
      '号牌 101 的优先权是公告的第 2 顺位：原受让方、原承租人续约。是不是这样，由资格审查的材料证明。',
    );
  });
});

describe('which moment of a bid counted', () => {
  test.each([
    ['by the last byte, as the notice says', 5, 'LAST_BYTE', true],
    ['otherwise, though the notice says so', 5, 'HEAD', false],
    ['otherwise, under a notice from before', undefined, 'HEAD', true],
  ])('%s', (_, outageSeconds, arrival, isSound) => {
    const said = outageSeconds === undefined ? {} : { outageSeconds };
    const notice = noticeOf({ ...TERMS, trading: { ...TRADING, ...said } });
    const record = recordUnder(notice, open, { terms: { arrival } });
    expect(judge(false, record).isSound).toBe(true);
    const verdict = judge(true, record, notice);
    expect(verdict.isSound).toBe(isSound);
    if (!isSound)
      expect(verdict.lines).toEqual(['公告写明出价以平台收到全部内容的时间为准，记录没有按这条规则。']);
  });
});

describe('what becomes of a reserve that is not met', () => {
  test.each<[string, object, object, boolean]>([
    ['closed, as the notice says', { reserveEnterByMinutes: 60 }, { reserveRule: 'ONLY_IF_MET' }, true],
    ['shown, though the notice says closed', { reserveEnterByMinutes: 60 }, {}, false],
    ['shown, under a notice from before', {}, {}, true],
    ['closed, though the notice says shown', {}, { reserveRule: 'ONLY_IF_MET' }, false],
  ])('%s', (_, said, rule, isSound) => {
    const notice = noticeOf({ ...SEAL, trading: { ...SEAL.trading, hasReserve: true, ...said } });
    const record = recordUnder(notice, sealed, { terms: { ...SEALING, reserveHash: 'd', ...rule } });
    expect(judge(false, record).isSound).toBe(true);
    const verdict = judge(true, record, notice);
    expect(verdict.isSound).toBe(isSound);
    if (!isSound) expect(verdict.lines).toEqual(['没有达到的保留价公布不公布，和公告写的不一样。']);
  });
});

/** Open since its notice: its limited window is said at one o’clock for two, and moved once to the next day. */
describe('when the limited window of a session began that was open while listed', () => {
  const HOUR = 60 * MINUTE;
  const iso = (at: number) => new Date(at).toISOString();
  const TWO = '1970-01-01T02:00:00.000Z';
  const NEXT_DAY = '1970-01-02T02:00:00.000Z';
  const DYNAMIC = { ...TERMS, trading: { ...TRADING, mode: 'DYNAMIC' } };
  const listed = { ...open, mode: 'DYNAMIC', freeEndAt: 186 * 24 * HOUR } as SessionRules;
  const listing = noticeOf(DYNAMIC);
  const said = (no: string, publishedAt: number, sessionStartAt: string) =>
    noticeOf(DYNAMIC, no, { publishedAt: iso(publishedAt), sessionStartAt });

  function heldAt(...windows: readonly [saidAt: number, at: string][]) {
    const { terms } = makeRecord(listed, {}, []);
    const lines = windows.map(([saidAt, freeEndAt]) => ({
      kind: 'LIMITED_AT',
      paddle: '',
      value: canonicalJson({ freeEndAt }),
      at: iso(saidAt),
    }));
    const value = canonicalJson({ winner: null, amountFen: null, failure: 'NO_BID' });
    const end = { kind: 'END', paddle: '', value, at: iso(Date.parse(windows.at(-1)![1]) + 300_000) };
    const notice = { no: listing.content.no, contentHash: listing.contentHash };
    return writeRecord({ ...terms, notice } as never, [...lines, end] as Entry[]);
  }

  const once = heldAt([HOUR, TWO]);
  const moved = heldAt([HOUR, TWO], [1.5 * HOUR, NEXT_DAY]);
  const notLooked = (seq: number, at: string) =>
    `第 ${seq} 行：限时竞价 ${at} 开始，没有和写明这个时间的公告放在一起，时间没有核对。`;

  test.each<[string, object, object[], string[]]>([
    ['as its notice said', once, [said('GG02', HOUR, TWO)], []],
    [
      'as two notices said, one after the other',
      moved,
      [said('GG02', HOUR, TWO), said('GG03', 1.5 * HOUR, NEXT_DAY)],
      [],
    ],
    ['with no notice beside it: it says so', once, [], [notLooked(1, TWO)]],
    ['moved, with the first notice alone', moved, [said('GG02', HOUR, TWO)], [notLooked(2, NEXT_DAY)]],
    [
      'and another session was announced later',
      once,
      [said('GG02', HOUR, TWO), said('GG05', 9 * HOUR, NEXT_DAY)],
      [],
    ],
    [
      'a notice that was bent proves nothing',
      once,
      [{ ...said('GG02', HOUR, NEXT_DAY), contentHash: 'f' }],
      [notLooked(1, TWO)],
    ],
  ])('%s', (_, record, others, toLookAt) => {
    const { isSound, lines } = judge(true, record, listing, ...others);
    expect(isSound).toBe(true);
    expect(lines.filter((line) => line.includes('限时竞价'))).toEqual(toLookAt);
  });

  test('at another time than its notice said, it falls', () => {
    const { isSound, lines } = judge(true, once, listing, said('GG02', HOUR, '1970-01-01T03:00:00.000Z'));
    expect(isSound).toBe(false);
    expect(lines).toEqual(['公告 GG02 写明限时竞价 1970-01-01T03:00:00.000Z 开始，记录里没有照办。']);
  });
});
