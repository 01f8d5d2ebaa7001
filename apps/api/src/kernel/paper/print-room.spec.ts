import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Script, PaperPress, PrintRoom, printThreads } from './index.js';
import { emptyPaper, drawn } from '../../testing/paper-desk.js';
import { saidIn } from '../../testing/printed.js';
import { testConfig } from '../../testing/test-platform.js';
import { FileSealKey } from '../secrets/seal-key.js';

const PAPERS = 60;
const TICK_MS = 10;
const AT = new Date('2026-11-02T01:00:00Z');

let room: PrintRoom;
let press: PaperPress;
beforeAll(() => {
  const config = testConfig({ url: 'postgres://nowhere/none', appUrl: 'postgres://nowhere/none' });
  room = new PrintRoom();
  press = new PaperPress(config, new FileSealKey(config), room);
});
afterAll(() => room.onApplicationShutdown());

/** As long as a certificate, with its code and its number. */
const certificate = (number: number) =>
  emptyPaper('农村产权流转鉴证书', { no: `QR${number}` })
    .heading()
    .facts(
      Array.from({ length: 20 }, (_, row) => [`第${row}项`, `贺兰县立岗镇兰光村三组水浇地，第${number}号`]),
    )
    .foot(140, [
      { mark: 'code', x: 62, y: 0, size: 108 },
      { mark: 'seal', x: 448, y: 64, radius: 52, purpose: '鉴证专用章' },
    ]);

test('timers go on while certificates are printed and signed', async () => {
  await press.seal(certificate(0), '鉴证', AT);
  let ticks = 0;
  const began = performance.now();
  const ticker = setInterval(() => (ticks += 1), TICK_MS);
  const files = await Promise.all(
    Array.from({ length: PAPERS }, (_, number) => press.seal(certificate(number), '鉴证', AT)),
  );
  clearInterval(ticker);
  const couldBe = (performance.now() - began) / TICK_MS;
  expect(new Set(files.map((file) => file.toString('base64'))).size).toBe(PAPERS);
  // A tenth where others want the processor, too; in the thread that has to go on, none at all.
  expect(ticks).toBeGreaterThan(couldBe / 10);
}, 240_000);

describe('a paper that was drawn in a thread', () => {
  test('is the paper that is drawn here', async () => {
    const [there, here] = [await press.print(certificate(7)), await drawn(certificate(7))];
    expect(saidIn(there)).toBe(saidIn(here));
    expect(there.length).toBe(here.length);
  });

  test('says what went wrong to whoever wanted it, and the next one is drawn', async () => {
    const broken = { ...certificate(1).script(), fontsDir: '/nowhere' } satisfies Script;
    await expect(room.print(broken)).rejects.toThrow('ENOENT');
    expect((await press.print(certificate(2))).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

test.each([
  [1, 1],
  [2, 1],
  [3, 2],
  [8, 4],
])('on %s cores papers are drawn by %s threads', (cores, threads) =>
  expect(printThreads(cores)).toBe(threads),
);
