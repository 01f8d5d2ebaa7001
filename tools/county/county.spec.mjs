import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { SIGHTS } from '../dev/hints.mjs';
import { RECIPE, madeOf } from './made-of.mjs';
import { MOST_BYTES, SNAPSHOT, readHeader } from './snapshot.mjs';

const { listings } = JSON.parse(fs.readFileSync(RECIPE, 'utf8'));
const KEYS = listings.flatMap(({ key }) => (key === undefined ? [] : [key])).sort();

test('the county that is kept was made from this recipe and these migrations; else: npm run demo:build', () => {
  const { recipe, migrations } = readHeader();
  expect({ recipe, migrations }).toEqual(madeOf());
});

test('it is no larger than five megabytes', () =>
  expect(fs.statSync(SNAPSHOT).size).toBeLessThanOrEqual(MOST_BYTES));

test('each row of the recipe that has a key is kept with its notice, and named by a start', () => {
  expect(Object.keys(readHeader().sights).sort()).toEqual(KEYS);
  expect(SIGHTS.map(({ key }) => key).sort()).toEqual(KEYS);
});

test.each([
  ['README.md', (count) => `${count} listings of all fifteen types`],
  ['README.zh-CN.md', (count) => `十五个品种、各种状态的挂牌 ${count} 件`],
  ['CHANGELOG.md', (count) => `${count} listings of all fifteen types`],
])('%s says of how many listings it is', (file, words) => {
  expect(new Set(listings.map(({ type }) => type)).size).toBe(15);
  expect(fs.readFileSync(file, 'utf8')).toContain(words(listings.length));
});
