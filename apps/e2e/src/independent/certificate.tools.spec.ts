import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assemble } from '../../../../tools/deal/cast.js';
import { playDeal } from '../../../../tools/deal/play-deal.js';
import { readNotice } from '../../../../tools/deal/read-notice.js';
import { readClock } from '../../../../tools/deal/stage.js';
import { RunningPlatform } from '../running-platform.js';

/** Programs that nobody here wrote must come to the same result: pdfsig, qpdf, pdftoppm, zbarimg. */
const FIELDS = {
  area: { value: 77.5, unit: '亩' },
  term: { years: 3 },
  startPrice: { value: 330, unit: '元/亩/年' },
};
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-tools-'));
const file = (name: string) => path.join(folder, name);
let platform: RunningPlatform;

beforeAll(async () => {
  platform = await RunningPlatform.start();
  const notice = { id: 'I1', type: 'T02', title: '独立工具核对的一笔', fields: FIELDS };
  const facts = readNotice(notice, 'T02', await readClock(platform.url));
  const cast = await assemble(platform.url, facts.listerKind);
  await playDeal({ url: platform.url, facts, say: () => undefined, cast }, folder);
}, 120_000);
afterAll(() => platform.stop());

const run = (program: string, ...args: string[]) => {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8' });
  return { text: stdout + stderr, status };
};

test('pdfsig calls the signature valid, and a changed byte not', () => {
  expect(run('pdfsig', '-nocert', file('certificate.pdf')).text).toContain(
    'Signature Validation: Signature is Valid.',
  );
  const changed = fs.readFileSync(file('certificate.pdf'));
  changed[changed.length - 200]! ^= 1;
  fs.writeFileSync(file('changed.pdf'), changed);
  expect(run('pdfsig', '-nocert', file('changed.pdf')).text).not.toContain('Signature is Valid');
});

test.each(['certificate.pdf', 'contract.pdf', 'settlement.pdf'])('qpdf finds no fault in %s', (name) => {
  const { text, status } = run('qpdf', '--check', file(name));
  expect([status, text]).toEqual([0, expect.stringContaining('No syntax or stream encoding errors found')]);
});

test('zbarimg reads the QR code, and its page says 有效', async () => {
  expect(run('pdftoppm', '-r', '150', '-png', file('certificate.pdf'), file('page')).status).toBe(0);
  const address = new URL(run('zbarimg', '-q', '--raw', file('page-1.png')).text.trim().split('\n')[0]!);
  const html = await (await fetch(platform.url + address.pathname + address.search)).text();
  expect(html).toMatch(/class="word"[^>]*>有效</);
  expect(html).not.toContain('93640122MA7TE5T010');
});
