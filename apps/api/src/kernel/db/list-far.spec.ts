import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../testing/test-database.js';
import type { ListPlace, SortKey } from './list-place.js';
import { listSql } from './list-sql.js';
import type { ListStatement } from './list-statement.js';

const ROWS = 50_000;
const FAR = 40_000;
const PAGE = 20;

let dataSource: DataSource;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  await dataSource.query(
    `create table thing (id int primary key, done_at timestamptz, due_at timestamptz, at timestamptz not null,
       place text not null, level text not null)`,
  );
  // Nearly all are done, of one level, and due never.
  await dataSource.query(
    `insert into thing select n, case when n % 1000 > 0 then timestamptz '2026-01-01' + n * interval '1 minute' end,
       case when n % 1000 = 0 then timestamptz '2026-12-01' + n * interval '1 minute' end,
       timestamptz '2026-01-01' + n / 3 * interval '1 minute', substr('abcde', 1 + n % 5, 1),
       case when n % 500 = 0 then 'RED' else 'YELLOW' end
     from generate_series(1, ${ROWS}) n`,
  );
  for (const keys of [
    "(coalesce(due_at, 'infinity')), at desc, id",
    "place, (coalesce(due_at, 'infinity')), at desc, id",
    "(done_at is null) desc, level, (coalesce(due_at, 'infinity')), at, id",
    "(done_at is null) desc, (case when done_at is null then at else 'infinity' end), at desc, id",
  ])
    await dataSource.query(`create index on thing (${keys})`);
  await dataSource.query('vacuum analyze thing');
});
afterAll(async () => {
  await dataSource.destroy();
  await drop();
});

const DUE: SortKey = { sql: "coalesce(t.due_at, 'infinity')", type: 'timestamptz' };
const AT: SortKey = { sql: 't.at', type: 'timestamptz' };
const ID: SortKey = { sql: 't.id', type: 'integer' };
const IS_OPEN: SortKey = { sql: 't.done_at is null', type: 'boolean', isDescending: true };
const down = (key: SortKey): SortKey => ({ ...key, isDescending: true });

const LISTS: readonly [string, readonly SortKey[], Partial<ListStatement>][] = [
  ['what is due, then the newest', [DUE, down(AT), ID], {}],
  [
    'the same of some places',
    [DUE, down(AT), ID],
    { oneOf: { sql: 't.place', values: ['a', 'b', 'c', 'd'] } },
  ],
  ['what is open, then by level', [IS_OPEN, { sql: 't.level', type: 'text' }, DUE, AT, ID], {}],
  [
    'what is open in its turn, then the newest',
    [
      IS_OPEN,
      { sql: "case when t.done_at is null then t.at else 'infinity' end", type: 'timestamptz' },
      down(AT),
      ID,
    ],
    {},
  ],
];

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

function rowsRead(plan: Plan): number {
  const own = plan['Relation Name'] ? plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) : 0;
  return own * plan['Actual Loops'] + (plan.Plans ?? []).reduce((sum, one) => sum + rowsRead(one), 0);
}

describe.each(LISTS)('%s', (_, order, change) => {
  const list: ListStatement = {
    columns: 't.id',
    from: 'from thing t',
    where: 'true',
    params: [],
    order,
    ...change,
  };
  const keysAt = async (nth: number) => {
    const words = order.map(({ sql, isDescending }) => `(${sql})${isDescending ? ' desc' : ''}`).join(', ');
    const where = change.oneOf ? `t.place = any('{${change.oneOf.values.join(',')}}')` : 'true';
    const rows: { id: number; keys: string[] }[] = await dataSource.query(
      `select id, array[${order.map(({ sql }) => `(${sql})::text`).join(', ')}] as keys from thing t
       where ${where} order by ${words} offset ${nth} limit 2 * ${PAGE} + 1`,
    );
    return rows;
  };

  test.each([
    ['near its begin', 30],
    ['near its end', FAR - 2 * PAGE - 1],
  ])('%s a page reads a page, there and back', async (_where, nth) => {
    const around = await keysAt(nth);
    for (const isBack of [false, true]) {
      const place: ListPlace = { isBack, keys: around[PAGE]!.keys };
      const { sql, bound } = listSql(list, place, PAGE);
      const rows: { id: number }[] = await dataSource.query(sql, bound);
      const beside = isBack ? around.slice(0, PAGE).reverse() : around.slice(PAGE + 1);
      expect(rows.map(({ id }) => id)).toEqual(beside.map(({ id }) => id));
      const told = await dataSource.query<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(
        `explain (analyze, format json) ${sql}`,
        bound,
      );
      const ways = change.oneOf?.values.length ?? 1;
      expect(rowsRead(told[0]!['QUERY PLAN'][0]!.Plan)).toBeLessThan(order.length * PAGE * ways + PAGE);
    }
  });
});
