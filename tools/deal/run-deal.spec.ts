import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import type { RealNotice } from './reading/real-notice.js';
import { runDeal } from './run-deal.js';

const notice = (JSON.parse(fs.readFileSync('tools/deal/notices.json', 'utf8')) as RealNotice[]).find(
  ({ id }) => id === 'N042',
)!;

/** An address at which something else answers, until it is closed. */
async function elsewhere(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = http.createServer((_, response) => void response.end('<p>something else</p>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function play(url: string): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await runDeal({ url, notice, outDir: 'out', print: (line) => lines.push(line) });
  return { code, said: lines.join('\n') };
}

test('where nobody answers, the address and what to do are said', async () => {
  const { url, close } = await elsewhere();
  await close();
  for (const nobody of [url, 'localhost:3000']) {
    const { code, said } = await play(nobody);
    expect(code).toBe(1);
    expect(said).toContain(`没有办成：连不上 ${nobody}：`);
    expect(said).toContain('npm start');
  }
});

test('nor is something else taken for the platform', async () => {
  const { url, close } = await elsewhere();
  const { code, said } = await play(url);
  await close();
  expect([code, said]).toEqual([1, expect.stringContaining(`连不上 ${url}：那里没有这个平台`)]);
});
