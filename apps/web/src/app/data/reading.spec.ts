import { TestBed } from '../../testing/test-bed';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { signal } from '@angular/core';
import { AWAY, problem } from '../../testing/problems';
import { Refused } from './api';
import { HandedOver } from './handed-over';
import { PageStatus } from './page-status';
import { type Reading, reading } from './reading';

const id = signal<string | undefined>('a');
let asked: string[];
/** What the next one that is asked is answered. */
let answer: string | Refused;
let handed: Record<string, unknown>;
let given: unknown[];
let statuses: number[];

beforeEach(() => {
  jest.useFakeTimers();
  id.set('a');
  asked = [];
  answer = 'first';
  handed = {};
  given = [];
  statuses = [];
  const over = {
    take: (name: string, params: unknown) => handed[`${name}:${String(params)}`],
    give: (...what: unknown[]) => given.push(what),
  };
  TestBed.configureTestingModule({
    providers: [
      { provide: HandedOver, useValue: over },
      { provide: PageStatus, useValue: { take: (status: number) => statuses.push(status) } },
    ],
  });
});
afterEach(() => void jest.useRealTimers());

function open(handOver?: string): Reading<string> {
  return TestBed.runInInjectionContext(() =>
    reading<string, string>({
      params: () => id(),
      loader: async ({ params }) => {
        asked.push(params);
        if (answer instanceof Refused) throw answer;
        return `${params}:${answer}`;
      },
      ...(handOver ? { handOver } : {}),
    }),
  );
}

async function settle(): Promise<void> {
  TestBed.tick();
  await jest.advanceTimersByTimeAsync(1);
  TestBed.tick();
}

const seen = (page: Reading<string>) => [page.value(), page.problem()?.code, page.isLoading()];

test('first nothing, then what has come', async () => {
  const page = open();
  TestBed.tick();
  expect(seen(page)).toEqual([undefined, undefined, true]);
  await settle();
  expect(seen(page)).toEqual(['a:first', undefined, false]);
});

test('while the same is asked for again what was known stays', async () => {
  const page = open();
  await settle();
  answer = 'second';
  page.reload();
  TestBed.tick();
  expect(page.value()).toBe('a:first');
  await settle();
  expect(page.value()).toBe('a:second');
});

test('while something else is asked for nothing is shown of what was known before', async () => {
  const page = open();
  await settle();
  id.set('b');
  TestBed.tick();
  expect(seen(page)).toEqual([undefined, undefined, true]);
  await settle();
  expect(page.value()).toBe('b:first');
});

test('nothing is asked while there is no question', async () => {
  id.set(undefined);
  const page = open();
  await settle();
  expect([asked, page.value(), page.isLoading()]).toEqual([[], undefined, false]);
});

test('while the platform is away what was known stays, with the reason, and it is asked again by itself', async () => {
  const page = open();
  await settle();
  answer = new Refused(AWAY);
  page.reload();
  await settle();
  expect(seen(page)).toEqual(['a:first', 'server.busy', false]);
  answer = 'back';
  await jest.advanceTimersByTimeAsync(2_000);
  await settle();
  expect(seen(page)).toEqual(['a:back', undefined, false]);
});

test.each([
  ['resource.not-found', 404],
  ['permission.denied', 403],
] as const)('what is refused with %s is shown no more', async (code, status) => {
  const page = open();
  await settle();
  answer = new Refused(problem(code, status));
  page.reload();
  await settle();
  expect(seen(page)).toEqual([undefined, code, false]);
});

test('an answer that brings the new value along is shown without asking', async () => {
  const page = open();
  await settle();
  page.set('a:brought');
  TestBed.tick();
  expect([page.value(), asked]).toEqual(['a:brought', ['a']]);
});

test('what came along with the page is shown at once, and not asked for', async () => {
  handed = { 'home:a': 'a:handed' };
  const page = open('home');
  TestBed.tick();
  expect(seen(page)).toEqual(['a:handed', undefined, false]);
  await settle();
  expect([page.value(), asked]).toEqual(['a:handed', []]);
});

test('what is read to draw a page goes along under its name and question', async () => {
  open('home');
  await settle();
  expect(given).toEqual([['home', 'a', 'a:first']]);
});

test.each([
  [new Refused(problem('resource.not-found', 404)), [404]],
  [new Refused(AWAY), [503]],
  [new Refused(problem('server.busy', 0)), [503]],
])('a page that cannot be drawn is answered so: %#', async (reason, told) => {
  answer = reason;
  open('home');
  await settle();
  expect(statuses).toEqual(told);
});
