import '../../../testing/test-bed';
import { expect, test } from '@jest/globals';
import { InParts } from './in-parts';

const ids = (count: number) => Array.from({ length: count }, (_, n) => `r${n}`);

test('many are sent part by part, and it is told how far they are', async () => {
  const parts = new InParts();
  const sizes: number[] = [];
  const told: unknown[] = [];
  await parts.send(ids(120), async (part) => {
    sizes.push(part.length);
    told.push(parts.progress());
    return { confirmed: part.length, failed: [] };
  });
  expect(sizes).toEqual([50, 50, 20]);
  expect(told).toEqual([
    { done: 0, confirmed: 0, all: 120 },
    { done: 50, confirmed: 50, all: 120 },
    { done: 100, confirmed: 100, all: 120 },
  ]);
  expect(parts.progress()).toEqual({ done: 120, confirmed: 120, all: 120 });
});

test('those that were not done are known with their reasons, of every part', async () => {
  const parts = new InParts();
  await parts.send(ids(60), async (part) => ({
    confirmed: part.length - 1,
    failed: [{ id: part[0]!, sentence: '要由另一个人复核' }],
  }));
  expect([...parts.failed().keys()]).toEqual(['r0', 'r50']);
  expect(parts.progress()).toEqual({ done: 60, confirmed: 58, all: 60 });
});

test('what was refused as a whole stops there; what was done stands', async () => {
  const parts = new InParts();
  let calls = 0;
  const sent = parts.send(ids(150), async (part) => {
    calls += 1;
    if (calls === 2) throw new Error('away');
    return { confirmed: part.length, failed: [] };
  });
  await expect(sent).rejects.toThrow('away');
  expect([calls, parts.progress()]).toEqual([2, { done: 50, confirmed: 50, all: 150 }]);
});

test('the next act begins anew', async () => {
  const parts = new InParts();
  await parts.send(['a'], async () => ({ confirmed: 0, failed: [{ id: 'a', sentence: '不行' }] }));
  await parts.send(['b'], async () => ({ confirmed: 1, failed: [] }));
  expect([parts.failed().size, parts.progress()]).toEqual([0, { done: 1, confirmed: 1, all: 1 }]);
  parts.forget();
  expect(parts.progress()).toBeNull();
});
