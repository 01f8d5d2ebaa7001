import { describe, expect, test } from '@jest/globals';
import { FALLING_RULES, MINUTE, OPEN_RULES, SEALED_RULES } from '@helan/domain/samples';
import type { RoomView } from '@helan/contracts';
import { lineOf, roomOf } from '../../../testing/rooms';
import {
  atCeilingInWords,
  countdown,
  ladderInWords,
  openedEnvelopes,
  priceName,
  remaining,
  sealedFloor,
  shownPrice,
} from './room-state';

const REVERSE = { ...OPEN_RULES, mode: 'REV_ASC' } as const;
const CONFIRMED = { ...OPEN_RULES, confirmMs: 5 * MINUTE };
const led = { count: 1, currentFen: 63_000n, leader: '202' };

test.each([
  [0, '0:00'],
  [-5, '0:00'],
  [1, '0:01'],
  [59_000, '0:59'],
  [60_000, '1:00'],
  [245_000, '4:05'],
  [3_599_001, '1:00:00'],
  [3_661_000, '1:01:01'],
  [86_399_000, '23:59:59'],
  [86_400_000, '1 天 0 小时'],
  [190_000_000, '2 天 4 小时'],
])('%i ms read %s', (ms, words) => expect(countdown(ms)).toBe(words));

describe('what is left', () => {
  test.each<[string, RoomView, number, [string, number, number]]>([
    ['until the start', roomOf(), -2, ['SCHEDULED', 2, 2]],
    ['of the free phase', roomOf(), 45, ['FREE', 15, 60]],
    [
      'of a free phase that a stop moved on',
      roomOf({ bidding: { freeEndAt: 70 * MINUTE, endAt: 75 * MINUTE } }),
      45,
      ['FREE', 25, 70],
    ],
    ['of the word that one goes on', roomOf({ rules: CONFIRMED }), 62, ['CONFIRM', 3, 5]],
    ['of the window', roomOf(), 62, ['LIMITED', 3, 5]],
    [
      'of a window that a bid moved',
      roomOf({ bidding: { ...led, endAt: 67 * MINUTE } }),
      62,
      ['LIMITED', 5, 5],
    ],
    ['until the price falls', roomOf({ rules: FALLING_RULES }), 1, ['FREE', 1, 2]],
    ['of a sealed session', roomOf({ rules: SEALED_RULES }), 10, ['FREE', 20, 30]],
  ])('%s', (_, room, minutes, [phase, left, total]) =>
    expect(remaining(room, minutes * MINUTE)).toEqual({
      phase,
      leftMs: left * MINUTE,
      totalMs: total * MINUTE,
    }),
  );

  test.each([
    ['stopped', { pausedAt: MINUTE }, 'PAUSED'],
    ['ended', { isEnded: true }, 'ENDED'],
  ])('of a session that is %s nothing counts down', (_, bidding, phase) =>
    expect(remaining(roomOf({ bidding }), 2 * MINUTE)).toMatchObject({ phase, leftMs: 0 }),
  );
});

test.each<[string, RoomView, string, string]>([
  ['nobody has bid', roomOf(), '62000', '起始价'],
  ['somebody has', roomOf({ bidding: led }), '63000', '现在最高'],
  ['the lowest wins, nobody has bid', roomOf({ rules: REVERSE }), '62000', '最高限价'],
  ['the lowest wins, somebody has', roomOf({ rules: REVERSE, bidding: led }), '63000', '现在最低'],
  ['it falls', roomOf({ rules: FALLING_RULES }), '90000', '现在报价'],
  ['it falls, and is taken', roomOf({ rules: FALLING_RULES, bidding: led }), '63000', '已有人接受'],
  ['sealed', roomOf({ rules: SEALED_RULES }), '50000', '起始价'],
  ['sealed, and opened', roomOf({ rules: SEALED_RULES, bidding: led }), '63000', '最好的报价'],
  [
    'sealed, and won',
    roomOf({ rules: SEALED_RULES, bidding: led, room: { state: 'WON' } }),
    '63000',
    '成交价',
  ],
])('the large price, where %s', (_, room, parts, name) => {
  expect(shownPrice(room, 5 * MINUTE)).toBe(parts);
  expect(priceName(room)).toBe(name);
});

test.each<[string, RoomView, string]>([
  ['rising', roomOf(), '起始价 ¥620.00，每次加 ¥5.00 的整数倍。'],
  [
    'rising to a ceiling',
    roomOf({ rules: { ...OPEN_RULES, ceilingFen: 100_000n } }),
    '起始价 ¥620.00，每次加 ¥5.00 的整数倍，最高限价 ¥1,000.00。',
  ],
  ['falling', roomOf({ rules: FALLING_RULES }), '从 ¥1,000.00 起，每 120 秒降 ¥50.00，最低 ¥700.00。'],
  ['the lowest wins', roomOf({ rules: REVERSE }), '最高限价 ¥620.00，每次降 ¥5.00 的整数倍。'],
  [
    'sealed',
    roomOf({ rules: SEALED_RULES }),
    '起始价 ¥500.00，每人密封报价一次，报价和起始价相差 ¥10.00 的整数倍。',
  ],
  [
    'sealed in rounds, without a step',
    roomOf({ rules: { ...SEALED_RULES, stepFen: null, rounds: 3 } }),
    '起始价 ¥500.00，密封报价 3 轮，每轮每人一次。',
  ],
  [
    'sealed, bought',
    roomOf({ rules: { ...SEALED_RULES, isBuying: true, stepFen: null } }),
    '最高限价 ¥500.00，每人密封报价一次。',
  ],
  [
    'in parts of a fen',
    roomOf({ rules: { ...OPEN_RULES, priceScale: 4, startPriceFen: 6_150n, stepFen: 50n } }),
    '起始价 ¥0.6150，每次加 ¥0.0050 的整数倍。',
  ],
])('how the price may move: %s', (_, room, words) => expect(ladderInWords(room)).toBe(words));

test.each([
  [[], ''],
  [['3'], ''],
  [['3', '7'], '号牌 3、7 都报到最高限价：结束时先看优先权，顺位相同的公开抽签。'],
])('at the ceiling: %o', (atCeiling, words) =>
  expect(atCeilingInWords(roomOf({ bidding: { atCeiling } }))).toBe(words),
);

describe('sealed prices', () => {
  test('are known by their lines once they are opened, with why one does not count', () => {
    const prices = [
      { seq: 4, amountFen: '51000' },
      { seq: 5, amountFen: null },
      { seq: 6, amountFen: '40000', reason: 'bid.below-start' },
    ];
    const opened = openedEnvelopes(roomOf({ room: { log: [lineOf('OPENED', JSON.stringify({ prices }))] } }));
    expect([...opened.keys()]).toEqual([4, 5, 6]);
    expect(opened.get(4)).toEqual({ amountFen: '51000', reason: '' });
    expect(opened.get(5)!.reason).toMatch(/打不开/);
    expect(opened.get(6)!.reason).not.toBe('');
  });

  test.each<[string, number, RoomView['log'], bigint]>([
    ['the first round', 1, [], 50_000n],
    ['a later one', 2, [lineOf('ROUND', '{"invited":null,"floorFen":"56000"}')], 56_000n],
    [
      'the newest of them',
      3,
      [lineOf('ROUND', '{"floorFen":"58000"}'), lineOf('ROUND', '{"floorFen":"56000"}')],
      58_000n,
    ],
  ])('of %s may not fall behind', (_, round, log, floor) =>
    expect(sealedFloor(roomOf({ rules: SEALED_RULES, room: { round, log } }), SEALED_RULES)).toBe(floor),
  );
});
