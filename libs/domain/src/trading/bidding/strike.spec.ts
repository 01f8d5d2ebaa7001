import { describe, expect, test } from '@jest/globals';
import { MINUTE, OPEN_RULES, playSession, sampleBid } from '../../samples/index.js';
import { judgedAt } from './bid-moment.js';
import { openingState, pause, resume } from './bidding-state.js';
import { isBreach, refuseSessionDecision } from './session-decision.js';
import { strikeInWords } from './session-stop.js';
import { strikeLeader } from './strike.js';

const bid = (bidder: string, yuan: number, minute: number) =>
  sampleBid(OPEN_RULES, bidder, BigInt(yuan * 100), minute * MINUTE);

describe('the leader is struck', () => {
  const { state } = playSession(OPEN_RULES, [bid('a', 620, 1), bid('b', 625, 2), bid('c', 900, 61)]);

  test('the price falls to the last bid of somebody who may still bid', () => {
    const bids = [
      { bidder: 'a', amountFen: 62_000n, rank: null },
      { bidder: 'b', amountFen: 62_500n, rank: 2 },
    ];
    expect(strikeLeader(state, bids)).toMatchObject({
      currentFen: 62_500n,
      leader: 'b',
      leaderRank: 2,
      count: 3,
      endAt: state.endAt,
    });
  });

  test('to nothing where nobody else has bid, and the start price may be bid again', () => {
    const struck = strikeLeader(state, []);
    expect(struck).toMatchObject({ currentFen: null, leader: null, leaderRank: null });
    const running = resume(OPEN_RULES, pause(struck, 62 * MINUTE), 90 * MINUTE);
    expect(running.endAt).toBe(95 * MINUTE);
    expect(playSession(OPEN_RULES, [bid('b', 615, 91), bid('b', 620, 91)], running).codes).toEqual([
      'bid.below-start',
      undefined,
    ]);
  });
});

describe('times never go back', () => {
  test.each([
    ['before anybody has bid', null, 100, 100],
    ['after the last accepted bid', 90, 100, 100],
    ['before the last accepted bid', 120, 100, 120],
    ['at once with it', 100, 100, 100],
  ])('a bid that arrives %s', (_, lastAt, arrivedAt, expected) => {
    expect(judgedAt({ ...openingState(OPEN_RULES), lastAt }, arrivedAt)).toBe(expected);
  });

  test('an accepted bid is the last one for whoever comes after', () => {
    const { state } = playSession(OPEN_RULES, [bid('a', 620, 1)]);
    expect(state.lastAt).toBe(MINUTE);
  });

  test('what arrived while a session stood still was not in it, though it is decided after it went on', () => {
    const running = resume(OPEN_RULES, pause(openingState(OPEN_RULES), MINUTE), 20 * MINUTE);
    const late = { ...bid('a', 620, 20), arrivedAt: 20 * MINUTE - 1 };
    expect(playSession(OPEN_RULES, [late, { ...late, arrivedAt: 20 * MINUTE }], running).codes).toEqual([
      'bid.paused',
      undefined,
    ]);
  });
});

describe('what two people may decide', () => {
  test.each([
    ['LEADER', { kind: 'STRIKE', ground: 'BARRED' }, undefined],
    ['LEADER', { kind: 'UPHOLD' }, undefined],
    ['LEADER', { kind: 'STRIKE' }, 'session.no-ground'],
    ['LEADER', { kind: 'GO_ON' }, 'session.not-asked'],
    ['GO_ON', { kind: 'GO_ON' }, undefined],
    ['GO_ON', { kind: 'STRIKE', ground: 'BARRED' }, 'session.not-asked'],
    ['ENVELOPE', { kind: 'STRIKE', ground: 'DEPOSIT' }, undefined],
    ['ENVELOPE', { kind: 'STRIKE' }, 'session.no-ground'],
    ['ENVELOPE', { kind: 'UPHOLD' }, undefined],
    ['ENVELOPE', { kind: 'GO_ON' }, 'session.not-asked'],
    [null, { kind: 'GO_ON' }, 'session.not-asked'],
    [null, { kind: 'UPHOLD' }, 'session.not-asked'],
  ] as const)('asked %s, answered %j', (question, answer, code) => {
    expect(refuseSessionDecision(question, answer)?.code).toBe(code);
  });

  test.each([
    ['FALSE_DOCUMENTS', true],
    ['COLLUSION', true],
    ['BARRED', false],
    ['DEPOSIT', false],
  ] as const)('%s costs the deposit: %s', (ground, expected) => expect(isBreach(ground)).toBe(expected));
});

test.each([
  [
    { paddles: ['303'], why: '与他人串通', leader: '202', amountFen: '62500' },
    '撤销号牌 303 的出价（与他人串通），回到号牌 202 的 625 元',
  ],
  [
    { paddles: ['303'], why: '与他人串通', leader: null, amountFen: null },
    '撤销号牌 303 的出价（与他人串通），回到没有人出价',
  ],
  [{ paddles: ['303'], why: '保证金不再有效' }, '号牌 303 的密封报价不计入（保证金不再有效）'],
])('a strike in words: %j', (facts, words) =>
  expect(strikeInWords(JSON.stringify(facts), (fen) => String(fen / 100n))).toBe(words),
);
