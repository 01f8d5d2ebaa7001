import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Job, WorkRoom, WorkStopped, jobOf } from './index.js';

type Trial = 'ANSWER' | 'FAIL' | 'FOR_EVER' | 'HEAP' | 'BUFFERS' | 'LONG' | 'KEEP';

const TRIALS = `
import fs from 'node:fs';
export default function work({ trial, number, began }) {
  if (began) fs.writeFileSync(began, String(Date.now()));
  if (trial === 'KEEP') globalThis.kept = new Uint8Array(150_000_000).fill(1);
  if (trial === 'LONG') for (const end = Date.now() + 2_500; Date.now() < end; );
  if (trial === 'FAIL') throw new Error('broken');
  const kept = [];
  if (trial === 'HEAP') for (;;) kept.push(new Array(100_000).fill(number));
  if (trial === 'BUFFERS') for (;;) kept.push(new Uint8Array(1_000_000).fill(1));
  if (trial === 'FOR_EVER') for (;;) kept.length = 0;
  return number * 2;
}`;

const room = new WorkRoom();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-work-'));
let job: Job<{ trial: Trial; number: number; began?: string }, number>;
beforeAll(() => {
  const file = path.join(folder, 'trial.mjs');
  fs.writeFileSync(file, TRIALS);
  job = { entry: pathToFileURL(file), seconds: 2, megabytes: 64 };
});
afterAll(async () => {
  await room.onApplicationShutdown();
  fs.rmSync(folder, { recursive: true });
});

const doing = (trial: Trial, number = 21) => room.run(job, { trial, number });

test('answers, while whoever asked goes on with other things', async () => {
  expect(await doing('ANSWER')).toBe(42);
  let turns = 0;
  const ticker = setInterval(() => (turns += 1), 10);
  const endless = doing('FOR_EVER');
  await expect(endless).rejects.toThrow(WorkStopped);
  clearInterval(ticker);
  expect(turns).toBeGreaterThan(20);
});

test.each([
  ['that never ends', 'FOR_EVER', 'TIME', 2],
  // Where the machine does other things besides, it takes a while to fill it.
  ['that fills its heap', 'HEAP', 'MEMORY', 30],
  ['that fills the memory beside its heap', 'BUFFERS', 'MEMORY', 30],
] as const)('a job %s is stopped, and the next one is done', async (_, trial, reason, seconds) => {
  await expect(room.run({ ...job, seconds }, { trial, number: 21 })).rejects.toMatchObject({ reason });
  expect(await doing('ANSWER')).toBe(42);
});

describe('the time of a job whose thread has to be made', () => {
  /** Fetched for longer than three times the seconds that the job has. */
  const SLOW_TO_COME = `await new Promise((resolve) => setTimeout(resolve, 2_500));\n${TRIALS}`;
  let cold: typeof job;
  beforeEach(() => {
    const file = path.join(folder, `${randomUUID()}.mjs`);
    fs.writeFileSync(file, SLOW_TO_COME);
    cold = { entry: pathToFileURL(file), seconds: 0.8, megabytes: 64 };
  });

  test('does not run while it is fetched', async () => {
    expect(await room.run(cold, { trial: 'ANSWER', number: 21 })).toBe(42);
  });

  test('is no longer than any other’s once it has begun', async () => {
    const began = path.join(folder, 'began');
    const quick = path.join(folder, `${randomUUID()}.mjs`);
    fs.writeFileSync(quick, TRIALS);
    const short = { ...cold, entry: pathToFileURL(quick), seconds: 3 };
    await expect(room.run(short, { trial: 'FOR_EVER', number: 1, began })).rejects.toMatchObject({
      reason: 'TIME',
    });
    expect(Date.now() - Number(fs.readFileSync(began, 'utf8'))).toBeLessThan(4_500);
  });
});

test('a job is not ended for what another one beside it took and left lying', async () => {
  const file = path.join(folder, 'large.mjs');
  fs.writeFileSync(file, TRIALS);
  const large = { entry: pathToFileURL(file), seconds: 10, megabytes: 300 };
  const small = room.run({ ...job, seconds: 10 }, { trial: 'LONG', number: 21 });
  expect(await Promise.all([small, room.run(large, { trial: 'KEEP', number: 21 })])).toEqual([42, 42]);
});

test('what a job throws is thrown to whoever asked', async () => {
  await expect(doing('FAIL')).rejects.toThrow('broken');
});

test('many are done one after the other', async () => {
  const numbers = Array.from({ length: 60 }, (_, index) => index);
  const found = await Promise.all(numbers.map((number) => doing('ANSWER', number)));
  expect(found).toEqual(numbers.map((number) => number * 2));
});

test('a built job lies beside whoever names it, and from source where the set-up has put it', () => {
  const limits = { seconds: 1, megabytes: 1 };
  const built = jobOf('./trial.work.js', 'file:///dist/apps/api/room/reader.js', limits);
  expect(built.entry.href).toBe('file:///dist/apps/api/room/trial.work.js');
  const source = jobOf('./trial.work.js', 'file:///src/room/reader.ts', limits);
  expect(source.entry.href).toBe(pathToFileURL(`${process.env['BUILT_WORK_DIR']}/trial.work.js`).href);
});
