import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { readCapacity } from '../../apps/api/src/kernel/limits/capacity.js';
import { LIMITS } from '../../apps/api/src/kernel/limits/limit-table.js';

const TEXT = fs.readFileSync('docs/operations.md', 'utf8');
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

test.each([
  ...Object.entries(LIMITS).map(([name, { most, seconds }]) => [
    `LIMIT_${name.replace('.', '_').toUpperCase()}`,
    `${most}/${seconds}`,
  ]),
  ...Object.entries(readCapacity({})).map(([name, count]) => [snake(name), String(count ?? 'by cores')]),
])('the settings of an operator name %s and what holds without it', (name, figure) => {
  expect(TEXT).toMatch(new RegExp(`\\| \`${name}\` +\\| ${figure} +\\|`));
});
