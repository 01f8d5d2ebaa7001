import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MigratedDatabase } from '../../testing/migrated-database.js';
import { listedGuards, readGuards } from './guards.js';

let database: MigratedDatabase;
beforeAll(async () => {
  database = await MigratedDatabase.start();
});
afterAll(() => database.close());

test('what is listed beside the migrations is what they make: `npm run audit:guards` lists it anew', async () => {
  expect(listedGuards('apps/api/migrations')).toEqual(await readGuards(database.client));
});
