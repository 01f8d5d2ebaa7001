import { describe, expect, test } from '@jest/globals';
import { FALLING_RULES, MINUTE, OPEN_RULES, SEALED_RULES } from '../../samples/index.js';
import { type BiddingState, openingState } from './bidding-state.js';
import { sessionDeadline } from './session-deadline.js';
import { type SessionState, sessionLifecycle } from './session-lifecycle.js';
import type { SessionRules } from './session-rules.js';

const GRACE = 2_000;
const at = (minutes: number) => minutes * MINUTE;
const WAITS = { graceMs: GRACE, openingDueAt: null, reserveDueAt: null };
const night = { dayEndAt: at(30) };

test.each([
  ['its reserve, before the paddles', 'SCHEDULED', { at: at(-60), action: 'missReserve' }],
  ['its start, once it is ready', 'READY', { at: 0, action: 'openFree' }],
] as const)('a session waits for %s', (_, state, next) => {
  const waits = { ...WAITS, resumeAt: null, reserveDueAt: at(-60) };
  expect(sessionDeadline(state, OPEN_RULES, openingState(OPEN_RULES), waits)).toEqual(next);
});

describe('the next deadline', () => {
  test.each<[string, SessionState, SessionRules, Partial<BiddingState>, number | null, object | undefined]>([
    [
      'paddles half an hour before',
      'SCHEDULED',
      OPEN_RULES,
      {},
      null,
      { at: at(-30), action: 'drawPaddles' },
    ],
    ['the start', 'READY', OPEN_RULES, {}, null, { at: 0, action: 'openFree' }],
    ['the limited phase', 'FREE', OPEN_RULES, {}, null, { at: at(60), action: 'openLimited' }],
    ['the end and its grace', 'LIMITED', OPEN_RULES, {}, null, { at: at(65) + GRACE, action: 'end' }],
    [
      'an extended end',
      'LIMITED',
      OPEN_RULES,
      { endAt: at(70) },
      null,
      { at: at(70) + GRACE, action: 'end' },
    ],
    ['the end of envelopes', 'FREE', SEALED_RULES, {}, null, { at: at(30) + GRACE, action: 'end' }],
    ['the end of a fall', 'FREE', FALLING_RULES, {}, null, { at: at(14) + GRACE, action: 'end' }],
    [
      'the first acceptance',
      'FREE',
      FALLING_RULES,
      { endAt: at(5) },
      null,
      { at: at(5) + GRACE, action: 'end' },
    ],
    ['the night', 'FREE', OPEN_RULES, night, null, { at: at(30) + GRACE, action: 'pause' }],
    [
      'an end before the night',
      'LIMITED',
      OPEN_RULES,
      { dayEndAt: at(65) },
      null,
      { at: at(65) + GRACE, action: 'end' },
    ],
    ['the morning', 'PAUSED', OPEN_RULES, { pausedAt: at(30) }, at(700), { at: at(700), action: 'resume' }],
    ['nothing while a fault is mended', 'PAUSED', OPEN_RULES, { pausedAt: at(30) }, null, undefined],
    ['nothing while shares are awaited', 'OPENING', SEALED_RULES, {}, null, undefined],
    ['nothing after the end', 'WON', OPEN_RULES, {}, null, undefined],
  ])('%s', (_, state, rules, change, resumeAt, deadline) => {
    const bidding = { ...openingState(rules), ...change };
    expect(sessionDeadline(state, rules, bidding, { ...WAITS, resumeAt })).toEqual(deadline);
  });
});

test('a session that was paused goes back to where it was', () => {
  expect(sessionLifecycle.next('PAUSED', 'resume', 'LIMITED')).toBe('LIMITED');
  expect(sessionLifecycle.next('PAUSED', 'end')).toMatchObject({ code: 'lifecycle.not-now' });
});
