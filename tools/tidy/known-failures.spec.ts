import fs from 'node:fs';
import { expect, test } from '@jest/globals';

const ROWS = [
  ...fs.readFileSync('docs/known-failures.md', 'utf8').matchAll(/`([^`]+\.spec\.ts)` · ([^|]+?) \|/g),
].map(([, file, name]) => [name!.trim(), file!] as const);

test('the table names a test for each known failure', () => {
  expect(ROWS.length).toBeGreaterThan(16);
});

test.each(ROWS)('“%s” is there', (name, file) => {
  expect(fs.readFileSync(file, 'utf8')).toContain(name);
});
