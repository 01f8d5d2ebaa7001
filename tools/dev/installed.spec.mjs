import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { isInstalled } from './installed.mjs';

let root;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-installed-'));
  fs.mkdirSync(path.join(root, 'node_modules'));
});
afterEach(() => fs.rmSync(root, { recursive: true }));

const write = (file, packages) => fs.writeFileSync(path.join(root, file), JSON.stringify({ packages }));
const A = { version: '1.0.0' };
const WANTED = { '': { version: '9.9.9' }, 'node_modules/a': A, 'node_modules/b': { ...A, optional: true } };

test.each([
  ['all stand', { 'node_modules/a': A, 'node_modules/b': A }, true],
  ['another platform’s lacks', { 'node_modules/a': A }, true],
  ['one is of another version', { 'node_modules/a': { version: '1.0.1' } }, false],
  ['one lacks', {}, false],
])('where %s', (_, there, is) => {
  write('package-lock.json', WANTED);
  write('node_modules/.package-lock.json', there);
  expect(isInstalled(root)).toBe(is);
});

test('where nothing was installed', () => {
  write('package-lock.json', WANTED);
  expect(isInstalled(root)).toBe(false);
});
