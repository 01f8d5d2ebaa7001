import fs from 'node:fs';
import { expect, test } from '@jest/globals';

const ROWS = [
  ...fs.readFileSync('docs/known-failures.md', 'utf8').matchAll(/`([^`]+\.spec\.ts)` · ([^|]+?) \|/g),
].map(([, file, name]) => [name!.trim(), file!] as const);

test('the table names a test for each known failure', () => {
  const text = fs.readFileSync('docs/known-failures.md', 'utf8');
  const numbers = new Set([...text.matchAll(/^\| (\d+) /gm)].map(([, number]) => Number(number)));
  expect([...numbers]).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(ROWS.length).toBe(text.match(/^\| \d/gm)!.length);
});

test.each(ROWS)('“%s” is there', (name, file) => {
  expect(fs.readFileSync(file, 'utf8')).toContain(name);
});
