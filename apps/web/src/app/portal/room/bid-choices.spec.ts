import { describe, expect, test } from '@jest/globals';
import { FALLING_RULES, MINUTE, OPEN_RULES } from '@helan/domain/samples';
import type { SessionRules } from '@helan/domain';
import { roomOf, seatOf } from '../../../testing/rooms';
import {
  type Moment,
  amountsAt,
  asksTwice,
  capitalsIn,
  hasEntered,
  isConfirmingAt,
  leadsIn,
  matchingAt,
  refusalAt,
  usualKind,
} from './bid-choices';

const CONFIRMED: SessionRules = { ...OPEN_RULES, confirmMs: 5 * MINUTE };
const REVERSE: SessionRules = { ...OPEN_RULES, mode: 'REV_ASC' };
const led = { count: 1, currentFen: 63_000n, leader: '202' };

function at(
  minutes: number,
  { rules, bidding, room, seat }: Parameters<typeof roomOf>[0] & { seat?: Partial<Moment['seat']> } = {},
): Moment {
  const told = { ...(rules && { rules }), ...(bidding && { bidding }), ...(room && { room }) };
  return { room: roomOf(told), seat: seatOf(seat), now: minutes * MINUTE };
}

test.each<[string, Moment, boolean]>([
  ['his own paddle', at(1, { bidding: { ...led, leader: '101' } }), true],
  ['another paddle', at(1, { bidding: led }), false],
  ['nobody yet, and he has no paddle', at(1, { seat: { paddle: null } }), false],
  [
    'hidden, and the platform says that it is him',
    at(1, { room: { isMasked: true }, seat: { isLeading: true } }),
    true,
  ],
  [
    'hidden, whatever stood there',
    at(1, { bidding: { ...led, leader: '101' }, room: { isMasked: true } }),
    false,
  ],
])('who leads: %s', (_, { room, seat }, leads) => expect(leadsIn(room, seat)).toBe(leads));

describe('the amounts on the buttons', () => {
  test.each<[string, Moment, readonly bigint[], string]>([
    ['nobody has bid', at(1), [62_000n, 62_500n, 63_000n], 'PRICE'],
    ['somebody has', at(1, { bidding: led }), [63_500n, 64_000n, 64_500n], 'PRICE'],
    ['the lowest wins', at(1, { rules: REVERSE, bidding: led }), [62_500n, 62_000n, 61_500n], 'PRICE'],
    ['it falls', at(5, { rules: FALLING_RULES }), [90_000n], 'ACCEPT'],
  ])('%s', (_, moment, amounts, kind) => {
    expect(amountsAt(moment)).toEqual(amounts);
    expect(usualKind(moment.room)).toBe(kind);
  });
});

test.each<[string, Moment, string | null]>([
  ['while it is free', at(1, { bidding: led }), null],
  ['before its start', at(-1), '竞价还没有开始。'],
  ['whoever leads', at(1, { bidding: { ...led, leader: '101' } }), '您现在就是领先的人，不用再出。'],
  [
    'whoever leads unseen',
    at(1, { room: { isMasked: true }, bidding: { ...led, leader: null }, seat: { isLeading: true } }),
    '您现在就是领先的人，不用再出。',
  ],
  ['in the window', at(64, { bidding: led }), null],
  ['its last millisecond gone', at(65, { bidding: led }), '竞价已经结束，这次出价没有计入。'],
  [
    'stopped',
    at(1, { bidding: { ...led, pausedAt: 0 } }),
    '竞价暂停，现在不能出价。恢复以后剩下的时间一毫秒也不会少。',
  ],
  [
    'to be confirmed first',
    at(61, { rules: CONFIRMED }),
    '自由竞价已经结束，现在请先确认进入限时竞价；确认的时间到了以后再出价。',
  ],
  ['a first bid without a paddle', at(1, { seat: { paddle: null } }), null],
])('whether one may bid: %s', (_, moment, words) => expect(refusalAt(moment)).toBe(words));

test.each<[string, Moment, bigint | null]>([
  ['a right, and somebody else leads', at(1, { bidding: led, seat: { rank: 1 } }), 63_000n],
  ['no right', at(1, { bidding: led }), null],
  ['nobody has bid', at(1, { seat: { rank: 1 } }), null],
  ['he leads himself', at(1, { bidding: { ...led, leader: '101' }, seat: { rank: 1 } }), null],
  ['the other comes first', at(1, { bidding: { ...led, leaderRank: 1 }, seat: { rank: 2 } }), null],
  ['the other comes later', at(1, { bidding: { ...led, leaderRank: 2 }, seat: { rank: 1 } }), 63_000n],
  ['it is over', at(66, { bidding: led, seat: { rank: 1 } }), null],
])('at which price a priority may be used: %s', (_, moment, price) => expect(matchingAt(moment)).toBe(price));

test.each<[string, Moment, bigint, boolean]>([
  ['half as much again', at(1, { bidding: led }), 94_500n, false],
  ['a fen more than that', at(1, { bidding: led }), 94_501n, true],
  ['of the start, where nobody has bid', at(1), 93_001n, true],
  ['half of it, where the lowest wins', at(1, { rules: REVERSE, bidding: led }), 31_500n, false],
  ['a fen less than half', at(1, { rules: REVERSE, bidding: led }), 31_499n, true],
  ['twice as much, where the lowest wins', at(1, { rules: REVERSE, bidding: led }), 126_000n, false],
  ['what is asked of a falling price', at(5, { rules: FALLING_RULES }), 90_000n, false],
])('what asks for a second look: %s', (_, moment, chosen, asks) =>
  expect(asksTwice(moment, chosen)).toBe(asks),
);

test.each<[string, Moment, boolean, boolean]>([
  ['a minute before', at(59, { rules: CONFIRMED }), false, false],
  ['its first minute', at(60, { rules: CONFIRMED }), true, false],
  ['when he has said so', at(61, { rules: CONFIRMED, bidding: { entered: ['303', '101'] } }), true, true],
  ['when others have', at(61, { rules: CONFIRMED, bidding: { entered: ['303'] } }), true, false],
  ['its end', at(65, { rules: CONFIRMED }), false, false],
  ['a session that does not ask', at(61), false, false],
])('going on into the limited phase: %s', (_, moment, isAsked, has) =>
  expect([isConfirmingAt(moment), hasEntered(moment)]).toEqual([isAsked, has]),
);

test.each([
  [2, 63_000n, '陆佰叁拾元整'],
  [4, 62_000n, '陆元贰角整'],
  // A part of a fen has no capitals.
  [4, 6_150n, ''],
] as const)('in capitals, at scale %i, %s are %s', (priceScale, parts, words) =>
  expect(capitalsIn(roomOf({ rules: { ...OPEN_RULES, priceScale } }), parts)).toBe(words),
);
