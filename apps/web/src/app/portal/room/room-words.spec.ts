import { describe, expect, test } from '@jest/globals';
import { FALLING_RULES, MINUTE, OPEN_RULES, SEALED_RULES } from '@helan/domain/samples';
import type { LogLineView, RoomView } from '@helan/contracts';
import type { SessionPhase } from '@helan/domain';
import { lineOf, roomOf, seatOf } from '../../../testing/rooms';
import {
  clockInWords,
  eventInWords,
  isLastMinute,
  isOver,
  leadOf,
  mayBidIn,
  phaseInWords,
  shareLeft,
  stoppedFor,
  warningAt,
} from './room-words';

const DYNAMIC = { ...OPEN_RULES, mode: 'DYNAMIC' } as const;

test.each<[string, RoomView, SessionPhase, string]>([
  ['before it', roomOf(), 'SCHEDULED', '距开始'],
  ['free', roomOf(), 'FREE', '自由竞价，距限时竞价'],
  ['to be confirmed', roomOf(), 'CONFIRM', '确认进入限时竞价，距截止'],
  ['limited', roomOf(), 'LIMITED', '限时竞价，距结束'],
  ['stopped', roomOf(), 'PAUSED', '竞价暂停'],
  ['over', roomOf(), 'ENDED', '竞价结束'],
  ['falling', roomOf({ rules: FALLING_RULES }), 'FREE', '距下次降价，不再降的距结束'],
  ['sealed', roomOf({ rules: SEALED_RULES }), 'FREE', '密封报价，距截止'],
  [
    'between two rounds',
    roomOf({ rules: SEALED_RULES, room: { awaitsRound: true } }),
    'PAUSED',
    '等下一轮报价',
  ],
  ['open since its notice', roomOf({ rules: DYNAMIC }), 'FREE', '动态报价'],
  [
    'open since its notice, its window set',
    roomOf({ rules: DYNAMIC, bidding: { freeEndAt: 70 * MINUTE } }),
    'FREE',
    '自由竞价，距限时竞价',
  ],
])('a session that is %s counts down to it', (_, room, phase, words) =>
  expect(phaseInWords(room, phase)).toBe(words),
);

test.each<[SessionPhase, number, string | null, boolean]>([
  ['LIMITED', 60_001, null, false],
  ['LIMITED', 60_000, '还剩不到一分钟，要出价请抓紧。', true],
  ['LIMITED', 30_001, '还剩不到一分钟，要出价请抓紧。', true],
  ['LIMITED', 30_000, '还剩三十秒。', true],
  ['LIMITED', 10_001, '还剩三十秒。', true],
  ['LIMITED', 10_000, '最后十秒。', true],
  ['LIMITED', 0, '最后十秒。', true],
  ['FREE', 10_000, null, false],
  ['PAUSED', 10_000, null, false],
])('%s with %i ms left warns: %s', (phase, leftMs, words, isLast) => {
  expect(warningAt({ phase, leftMs })?.text ?? null).toBe(words);
  expect(isLastMinute({ phase, leftMs })).toBe(isLast);
});

test.each([
  [150, 300, 50],
  [300, 300, 100],
  [400, 300, 100],
  [-1, 300, 0],
])('of %i of %i ms the share is %i', (leftMs, totalMs, share) =>
  expect(shareLeft({ leftMs, totalMs })).toBe(share),
);

test('the platform’s time of day is Ningxia’s, whatever the device thinks', () => {
  expect(clockInWords(Date.parse('2026-12-02T16:59:59.417Z'), 12)).toBe(
    '平台时间 00:59:59.417，误差不超过 12 毫秒',
  );
  expect(clockInWords(0, null)).toBe('正在和平台校准时间');
});

describe('a line of the log', () => {
  test.each<[LogLineView, string]>([
    [lineOf('PAUSE', '{"reason":"FAULT"}'), '因故障暂停'],
    [lineOf('PAUSE', '{"reason":"FAULT","note":"停电"}'), '因故障暂停：停电'],
    [lineOf('RESUME'), '竞价恢复'],
    [lineOf('ENTER', '', { paddle: '303' }), '号牌 303 确认进入限时竞价'],
    [lineOf('ROUND', '{"invited":null}'), '下一轮密封报价'],
    [lineOf('ROUND', '{"invited":["1","2"]}'), '加报一轮'],
    [
      lineOf('ROUND', '{"invited":null,"startAt":"2026-12-02T09:00:00.000Z"}'),
      '下一轮密封报价，2026-12-02 17:00（周三） 开始',
    ],
    [lineOf('END'), '竞价结束'],
  ])('%o', (line, words) => expect(eventInWords(line, 2)).toBe(words));

  test('of struck bids says what stands then, in the scale of the room', () => {
    const line = lineOf('STRUCK', '{"paddles":["7"],"why":"失去资格","leader":"3","amountFen":"63000"}');
    expect(eventInWords(line, 2)).toBe('撤销号牌 7 的出价（失去资格），回到号牌 3 的 630.00 元');
    expect(eventInWords(line, 4)).toBe('撤销号牌 7 的出价（失去资格），回到号牌 3 的 6.3000 元');
  });

  test('says why it stands still, by the newest stop', () => {
    const log = [lineOf('PAUSE', '{"reason":"OUTAGE"}'), lineOf('PAUSE', '{"reason":"NIGHT"}')];
    expect(stoppedFor(roomOf({ room: { log } }))).toBe('平台中断过，竞价从中断时起暂停');
    expect(stoppedFor(roomOf())).toBe('');
  });
});

test.each([
  ['admitted, with a paddle', roomOf(), seatOf(), 'KNOWN', true],
  ['admitted, and paddles are drawn later', roomOf(), seatOf({ paddle: null }), 'KNOWN', false],
  [
    'admitted, where the first bid draws it',
    roomOf({ rules: DYNAMIC }),
    seatOf({ paddle: null }),
    'KNOWN',
    true,
  ],
  ['not admitted', roomOf(), seatOf({ isAdmitted: false }), 'KNOWN', false],
  ['unknown still', roomOf(), null, 'COMING', false],
  ['known from before', roomOf(), seatOf(), 'UNREAD', true],
  ['signed out', roomOf(), seatOf(), 'SIGNED_OUT', false],
] as const)('who may bid: %s', (_, room, seat, knowledge, may) =>
  expect(mayBidIn(room, seat, knowledge)).toBe(may),
);

test.each([
  ['LIMITED', false],
  ['PAUSED', false],
  ['OPENING', false],
  ['WON', true],
  ['FAILED', true],
  ['CANCELLED', true],
] as const)('a room that is %s is over: %s', (state, is) =>
  expect(isOver(roomOf({ room: { state } }))).toBe(is),
);

describe('how it stands for one who bids', () => {
  const bidding = { count: 4, currentFen: 65_000n, leader: '202' };

  test('by the log where paddles are shown', () =>
    expect(leadOf(roomOf({ bidding, room: { seq: 9 } }), seatOf(), 3)).toEqual({
      isMine: false,
      asOf: 9,
      count: 4,
      words: '您被超过了：号牌 202 报到 ¥650.00。',
      isOver: false,
    }));

  test('by his own place while none is shown', () => {
    const room = roomOf({ bidding: { ...bidding, leader: null }, room: { seq: 9, isMasked: true } });
    expect(leadOf(room, seatOf({ isLeading: true }), 3)).toEqual({
      isMine: true,
      asOf: 3,
      count: null,
      words: '您被超过了：现在是 ¥650.00。',
      isOver: false,
    });
  });

  test('by nothing before the room has come', () =>
    expect(leadOf(null, seatOf(), 0)).toMatchObject({ isMine: false, asOf: 0, count: 0, isOver: false }));
});
