import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../testing/test-database.js';
import { type ListStatement, type SortKey, readPage, wordsQuery } from './index.js';

let dataSource: DataSource;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  await dataSource.query(
    'create table thing (id int primary key, at int not null, place text not null, owner int not null, name text not null)',
  );
  // Of five places, seven moments and three owners; one name in a thousand is another one.
  await dataSource.query(
    `insert into thing select n, n % 7, substr('abcde', 1 + n % 5, 1), n % 3,
       case when n % 1000 = 999 then '少见' else '常见' end
     from generate_series(1, 12000) n`,
  );
  await dataSource.query('analyze thing');
});
afterAll(async () => {
  await dataSource.destroy();
  await drop();
});

interface Thing {
  readonly id: number;
}

const ORDER: readonly SortKey[] = [
  { sql: 't.at', type: 'integer' },
  { sql: 't.id', type: 'integer', isDescending: true },
];
const listOf = (change: Partial<ListStatement>): ListStatement => ({
  columns: 't.id',
  from: 'from thing t',
  where: 'true',
  order: ORDER,
  params: [],
  pageSize: 6,
  ...change,
});

/** The first pages of a list, and the way back from the last of them. */
async function walk(list: ListStatement, most: number) {
  const pages = [await readPage<Thing>(dataSource, list, undefined)];
  while (pages.length < most && pages.at(-1)!.place.next !== null)
    pages.push(await readPage<Thing>(dataSource, list, pages.at(-1)!.place.next!));
  const back = [pages.at(-1)!];
  while (back.at(-1)!.place.previous !== null)
    back.push(await readPage<Thing>(dataSource, list, back.at(-1)!.place.previous!));
  const idsOf = (found: typeof pages) => found.map(({ rows }) => rows.map((row) => row.id));
  return { ids: idsOf(pages), back: idsOf(back).reverse(), total: pages[0]!.place.total };
}

async function expected(where: string): Promise<number[]> {
  const rows: Thing[] = await dataSource.query(`select id from thing t where ${where} order by at, id desc`);
  return rows.map(({ id }) => id);
}

const PLACES = { sql: 't.place', values: ['b', 'd'] };
const CASES: readonly [string, Partial<ListStatement>, string][] = [
  ['one of two places', { oneOf: PLACES }, "place in ('b', 'd')"],
  [
    'an owner’s, and of others what lies in two places',
    { parts: [{ where: 't.owner = 1' }, { where: 't.owner <> 1', oneOf: PLACES }] },
    "owner = 1 or place in ('b', 'd')",
  ],
  ['what is common', { search: "t.name = '常见'" }, "name = '常见'"],
  ['what is rare', { search: "t.name = '少见'" }, "name = '少见'"],
  ['what is nowhere', { search: "t.name = '没有'" }, 'false'],
  [
    'what is rare, of an owner or in two places',
    {
      search: "t.name = '少见'",
      parts: [{ where: 't.owner = 1' }, { where: 't.owner <> 1', oneOf: PLACES }],
    },
    "name = '少见' and (owner = 1 or place in ('b', 'd'))",
  ],
  [
    'what is common, of an owner or in two places',
    {
      search: "t.name = '常见'",
      parts: [{ where: 't.owner = 1' }, { where: 't.owner <> 1', oneOf: PLACES }],
    },
    "name = '常见' and (owner = 1 or place in ('b', 'd'))",
  ],
  ['a part that nothing is of', { parts: [{ where: 'false' }] }, 'false'],
];

describe.each(CASES)('%s', (_, change, where) => {
  test('is read in order, there and back, and counted', async () => {
    const all = await expected(where);
    const { ids, back, total } = await walk(listOf(change), 9);
    expect(ids.flat()).toEqual(all.slice(0, 54));
    expect(back).toEqual(ids);
    expect(total).toBe(Math.min(10_000, all.length));
  });
});

test('a row bears what was asked for and nothing else', async () => {
  const { rows } = await readPage<Thing>(dataSource, listOf(CASES[6]![1]), undefined);
  expect(rows.map((row) => Object.keys(row))).toEqual(rows.map(() => ['id']));
});

test('what is more than is counted is not counted again for a while', async () => {
  const asked: string[] = [];
  const before = dataSource.query.bind(dataSource);
  dataSource.query = ((sql: string, params: unknown[]) => (asked.push(sql), before(sql, params))) as never;
  const counts = () => asked.filter((sql) => sql.includes('count(*)')).length;
  const many = listOf({ where: 't.id > $1', params: [0] });
  const few = listOf({ where: 't.id > $1', params: [9_000] });
  try {
    for (const list of [many, many, many])
      expect((await readPage(dataSource, list, undefined)).place).toMatchObject({
        total: 10_000,
        isMore: true,
      });
    expect(counts()).toBe(1);
    for (const list of [few, few])
      expect((await readPage(dataSource, list, undefined)).place).toMatchObject({
        total: 3_000,
        isMore: false,
      });
    expect(counts()).toBe(3);
  } finally {
    dataSource.query = before;
  }
});

test.each([
  ['水浇地', "'水浇' & '浇地'"],
  ['水', "'水'"],
  ['640122102N20260001', "'640122102n20260001':*"],
  ['６４０１２２１０２Ｎ２０２６０００１－2', "'640122102n20260001':*"],
  ['HLCQ-9-0041', "'hlcq':* & '9':* & '0041':*"],
  ['三社16亩', "'三社' & '16':* & '亩'"],
  ["%_'", ''],
])('%s is looked for as %s', (text, query) => {
  expect(wordsQuery(text)).toBe(query);
});
