import { describe, expect, test } from '@jest/globals';
import type { SessionRules } from '@helan/domain';
import { MINUTE, OPEN_RULES } from '@helan/domain/samples';
import { type Entry, makeRecord, takeSeats, writeRecord } from './make-record.js';
import {
  FALL,
  SEAL,
  SEALING,
  TERMS,
  TRADING,
  falling,
  judge,
  noticeOf,
  open,
  recordUnder,
  sealed,
} from './make-notice.js';

describe('a session by the rules of its notice stands', () => {
  test.each<[string, object, SessionRules, object?]>([
    ['rising', TERMS, open],
    [
      'with most steps from the table',
      { ...TERMS, trading: { ...TRADING, mostSteps: 4, leapFrom: 'TABLE' } },
      { ...open, mostSteps: 4, leapFrom: 'TABLE' } as SessionRules,
    ],
    ['falling', FALL, falling],
    ['sealed', SEAL, sealed, SEALING],
    [
      'open while it was listed',
      { ...TERMS, trading: { ...TRADING, mode: 'DYNAMIC' } },
      { ...open, mode: 'DYNAMIC', freeEndAt: 186 * 24 * 60 * MINUTE } as SessionRules,
    ],
    [
      'open while listed, and held again',
      { ...TERMS, trading: { ...TRADING, mode: 'DYNAMIC' } },
      { ...open, mode: 'DYNAMIC' } as SessionRules,
    ],
  ])('%s', (_, terms, rules, more = {}) => {
    const notice = noticeOf(terms);
    const { isSound, lines } = judge(true, recordUnder(notice, rules, { terms: more }), notice);
    expect(lines.at(-1)).toBe('竞价的每一条规则都和公告 640122102N26110001-GG01 相符。');
    expect(isSound).toBe(true);
  });
});

/** Each record stands by itself: signed, tied, played without a fault. Only the notice shows what was changed. */
describe('a session by other rules falls beside its notice, and says which rule', () => {
  test.each<[string, object, SessionRules, string, object?]>([
    [
      'the start',
      TERMS,
      { ...open, startPriceFen: 61_000n },
      '起始价和公告写的不一样：公告 "62000"，记录 "61000"。',
    ],
    ['the step', TERMS, { ...open, stepFen: 1_000n }, '加价幅度和公告写的不一样：公告 "500"，记录 "1000"。'],
    [
      'the free phase',
      TERMS,
      { ...open, freeEndAt: 59 * MINUTE } as SessionRules,
      '自由竞价的时长和公告写的不一样：公告 "1970-01-01T01:00:00.000Z"，记录 "1970-01-01T00:59:00.000Z"。',
    ],
    [
      'the window',
      TERMS,
      { ...open, limitedMs: 120_000 } as SessionRules,
      '限时竞价的时长和公告写的不一样：公告 300000，记录 120000。',
    ],
    [
      'the extension',
      TERMS,
      { ...open, extension: { ...OPEN_RULES.extension, byMs: 30_000 } } as SessionRules,
      '延时和公告写的不一样',
    ],
    [
      'the first bid',
      TERMS,
      { ...open, firstBid: 'STEP_BEYOND' } as SessionRules,
      '第一口价和公告写的不一样',
    ],
    [
      'the most steps',
      TERMS,
      { ...open, mostSteps: 4 } as SessionRules,
      '一次最多几档和公告写的不一样：公告 null，记录 4。',
    ],
    [
      'from where they count',
      { ...TERMS, trading: { ...TRADING, mostSteps: 4, leapFrom: 'TABLE' } },
      { ...open, mostSteps: 4 } as SessionRules,
      '一次最多几档从哪里算和公告写的不一样：公告 "TABLE"，记录 没有写。',
    ],
    [
      'the end of the day',
      TERMS,
      { ...open, dayEndMinute: 22 * 60 },
      '当日停止的时间和公告写的不一样：公告 1260，记录 1320。',
    ],
    ['the mode', TERMS, { ...open, mode: 'DYNAMIC' } as SessionRules, '竞价方式和公告写的不一样'],
    ['the floor', FALL, { ...falling, floorFen: 65_000n } as SessionRules, '最低价和公告写的不一样'],
    ['the interval', FALL, { ...falling, intervalMs: 60_000 } as SessionRules, '降价间隔和公告写的不一样'],
    [
      'the time for offers',
      SEAL,
      { ...sealed, endAt: 29 * MINUTE } as SessionRules,
      '报价的时长和公告写的不一样',
      SEALING,
    ],
    [
      'a step that was not printed',
      { ...SEAL, stepFen: null },
      sealed,
      '加价幅度和公告写的不一样：公告 null，记录 "1000"。',
      SEALING,
    ],
    [
      'the weight',
      SEAL,
      { ...sealed, priceWeight: 9_000 } as SessionRules,
      '价格的权重和公告写的不一样',
      SEALING,
    ],
    [
      'the extra round',
      SEAL,
      { ...sealed, extraRoundMs: null } as SessionRules,
      '加报一轮的时长和公告写的不一样',
      SEALING,
    ],
    ['who buys', SEAL, { ...sealed, isBuying: true } as SessionRules, '谁买谁卖和公告写的不一样', SEALING],
    [
      'other keys',
      SEAL,
      sealed,
      '密封用的公钥或者抽签种子的指纹，和公告写的不一样。',
      { sealing: { ...SEALING.sealing, drawHash: 'c' } },
    ],
    [
      'a rule that no notice has',
      TERMS,
      { ...open, bonus: 1 } as never,
      'bonus和公告写的不一样：公告 没有写，记录 1。',
    ],
    ['a reserve that the notice has not', TERMS, open, '公告没有设保留价，记录里有。', { reserveHash: 'd' }],
    [
      'a reserve that was announced and never entered',
      { ...TERMS, trading: { ...TRADING, hasReserve: true, reserveEnterByMinutes: 60 } },
      open,
      '公告设有保留价，没有封存竞价就开始了。',
    ],
    ['another lot', { ...TERMS, lotNo: '别的' }, open, '公告是另一宗标的的。'],
  ])('%s', (_, terms, rules, fault, more = {}) => {
    const notice = noticeOf(terms);
    const record = recordUnder(notice, rules, { terms: more });
    expect(judge(false, record).isSound).toBe(true);
    const { isSound, lines } = judge(false, record, notice);
    expect(isSound).toBe(false);
    expect(lines.join()).toContain(fault);
  });

  test('a right that the notice does not know', () => {
    const notice = noticeOf(TERMS);
    const record = (rank: number) => recordUnder(notice, open, { seats: { 101: rank, 102: null } });
    expect(judge(false, record(2), notice).isSound).toBe(true);
    expect(judge(false, record(3), notice).lines).toEqual(['第 1 行：公告没有写第 3 顺位的优先权。']);
  });
});

describe('the notice that is held against a record', () => {
  const notice = noticeOf(TERMS);
  test('must be the one that the record names, where one is asked for', () => {
    const other = noticeOf(TERMS, '640122102N26110001-GG02');
    const record = recordUnder(notice, open);
    expect(judge(false, record, other).isSound).toBe(true);
    const { isSound, lines } = judge(true, record, other);
    expect(isSound).toBe(false);
    expect(lines.at(-1)).toBe('规则没有核对：记录指的是公告 640122102N26110001-GG01，没有和它放在一起。');
  });

  test('must itself be whole', () => {
    const bent = { ...notice, content: { ...notice.content, terms: { ...TERMS, stepFen: '1000' } } };
    const { isSound, lines } = judge(true, recordUnder(notice, { ...open, stepFen: 1_000n }), bent);
    expect(isSound).toBe(false);
    expect(lines).toContain('公告 640122102N26110001-GG01 的内容和指纹不符。');
  });
});

test.each([
  ['when its notice says', '1970-01-01T00:00:00.000Z', true],
  ['at another time', '1970-01-01T00:00:00.001Z', false],
])('a session that begins %s', (_, sessionStartAt, isSound) => {
  const notice = noticeOf(TERMS, '640122102N26110001-GG02', { sessionStartAt });
  expect(judge(true, recordUnder(notice, open), notice).isSound).toBe(isSound);
});

test('two seats of one person are found', () => {
  const { terms, log } = makeRecord(open, { 101: null }, []);
  const [seat] = takeSeats({ 101: null }, 0);
  const entries = [log[0]!, { ...seat!, paddle: '102' }, log.at(-1)!] as Entry[];
  const { isSound, lines } = judge(false, writeRecord(terms as never, entries));
  expect(isSound).toBe(false);
  expect(lines).toContain('第 2 行：两个号牌是同一个人的。');
});
