import { expect, test } from '@jest/globals';
import { RefusedError } from '../http/refused-error.js';
import { Gate } from './gate.js';

/** Work that ends when it is told to. */
function pending() {
  let end!: () => void;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { work: () => done, end };
}

/** Everything that is due already has happened. */
const turn = () => new Promise(setImmediate);

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'went through',
    (error: unknown) => (error instanceof RefusedError ? error.message : String(error)),
  );
}

test('so many at once, the others in their order, and no more than may wait', async () => {
  const gate = new Gate({ atOnce: 2, waiting: 2, waitMs: 60_000 });
  const begun: number[] = [];
  const tasks = Array.from({ length: 5 }, pending);
  const passes = tasks.map(({ work }, index) =>
    gate.pass(() => {
      begun.push(index);
      return work();
    }),
  );
  expect(await codeOf(passes[4]!)).toBe('work.crowded');
  expect(begun).toEqual([0, 1]);
  tasks[1]!.end();
  await passes[1];
  await turn();
  expect(begun).toEqual([0, 1, 2]);
  tasks[0]!.end();
  tasks[2]!.end();
  await Promise.all([passes[0], passes[2]]);
  await turn();
  expect(begun).toEqual([0, 1, 2, 3]);
  tasks[3]!.end();
  await passes[3];
});

test('whoever has waited long enough is told when to come again, and his place is not kept', async () => {
  const gate = new Gate({ atOnce: 1, waiting: 5, waitMs: 20 });
  const first = pending();
  const second = pending();
  const inside = gate.pass(first.work);
  const late = gate.pass(second.work);
  await expect(late).rejects.toMatchObject({ faults: [{ code: 'work.crowded', values: { seconds: 1 } }] });
  first.end();
  await inside;
  await gate.pass(() => Promise.resolve());
});

test('work that fails leaves its place to the next', async () => {
  const gate = new Gate({ atOnce: 1, waiting: 5, waitMs: 1000 });
  const failing = gate.pass(() => Promise.reject(new Error('broken')));
  const next = gate.pass(() => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('done');
});
