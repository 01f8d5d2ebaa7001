import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildOnce } from './built.mjs';

const OUTPUT = 'dist/apps/api/main.js';
const LIBRARY = 'libs/domain/dist/src/index.js';
let root;
let builds;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-built-'));
  builds = 0;
  for (const folder of ['node_modules', 'apps/api/src', 'libs/domain/src', 'var'])
    write(`${folder}/.keep`, '');
  write('apps/api/src/main.ts', 'one');
  write('libs/domain/src/price.ts', 'one');
});
afterEach(() => fs.rmSync(root, { recursive: true }));

function write(file, text) {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
}
const build = () =>
  buildOnce(root, async () => {
    builds += 1;
    fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
    write(OUTPUT, `built ${builds}`);
    write(LIBRARY, `built ${builds}`);
  });
const output = () => {
  const { ino, mtimeMs } = fs.statSync(path.join(root, OUTPUT));
  return [ino, mtimeMs];
};

test('what a running platform loads stays as it is, however often something is prepared', async () => {
  expect(await build()).toBe(true);
  const before = output();
  expect(await build()).toBe(false);
  expect(await build()).toBe(false);
  expect(builds).toBe(1);
  expect(output()).toEqual(before);
});

test.each([
  ['a source', () => write('libs/domain/src/price.ts', 'two')],
  ['a new source', () => write('apps/api/src/other.ts', '')],
  ['a source that is gone', () => fs.rmSync(path.join(root, 'apps/api/src/main.ts'))],
  ['how it is built', () => write('nx.json', '{}')],
  ['other packages', () => write('package-lock.json', '{}')],
  ['an output that somebody changed', () => write(OUTPUT, 'changed')],
  ['an output that is gone', () => fs.rmSync(path.join(root, OUTPUT))],
  ['a library that is gone', () => fs.rmSync(path.join(root, LIBRARY))],
  ['an output that was put there', () => write('dist/apps/api/left.js', '')],
])('%s asks for another build', async (_, change) => {
  await build();
  change();
  expect(await build()).toBe(true);
  expect(await build()).toBe(false);
});

test.each([
  ['a spec', 'apps/api/src/main.spec.ts'],
  ['a database', 'var/postgres/data'],
  ['a text', 'docs/api.md'],
])('%s does not', async (_, file) => {
  await build();
  write(file, 'new');
  expect(await build()).toBe(false);
});

test('a build that failed is tried again', async () => {
  await expect(buildOnce(root, () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
  expect(await build()).toBe(true);
});
