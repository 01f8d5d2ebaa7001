import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { RECIPE, madeOf } from './made-of.mjs';
import { SNAPSHOT, readHeader } from './snapshot.mjs';

const MOST_BYTES = 5_000_000;

test('the county that is kept was made from this recipe and these migrations; else: npm run demo:build', () => {
  const { recipe, migrations } = readHeader();
  expect({ recipe, migrations }).toEqual(madeOf());
});

test('it is no larger than five megabytes', () =>
  expect(fs.statSync(SNAPSHOT).size).toBeLessThanOrEqual(MOST_BYTES));

test('each row that the printed hints name has its notice', () => {
  const { listings } = JSON.parse(fs.readFileSync(RECIPE, 'utf8'));
  const keys = listings.flatMap(({ key }) => (key === undefined ? [] : [key]));
  expect(Object.keys(readHeader().sights).sort()).toEqual(keys.sort());
});
