import { TestBed } from '../../testing/test-bed';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { PLATFORM_ID, signal } from '@angular/core';
import type { Problem } from '@helan/contracts';
import { AWAY, problem } from '../../testing/problems';
import { askAgain } from './ask-again';

const why = signal<Problem | undefined>(undefined);
const isLoading = signal(false);
let asked: number;

beforeEach(() => {
  jest.useFakeTimers();
  why.set(undefined);
  isLoading.set(false);
  asked = 0;
});
afterEach(() => void jest.useRealTimers());

function watch(): void {
  TestBed.runInInjectionContext(() => askAgain(why, isLoading, () => (asked += 1)));
  TestBed.tick();
}

/** It fails once more, after some time on its way. */
function failAgain(): void {
  isLoading.set(true);
  TestBed.tick();
  isLoading.set(false);
  why.set({ ...AWAY });
  TestBed.tick();
}

/** Milliseconds that pass before it is asked again. */
function pauseMs(): number {
  const before = asked;
  let ms = 0;
  while (asked === before && ms < 60_000) {
    jest.advanceTimersByTime(500);
    ms += 500;
  }
  return ms;
}

test('while the platform is away it is asked after longer and longer pauses, a quarter of a minute at most', () => {
  watch();
  const pauses: number[] = [];
  for (let time = 0; time < 5; time++) {
    failAgain();
    pauses.push(pauseMs());
  }
  expect(pauses).toEqual([2_000, 4_000, 8_000, 15_000, 15_000]);
});

test('after an answer pauses begin anew', () => {
  watch();
  failAgain();
  pauseMs();
  failAgain();
  pauseMs();
  why.set(undefined);
  TestBed.tick();
  failAgain();
  expect(pauseMs()).toBe(2_000);
});

test.each([
  ['what is nobody’s', problem('resource.not-found', 404)],
  ['what is refused', problem('permission.denied', 403)],
  ['a fault of the platform', problem('server.fault', 500)],
])('%s is not asked for again', (_, reason) => {
  watch();
  why.set(reason);
  TestBed.tick();
  jest.advanceTimersByTime(120_000);
  expect(asked).toBe(0);
});

test('while it is on its way nobody asks once more', () => {
  watch();
  isLoading.set(true);
  why.set(AWAY);
  TestBed.tick();
  jest.advanceTimersByTime(120_000);
  expect(asked).toBe(0);
});

test('a page that is left asks no more', () => {
  watch();
  failAgain();
  TestBed.resetTestingModule();
  jest.advanceTimersByTime(120_000);
  expect(asked).toBe(0);
});

test('a page that the server draws does not ask again: somebody waits for it', () => {
  TestBed.configureTestingModule({ providers: [{ provide: PLATFORM_ID, useValue: 'server' }] });
  watch();
  failAgain();
  jest.advanceTimersByTime(120_000);
  expect(asked).toBe(0);
});
