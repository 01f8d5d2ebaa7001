import { expect, test } from '@jest/globals';
import { Pace } from './pace.js';

/** A clock that stands unless it is set; what waits is noted and goes on at once. */
function stopped() {
  const waits: number[] = [];
  const clock = { at: 0, read: () => clock.at, wait: (ms: number) => Promise.resolve(waits.push(ms)) };
  return { clock, waits };
}

test('what comes alone does not wait; what comes together waits for what came before', async () => {
  const { clock, waits } = stopped();
  const pace = new Pace(1000, clock);
  await Promise.all([pace.take(500), pace.take(100), pace.take(400)]);
  expect(waits).toEqual([500, 600]);
  clock.at = 800;
  await pace.take(1);
  expect(waits).toEqual([500, 600, 200]);
});

test('time in which nothing came gives nobody more afterwards', async () => {
  const { clock, waits } = stopped();
  const pace = new Pace(1000, clock);
  clock.at = 60_000;
  await Promise.all([pace.take(1000), pace.take(1000)]);
  expect(waits).toEqual([1000]);
});
