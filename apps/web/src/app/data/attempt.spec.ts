import { TestBed } from '../../testing/test-bed';
import { beforeEach, expect, test } from '@jest/globals';
import { Router } from '@angular/router';
import type { ErrorCode } from '@helan/contracts';
import { refused } from '../../testing/problems';
import { Attempt } from './attempt';
import { KeptTexts } from './kept-texts';
import { Session } from './session';

let attempt: Attempt;
let forgotten: number;
/** For whom, and on which page, what was typed was kept. */
let kept: unknown[];
let wentTo: unknown[];

beforeEach(() => {
  forgotten = 0;
  kept = [];
  wentTo = [];
  const router = { url: '/my/projects/7', navigate: async (...to: unknown[]) => void wentTo.push(to) };
  TestBed.configureTestingModule({
    providers: [
      Attempt,
      { provide: Router, useValue: router },
      { provide: Session, useValue: { account: () => ({ id: '1' }), forget: () => void forgotten++ } },
      { provide: KeptTexts, useValue: { keep: (...what: unknown[]) => void kept.push(what) } },
    ],
  });
  attempt = TestBed.inject(Attempt);
});

const refuse = (code: ErrorCode, status: number, fields?: readonly string[]) => () =>
  Promise.reject(refused(code, status, fields));

test('what goes through leaves neither a word nor a wait behind', async () => {
  await attempt.run(refuse('request.invalid', 422));
  expect(await attempt.run(() => Promise.resolve())).toBe(true);
  expect([attempt.isBusy(), attempt.problem(), attempt.isUnanswered()]).toEqual([false, null, false]);
});

test('a second click while it is under way does nothing', async () => {
  let letGo: () => void = () => undefined;
  const first = attempt.run(() => new Promise<void>((done) => (letGo = done)));
  expect(attempt.isBusy()).toBe(true);
  let times = 0;
  expect(await attempt.run(() => Promise.resolve(times++))).toBe(false);
  letGo();
  expect(await first).toBe(true);
  expect([times, attempt.isBusy()]).toEqual([0, false]);
});

test.each([
  ['server.busy', 0, true],
  ['server.busy', 503, true],
  ['request.invalid', 422, false],
  ['resource.not-found', 404, false],
  ['session.required', 401, false],
] as const)('whether %s with status %i leaves open if it was done: %s', async (code, status, isOpen) => {
  expect(await attempt.run(refuse(code, status))).toBe(false);
  expect([attempt.problem()?.code, attempt.isUnanswered()]).toEqual([code, isOpen]);
});

test('a fault stands at its field, in the form that was tried, and nowhere else', async () => {
  await attempt.run(refuse('request.invalid', 422, ['name']), 'first');
  expect(attempt.faultOf('name', 'first')).toBe('name不对');
  expect(attempt.faultOf('name', 'second')).toBeNull();
  expect(attempt.faultOf('name')).toBeNull();
  expect(attempt.faultOf('phone', 'first')).toBeNull();
});

test('an expired session leads to the door and back to this page', async () => {
  await attempt.run(refuse('session.required', 401));
  expect([forgotten, kept]).toEqual([1, [['1', '/my/projects/7']]]);
  expect(wentTo).toEqual([[['/login'], { queryParams: { back: '/my/projects/7' } }]]);
});

test('any other refusal leads nowhere', async () => {
  await attempt.run(refuse('permission.denied', 403));
  expect([forgotten, kept, wentTo]).toEqual([0, [], []]);
});

test('a mistake of the page itself is no refusal: it is heard, and the button comes back', async () => {
  await expect(attempt.run(() => Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError);
  expect([attempt.isBusy(), attempt.problem()]).toEqual([false, null]);
});
