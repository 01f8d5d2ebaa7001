import { describe, expect, test } from '@jest/globals';
import { Arrivals } from './arrivals.js';

const turn = () => new Promise(setImmediate);
const never = () => new Promise<never>(() => undefined);
const isRefusal = (error: unknown) => (error as Error).message === 'refused';

/** A bid of the lot that comes to this. */
async function ends(arrivals: Arrivals, at: number, since: number, message?: string): Promise<void> {
  const work = message ? () => Promise.reject(new Error(message)) : () => Promise.resolve();
  await arrivals.decided({ lotId: 'lot', at, since }, isRefusal, work).catch(() => undefined);
}

describe('the close of a lot', () => {
  test('waits for what was complete before the end, answered or decided, and for nothing else', async () => {
    const arrivals = new Arrivals();
    const leave = arrivals.comes('lot', 5);
    let decide: () => void = () => undefined;
    const deciding = arrivals.decided(
      { lotId: 'lot', at: 9 },
      isRefusal,
      () => new Promise<void>((resolve) => (decide = resolve)),
    );
    arrivals.comes('lot', 20);
    arrivals.comes('other', 1);
    let isSettled = false;
    const settled = arrivals.settled('lot', 10, 60_000).then(() => (isSettled = true));
    leave();
    leave();
    await turn();
    expect(isSettled).toBe(false);
    decide();
    await Promise.all([deciding, settled]);
    await arrivals.settled('nobody', 10, 60_000);
  });

  test('waits no longer than it is told', async () => {
    const arrivals = new Arrivals();
    arrivals.comes('lot', 5);
    await arrivals.settled('lot', 10, 1);
  });
});

test('a request that nobody has answered tells nothing of the platform: it may be no bid', () => {
  const arrivals = new Arrivals();
  arrivals.comes('lot', 5);
  expect(arrivals.stuck(0, performance.now() + 60_000)).toEqual([]);
});

test('what has waited longest names its lot, with when it was complete', () => {
  const arrivals = new Arrivals();
  for (const [lotId, at, since] of [
    ['lot', 105, 1_000],
    ['lot', 103, 900],
    ['other', 104, 2_950],
  ] as const)
    void arrivals.decided({ lotId, at, since }, isRefusal, never);
  expect(arrivals.stuck(2_000, 3_000)).toEqual([{ lotId: 'lot', at: 103, waitedMs: 2_100 }]);
  expect(arrivals.stuck(2_100, 3_000)).toEqual([]);
});

test('a lot whose bid failed waits on until one can be decided, from the first failure', async () => {
  const arrivals = new Arrivals();
  await ends(arrivals, 105, 1_000, 'broken');
  await ends(arrivals, 108, 2_000, 'broken');
  expect(arrivals.failingLots()).toEqual(['lot']);
  expect(arrivals.stuck(2_000, 4_000)).toEqual([{ lotId: 'lot', at: 105, waitedMs: 3_000 }]);
  await ends(arrivals, 109, 3_000);
  expect(arrivals.stuck(2_000, 9_000)).toEqual([]);
  await ends(arrivals, 110, 9_000, 'broken');
  await ends(arrivals, 111, 9_100, 'refused');
  expect(arrivals.failingLots()).toEqual([]);
  await ends(arrivals, 112, 9_200, 'broken');
  arrivals.works('lot');
  expect(arrivals.failingLots()).toEqual([]);
});
