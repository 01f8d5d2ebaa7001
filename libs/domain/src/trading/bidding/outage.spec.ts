import { describe, expect, test } from '@jest/globals';
import { FALLING_RULES, MINUTE, OPEN_RULES, SEALED_RULES } from '../../samples/index.js';
import { openingState, resume, pause } from './bidding-state.js';
import { harmfulOutage, stoppedSince } from './outage.js';
import type { SessionRules } from './session-rules.js';

const SECOND = 1_000;
const silence = (from: number, to: number, realMs = to - from) => ({ from, to, realMs });

describe('a silence of more than five seconds takes something from somebody', () => {
  // Open: free until minute 60, the window from there to 65. Sealed: until 30. Falling: from 0, every two minutes.
  test.each<[string, SessionRules, number, number, boolean]>([
    ['in the free phase', OPEN_RULES, 10 * MINUTE, 40 * MINUTE, false],
    ['up to the window', OPEN_RULES, 50 * MINUTE, 60 * MINUTE, false],
    ['five seconds into the window', OPEN_RULES, 50 * MINUTE, 60 * MINUTE + 5 * SECOND, false],
    ['a little more into the window', OPEN_RULES, 50 * MINUTE, 60 * MINUTE + 5 * SECOND + 1, true],
    ['from 45 seconds before the end, and past it', OPEN_RULES, 64 * MINUTE + 15_000, 70 * MINUTE, true],
    ['in the last five seconds', OPEN_RULES, 65 * MINUTE - 5_000, 70 * MINUTE, false],
    ['in the last five seconds and a bit', OPEN_RULES, 65 * MINUTE - 5_001, 70 * MINUTE, true],
    ['after the end', OPEN_RULES, 65 * MINUTE, 90 * MINUTE, false],
    ['while a price falls', FALLING_RULES, 3 * MINUTE, 3 * MINUTE + 6_000, true],
    ['before a price falls', FALLING_RULES, -MINUTE, 5_000, false],
    ['early in a sealed session', SEALED_RULES, MINUTE, 20 * MINUTE, false],
    ['at the end of a sealed session', SEALED_RULES, 29 * MINUTE, 31 * MINUTE, true],
  ])('%s', (_, rules, from, to, isHarmful) => {
    const found = harmfulOutage(rules, openingState(rules), [silence(from, to)], 5 * SECOND);
    expect(found !== undefined).toBe(isHarmful);
  });

  test('a clock that is moved by command in a second of silence takes nothing', () => {
    const jump = [silence(60 * MINUTE, 100 * MINUTE, 1_200)];
    expect(harmfulOutage(OPEN_RULES, openingState(OPEN_RULES), jump, 5 * SECOND)).toBeUndefined();
  });

  test('what was before a session went on is over', () => {
    const stopped = pause(openingState(OPEN_RULES), 64 * MINUTE);
    const state = resume(OPEN_RULES, stopped, 80 * MINUTE);
    expect(state.endAt).toBe(85 * MINUTE);
    expect(harmfulOutage(OPEN_RULES, state, [silence(64 * MINUTE, 79 * MINUTE)], 5 * SECOND)).toBeUndefined();
    expect(harmfulOutage(OPEN_RULES, state, [silence(82 * MINUTE, 83 * MINUTE)], 5 * SECOND)).toBeDefined();
  });
});

test('a session stands still since the silence, and never before what was decided in it', () => {
  const state = openingState(OPEN_RULES);
  expect(stoppedSince(OPEN_RULES, state, 64 * MINUTE)).toBe(64 * MINUTE);
  expect(stoppedSince(OPEN_RULES, { ...state, lastAt: 64 * MINUTE + 7 }, 64 * MINUTE)).toBe(64 * MINUTE + 7);
  expect(stoppedSince(OPEN_RULES, state, -MINUTE)).toBe(0);
});

test('a price that falls by itself has not fallen while nobody could take it', () => {
  const stopped = pause(openingState(FALLING_RULES), 3 * MINUTE);
  const state = resume(FALLING_RULES, stopped, 33 * MINUTE);
  expect(state.heldMs).toBe(30 * MINUTE);
});
