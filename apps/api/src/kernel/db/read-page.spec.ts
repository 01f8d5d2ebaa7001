import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../testing/test-database.js';
import { RefusedError } from '../http/refused-error.js';
import { type ListStatement, type SortKey, readPage } from './index.js';

let dataSource: DataSource;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  await dataSource.query(
    `create table thing (id uuid primary key default gen_random_uuid(), at timestamptz not null, due timestamptz,
       day date, name text not null, size int not null, fen bigint not null, is_open boolean not null)`,
  );
});
afterAll(async () => {
  await dataSource.destroy();
  await drop();
});
beforeEach(() => dataSource.query('truncate thing'));

interface Thing {
  readonly id: string;
}

const ID: SortKey = { sql: 't.id', type: 'uuid' };
const AT: SortKey = { sql: 't.at', type: 'timestamptz' };
const down = (key: SortKey): SortKey => ({ ...key, isDescending: true });
const DUE: SortKey = { sql: "coalesce(t.due, 'infinity')", type: 'timestamptz' };

/** Each order beside the same one as a person would write it. */
const ORDERS: readonly [string, readonly SortKey[]][] = [
  ['at, id', [AT, ID]],
  ['at desc, id desc', [down(AT), down(ID)]],
  ['at desc, id', [down(AT), ID]],
  ['due nulls last, at desc, id', [DUE, down(AT), ID]],
  [
    'due desc nulls last, id desc',
    [{ sql: "coalesce(t.due, '-infinity')", type: 'timestamptz', isDescending: true }, down(ID)],
  ],
  [
    'is_open desc, day nulls last, name, id desc',
    [
      { sql: 't.is_open', type: 'boolean', isDescending: true },
      { sql: "coalesce(t.day, 'infinity')", type: 'date' },
      { sql: 't.name', type: 'text' },
      down(ID),
    ],
  ],
  [
    'size desc, fen, id',
    [{ sql: 't.size', type: 'integer', isDescending: true }, { sql: 't.fen', type: 'bigint' }, ID],
  ],
  ['id', [ID]],
];

const PAGE_SIZE = 6;

function listOf(order: readonly SortKey[], change: Partial<ListStatement> = {}): ListStatement {
  const base = { columns: 't.id', from: 'from thing t', where: 'true', params: [] };
  return { ...base, order, pageSize: PAGE_SIZE, ...change };
}

async function read(order: readonly SortKey[], at?: string) {
  const { rows, place } = await readPage<Thing>(dataSource, listOf(order), at);
  return { ids: rows.map(({ id }) => id), ...place };
}

/** Few different values, so that most rows are equal in most keys. */
async function add(count: number): Promise<void> {
  await dataSource.query(
    `insert into thing (at, due, day, name, size, fen, is_open)
     select timestamptz '2026-11-02 08:00+08' + k % 3 * interval '1 microsecond',
            case when k % 4 > 0 then timestamptz '2026-11-05 17:30+08' + k % 2 * interval '1 hour' end,
            case when k % 5 > 0 then date '2026-11-30' + k % 3 end,
            (array['甲', '乙', 'a', ''])[1 + k % 4], k % 3 - 1, 9007199254740993 * (k % 3 - 1), k % 2 = 0
     from (select (random() * 1000)::int as k from generate_series(1, $1::int)) r`,
    [count],
  );
}

async function all(words: string): Promise<string[]> {
  const rows: Thing[] = await dataSource.query(`select id from thing order by ${words}`);
  return rows.map(({ id }) => id);
}

const refusal = (work: Promise<unknown>) =>
  work.catch((error: unknown) => (error instanceof RefusedError ? error.faults : error));

describe.each(ORDERS)('by %s', (words, order) => {
  test.each([0, 1, 5, 6, 7, 12, 13, 40])('%i rows are read to the end and back', async (count) => {
    await add(count);
    const rows = await all(words);
    const pages = [await read(order)];
    while (pages.at(-1)!.next !== null) pages.push(await read(order, pages.at(-1)!.next!));
    expect(pages.flatMap(({ ids }) => ids)).toEqual(rows);
    expect(pages).toHaveLength(Math.max(1, Math.ceil(count / PAGE_SIZE)));
    expect(pages.every(({ total, isMore }) => total === count && !isMore)).toBe(true);
    const back = [pages.at(-1)!];
    while (back.at(-1)!.previous !== null) back.push(await read(order, back.at(-1)!.previous!));
    expect(back.map(({ ids }) => ids).reverse()).toEqual(pages.map(({ ids }) => ids));
  });

  test('rows that come and go meanwhile neither repeat others nor hide them, forward and back', async () => {
    await add(30);
    let page = await read(order);
    for (const step of 'nnpnnnppnpnnnnpppppp') {
      await add(3);
      await dataSource.query(
        'delete from thing where id in (select id from thing where id <> all($1) order by random() limit 2)',
        [page.ids],
      );
      const rows = await all(words);
      const at = page.ids.length === 0 ? 'anew' : step === 'n' ? page.next : page.previous;
      if (at === 'anew') page = await read(order);
      if (at === 'anew' || at === null) continue;
      const next = rows.indexOf(page.ids.at(-1)!) + 1;
      const here = rows.indexOf(page.ids[0]!);
      // Where nothing is left in front, the page before it is the first.
      const first = step === 'n' ? next : here === 0 ? 0 : Math.max(0, here - PAGE_SIZE);
      const last = step === 'n' || here === 0 ? first + PAGE_SIZE : here;
      page = await read(order, at);
      expect(page.ids).toEqual(rows.slice(first, last));
      expect([page.previous !== null, page.next !== null]).toEqual([
        step === 'n' || first > 0,
        step === 'p' ? here > 0 || last < rows.length : last < rows.length,
      ]);
    }
  });
});

test('moments of one microsecond apart, and ends of time, have a place each', async () => {
  await dataSource.query(
    `insert into thing (at, name, size, fen, is_open)
     select at, '', 0, 0, true from unnest(array['-infinity', 'infinity', '1890-01-01 00:00+00',
       '2026-11-02 08:00:00.000001+08', '2026-11-02 08:00:00.000002+08', '2026-11-02 08:00:00.000003+08',
       '2026-11-02 08:00:00.1+08']::timestamptz[]) at`,
  );
  const list = listOf([AT], { columns: 't.at::text as at', pageSize: 1 });
  const moments: string[] = [];
  let next: string | null | undefined;
  while (next !== null) {
    const { rows, place } = await readPage<{ at: string }>(dataSource, list, next);
    moments.push(...rows.map(({ at }) => at));
    next = place.next;
  }
  const rows: { at: string }[] = await dataSource.query('select at::text from thing order by thing.at');
  expect(moments).toEqual(rows.map(({ at }) => at));
  expect(new Set(moments).size).toBe(7);
});

test('a page that has run empty leads back', async () => {
  await add(12);
  const first = await read([AT, ID]);
  await dataSource.query('delete from thing where id <> all($1)', [first.ids]);
  const empty = await read([AT, ID], first.next!);
  expect(empty).toMatchObject({ ids: [], total: 6, next: null });
  const back = await read([AT, ID], empty.previous!);
  expect(back.ids).toEqual(first.ids.slice(0, 5));
  expect((await read([AT, ID], back.next!)).ids).toEqual(first.ids.slice(5));
});

test.each([
  [9_999, 9_999, false],
  [10_000, 10_000, false],
  [10_001, 10_000, true],
  [12_345, 10_000, true],
])('of %i rows %i are counted, and more is %s', async (count, total, isMore) => {
  const list: ListStatement = {
    columns: 'n',
    from: 'from generate_series(1, $1::int) n',
    where: 'true',
    order: [{ sql: 'n', type: 'integer', isDescending: true }],
    params: [count],
  };
  const first = await readPage<{ n: number }>(dataSource, list, undefined);
  expect(first.rows[0]).toEqual({ n: count });
  expect(first.rows).toHaveLength(20);
  expect(first.place).toMatchObject({ total, isMore, previous: null });
  const second = await readPage<{ n: number }>(dataSource, list, first.place.next!);
  expect(second.rows[0]).toEqual({ n: count - 20 });
  expect(second.place).toMatchObject({ total, isMore });
});

test('a condition of alternatives, with parameters of its own, holds on every page', async () => {
  await add(60);
  const list = listOf([down(AT), ID], { where: 't.size = $1 or t.size = $2', params: [-1, 1] });
  const { rows, place } = await readPage<Thing>(dataSource, list, undefined);
  const second = await readPage<Thing>(dataSource, list, place.next!);
  const found = await dataSource
    .query('select id from thing where size <> 0 order by at desc, id')
    .then((things: Thing[]) => things.map(({ id }) => id));
  expect([...rows, ...second.rows].map(({ id }) => id)).toEqual(found.slice(0, 12));
  expect(second.place.total).toBe(found.length);
});

describe('what is no place of the list', () => {
  const order: readonly SortKey[] = [
    AT,
    { sql: 't.is_open', type: 'boolean' },
    { sql: 't.size', type: 'integer' },
    { sql: 't.fen', type: 'bigint' },
    { sql: 't.name', type: 'text' },
    { sql: "coalesce(t.day, 'infinity')", type: 'date' },
    ID,
  ];
  const id = '5f0c1d9e-6f5c-4f0a-9d3e-2f4b8a7c6d51';
  const keys = ['2026-11-02 08:00:00.5+08', 'true', '7', '7', '甲', '2026-11-30', id];
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  let of: string;
  beforeEach(async () => {
    await add(7);
    of = (JSON.parse(Buffer.from((await read(order)).next!, 'base64url').toString()) as { of: string }).of;
  });

  test('the same by hand is one', async () => {
    await expect(read(order, encode({ to: 'previous', of, keys }))).resolves.toMatchObject({ total: 7 });
  });

  test.each([
    ['a page number', '2'],
    ['nothing', ''],
    ['no JSON', Buffer.from('{"to":').toString('base64url')],
    ['null', encode(null)],
    ['a list', encode([1])],
    ['an empty object', encode({})],
    ['twice the same', [encode({}), encode({})] as never],
  ])('%s', async (_, at) => {
    expect(await refusal(read(order, at))).toEqual([{ code: 'request.bad-place', field: 'at' }]);
  });

  test.each<[string, number, unknown]>([
    ['a day that is none', 0, '2026-02-30 08:00:00+08'],
    ['a moment without its offset', 0, '2026-11-02 08:00:00'],
    ['an hour that is none', 0, '2026-11-02 25:00:00+08'],
    ['now', 0, 'now'],
    ['perhaps', 1, 'perhaps'],
    ['beyond an integer', 2, '2147483648'],
    ['no integer', 2, '1.5'],
    ['beyond a bigint', 3, '9223372036854775808'],
    ['a character that no text has', 4, '甲\0'],
    ['very much text', 4, '甲'.repeat(2000)],
    ['no text', 4, null],
    ['a year zero', 5, '0000-01-01'],
    ['no id', 6, 'x'],
    ['half an id', 6, id.slice(0, 20)],
  ])('a key that is %s', async (_, index, key) => {
    const at = encode({ to: 'next', of, keys: keys.with(index, key as string) });
    expect(await refusal(read(order, at))).toEqual([{ code: 'request.bad-place', field: 'at' }]);
  });

  test('a direction, an order or a number of keys that is not the list’s', async () => {
    for (const change of [{ to: 'up' }, { of: '00000000' }, { keys: keys.slice(1) }, { keys: [...keys, id] }])
      expect(await refusal(read(order, encode({ to: 'next', of, keys, ...change })))).toHaveLength(1);
    const { next } = await read([AT, ID]);
    for (const other of [[down(AT), down(ID)], [{ ...AT, sql: 't.due' }, ID], [ID]])
      expect(await refusal(read(other, next!))).toHaveLength(1);
  });
});

test('a key that is missing is a fault of the list, and said', async () => {
  await add(9);
  await dataSource.query('update thing set due = null');
  await expect(read([{ sql: 't.due', type: 'timestamptz' }, ID])).rejects.toThrow('no place in its list');
});

test.each([
  ['one direction', [down(AT), down(ID)], 'thing_at', 'ROW('],
  ['both directions', [DUE, down(AT), ID], 'thing_due', 'at < '],
] as const)('an order of %s is read from its place on by an index', async (_, order, index, condition) => {
  await dataSource.query('create index thing_at on thing (at, id)');
  await dataSource.query("create index thing_due on thing ((coalesce(due, 'infinity')), at desc, id)");
  try {
    await add(20_000);
    await dataSource.query('analyze thing');
    const { next } = await read(order);
    const asked: [string, unknown[]][] = [];
    const query = (sql: string, params: unknown[]) => {
      asked.push([sql, params]);
      return dataSource.query(sql, params);
    };
    await readPage<Thing>({ query } as never, listOf(order), next!);
    const lines: { 'QUERY PLAN': string }[] = await dataSource.query(`explain ${asked[0]![0]}`, asked[0]![1]);
    const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
    expect(plan).toContain(index);
    expect(plan.match(/Index Cond: .*/g)?.join()).toContain(condition);
    expect(plan.includes('Sort')).toBe(order.length > 2);
  } finally {
    await dataSource.query('drop index thing_at, thing_due');
  }
});
