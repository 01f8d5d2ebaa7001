import { describe, expect, test } from '@jest/globals';
import { Arrivals } from './arrivals.js';

const turn = () => new Promise(setImmediate);

describe('the close of a lot', () => {
  test('waits for what was complete before the end, and for nothing else', async () => {
    const arrivals = new Arrivals();
    const leaves = [
      arrivals.open('lot', 5),
      arrivals.open('lot', 9),
      arrivals.open('lot', 20),
      arrivals.open('other', 1),
    ];
    let isSettled = false;
    const settled = arrivals.settled('lot', 10, 60_000).then(() => (isSettled = true));
    leaves[0]!('DECIDED');
    await turn();
    expect(isSettled).toBe(false);
    leaves[1]!('FAILED');
    await settled;
    await arrivals.settled('nobody', 10, 60_000);
  });

  test('waits no longer than it is told', async () => {
    const arrivals = new Arrivals();
    arrivals.open('lot', 5);
    await arrivals.settled('lot', 10, 1);
  });
});

test('what has waited longest names its lot, with when it was complete', () => {
  const arrivals = new Arrivals();
  arrivals.open('lot', 105, 1_000);
  arrivals.open('lot', 103, 900);
  arrivals.open('other', 104, 2_950);
  expect(arrivals.stuck(2_000, 3_000)).toEqual([{ lotId: 'lot', at: 103, waitedMs: 2_100 }]);
  expect(arrivals.stuck(2_100, 3_000)).toEqual([]);
});

test('a bid that is answered twice over is answered once', () => {
  const arrivals = new Arrivals();
  const leave = arrivals.open('lot', 1, 0);
  leave('DECIDED');
  leave('FAILED');
  expect(arrivals.stuck(0, 10_000)).toEqual([]);
});

test('a lot whose bid failed waits on until one can be decided, from the first failure', () => {
  const arrivals = new Arrivals();
  arrivals.open('lot', 105, 1_000)('FAILED');
  arrivals.open('lot', 108, 2_000)('FAILED');
  arrivals.open('gone', 1, 0)('GONE');
  expect(arrivals.failingLots()).toEqual(['lot']);
  expect(arrivals.stuck(2_000, 4_000)).toEqual([{ lotId: 'lot', at: 105, waitedMs: 3_000 }]);
  arrivals.open('lot', 109, 3_000)('DECIDED');
  expect(arrivals.stuck(2_000, 9_000)).toEqual([]);
  arrivals.open('lot', 110, 9_000)('FAILED');
  arrivals.works('lot');
  expect(arrivals.failingLots()).toEqual([]);
});
