import { describe, expect, test } from '@jest/globals';
import { LISTING_STATES, type ListingState } from '../../listing/listing/index.js';
import { mustStandStill, objectionSubject } from './objection.js';
import { isReplyLate, refuseComplaint, replyWorkingDays } from './objection-reply.js';
import { type ObjectionDecision, type ResultFacts, refuseObjectionDecision } from './objection-decision.js';

const SUBJECTS: Partial<Record<ListingState, string>> = {
  LISTED: 'NOTICE',
  EXTENDED: 'NOTICE',
  REG_CLOSED: 'PROCESS',
  TRADING: 'PROCESS',
  RESULT_PUBLICITY: 'RESULT',
};

test.each(Object.keys(LISTING_STATES) as ListingState[])('what is objected to in %s', (state) => {
  const expected: unknown = SUBJECTS[state] ?? expect.objectContaining({ code: 'objection.too-late' });
  expect(objectionSubject(state, false)).toEqual(expected);
});

test.each<[string, ListingState, unknown]>([
  [
    'a result whose days are over',
    'RESULT_PUBLICITY',
    expect.objectContaining({ code: 'objection.too-late' }),
  ],
  ['what is traded once more', 'TRADING', 'PROCESS'],
])('behind the end of a publicity: %s', (_, state, expected) => {
  expect(objectionSubject(state, true)).toEqual(expected);
});

test.each<[string, Record<string, number>, number]>([
  ['as the notice froze it', { 'objection.replyWorkingDays': 3 }, 3],
  ['under a notice that froze nothing of it', {}, 5],
])('the center answers in time %s', (_, parameters, days) => {
  expect(replyWorkingDays(parameters)).toBe(days);
});

describe('a decision', () => {
  const bidding: ResultFacts = {
    subject: 'RESULT',
    isConfirmed: false,
    isBidding: true,
    isSealed: false,
    isRefundUnderWay: false,
  };
  test.each<[string, ObjectionDecision, Partial<ResultFacts>, string | undefined]>([
    ['a result stands', 'STANDS', {}, undefined],
    ['a notice is put right', 'CORRECT', { subject: 'NOTICE' }, undefined],
    ['a session is held again', 'REPEAT', {}, undefined],
    ['a result is void', 'VOID', {}, undefined],
    ['an agreement is void', 'VOID', { isBidding: false }, undefined],
    ['a sealed result is void', 'VOID', { isSealed: true }, undefined],
    ['nothing was decided yet', 'VOID', { subject: 'PROCESS' }, 'objection.no-result'],
    ['a notice has no result', 'REPEAT', { subject: 'NOTICE' }, 'objection.no-result'],
    ['an agreement cannot be held again', 'REPEAT', { isBidding: false }, 'objection.nothing-to-repeat'],
    ['an opened key seals nothing', 'REPEAT', { isSealed: true }, 'objection.keys-spent'],
    ['what was confirmed', 'VOID', { isConfirmed: true }, 'objection.confirmed'],
    ['money is on its way', 'REPEAT', { isRefundUnderWay: true }, 'objection.refund-under-way'],
  ])('%s', (_, decision, change, code) => {
    expect(refuseObjectionDecision(decision, { ...bidding, ...change })?.code).toBe(code);
  });
});

test.each([
  ['none', [], false],
  ['one that stops', [{ state: 'FILED', stops: true }], true],
  ['one that stops nothing', [{ state: 'INVESTIGATING', stops: false }], false],
  [
    'one answered, one open',
    [
      { state: 'DISMISSED', stops: true },
      { state: 'COMPLAINED', stops: true },
    ],
    true,
  ],
  [
    'all over',
    [
      { state: 'DISMISSED', stops: true },
      { state: 'DECIDED', stops: true },
    ],
    false,
  ],
] as const)('a lot stands still: %s', (_, objections, expected) => {
  expect(mustStandStill(objections)).toBe(expected);
});

test.each([
  ['FILED', 9, false],
  ['FILED', 10, true],
  ['INVESTIGATING', 11, true],
  ['DISMISSED', 11, false],
] as const)('an answer to one %s at %d is late: %s', (state, now, expected) => {
  expect(isReplyLate(state, 10, now)).toBe(expected);
});

test.each([
  ['before any answer', null, '2026-11-12T00:00:00Z', 'lifecycle.not-now'],
  ['the last second of the tenth day', '2026-11-02T02:00:00Z', '2026-11-12T15:59:59Z', undefined],
  ['the day after', '2026-11-02T02:00:00Z', '2026-11-12T16:00:00Z', 'objection.complaint-too-late'],
] as const)('a complaint %s', (_, repliedAt, now, code) => {
  const at = repliedAt === null ? null : Date.parse(repliedAt);
  expect(refuseComplaint(at, Date.parse(now))?.code).toBe(code);
});
