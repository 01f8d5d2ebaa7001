import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Column, DataSource, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { createTestDatabase } from '../../testing/test-database.js';
import { eachAsked, eachDone, eachFound } from './each-asked.js';
import { askedOnce, together } from './together.js';
import { takeSerial } from './serial.js';

@Entity('thing')
class Thing {
  @PrimaryColumn('integer') id!: number;
  @Column('text') name!: string;
  @Column('integer') size!: number;
}

let dataSource: DataSource;
let drop: () => Promise<void>;
const asked: string[] = [];
beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  dataSource = await new DataSource({
    type: 'postgres',
    url: database.url,
    entities: [Thing],
    logger: { logQuery: (text: string) => void asked.push(text), logQueryError: () => undefined } as never,
    logging: true,
  }).initialize();
  await dataSource.query('create table serial (name text primary key, last integer not null)');
  await dataSource.query(
    'create table thing (id integer primary key, name text not null, size integer not null)',
  );
});
afterAll(async () => {
  await dataSource.destroy();
  await drop();
});
beforeEach(async () => {
  await dataSource.query('truncate thing');
  await dataSource.query("insert into thing values (1, '渠', 3), (2, '田', 1), (3, '田', 2), (4, '林', 1)");
});

/** What a transaction asks for, beside its begin and its end. */
async function inOne<T>(work: (tx: EntityManager) => Promise<T>): Promise<{ result: T; count: number }> {
  asked.length = 0;
  const result = await dataSource.transaction(work);
  return { result, count: asked.length - 2 };
}

const named = eachAsked<{ name: string; leastSize: number }, { id: number; size: number }>(
  { name: 'text', leastSize: 'integer' },
  ({ name, leastSize }) =>
    `select id, size from thing where name = ${name} and size >= ${leastSize} order by size desc limit 2`,
);
const grow = eachDone<{ id: number; by: number }, { size: number }>(
  { id: 'integer', by: 'integer' },
  'update thing t set size = t.size + asked.by from asked where t.id = asked.id returning asked.ord, t.size',
);
const add = eachDone<
  { id: number; name: string; key: Buffer; at: Date; fen: bigint; tags: string[] },
  { text: string }
>(
  { id: 'integer', name: 'text', key: 'bytea', at: 'timestamptz', fen: 'text', tags: 'text[]' },
  `select ord, concat_ws(' ', id, name, encode(key, 'hex'), at at time zone 'UTC', fen, tags) as text from asked`,
);
const ofName = eachFound(Thing, 'name', { order: { size: 'DESC' } });

describe('what many ask at one moment of a transaction', () => {
  test('goes as one question, and everybody gets his own in its order', async () => {
    const { result, count } = await inOne((tx) =>
      Promise.all([
        named(tx, { name: '田', leastSize: 1 }),
        named(tx, { name: '渠', leastSize: 4 }),
        named(tx, { name: '林', leastSize: 1 }),
        named(tx, { name: '田', leastSize: 2 }),
      ]),
    );
    expect(result).toEqual([
      [
        { id: 3, size: 2 },
        { id: 2, size: 1 },
      ],
      [],
      [{ id: 4, size: 1 }],
      [{ id: 3, size: 2 }],
    ]);
    expect(count).toBe(1);
  });

  test('goes as one change, and everybody gets what became of his', async () => {
    const { result, count } = await inOne((tx) =>
      Promise.all([grow(tx, { id: 2, by: 10 }), grow(tx, { id: 9, by: 1 }), grow(tx, { id: 1, by: -1 })]),
    );
    expect(result).toEqual([[{ size: 11 }], [], [{ size: 2 }]]);
    expect(count).toBe(1);
  });

  test('finds entities of many values, those of one in their order', async () => {
    const { result, count } = await inOne((tx) =>
      Promise.all(['田', '水', '渠'].map((name) => ofName(tx, name))),
    );
    expect(result.map((found) => found.map(({ id }) => id))).toEqual([[3, 2], [], [1]]);
    expect(count).toBe(1);
  });

  test('is one question where all ask the same', async () => {
    const size = askedOnce(
      async (tx) => (await tx.query<{ sum: string }[]>('select sum(size) from thing'))[0]!.sum,
    );
    const { result, count } = await inOne((tx) => Promise.all([size(tx), size(tx), size(tx)]));
    expect(result).toEqual(['7', '7', '7']);
    expect(count).toBe(1);
  });

  test('takes numbers of series one after the other, without gaps', async () => {
    await dataSource.transaction((tx) => takeSerial(tx, 'a'));
    const { result, count } = await inOne((tx) =>
      Promise.all(['a', 'b', 'a', 'a'].map((name) => takeSerial(tx, name))),
    );
    expect(result).toEqual([2, 1, 3, 4]);
    expect(count).toBe(1);
    expect(await dataSource.transaction((tx) => takeSerial(tx, 'a'))).toBe(5);
  });

  test('is asked anew at the next moment', async () => {
    const { result, count } = await inOne(async (tx) => {
      const [before] = await named(tx, { name: '渠', leastSize: 0 });
      await grow(tx, { id: 1, by: 4 });
      const [after] = await named(tx, { name: '渠', leastSize: 0 });
      return [before!.size, after!.size];
    });
    expect(result).toEqual([3, 7]);
    expect(count).toBe(3);
  });

  test.each([1, 3])('keeps every kind of value (%i at once)', async (many) => {
    const one = {
      id: 1,
      name: '“引号”、\\反斜杠、{括号}',
      key: Buffer.from('00ff5c', 'hex'),
      at: new Date('2026-11-27T01:02:03.456Z'),
      fen: 9_007_199_254_740_993n,
      tags: ['甲,乙', '"', ''],
    };
    const { result } = await inOne((tx) => Promise.all(Array.from({ length: many }, () => add(tx, one))));
    expect(result[many - 1]![0]!.text).toBe(
      '1 “引号”、\\反斜杠、{括号} 00ff5c 2026-11-27 01:02:03.456 9007199254740993 {"甲,乙","\\"",""}',
    );
  });
});

describe('who asks', () => {
  test('in another transaction asks for himself', async () => {
    asked.length = 0;
    await Promise.all([
      dataSource.transaction((tx) => named(tx, { name: '田', leastSize: 0 })),
      dataSource.transaction((tx) => named(tx, { name: '渠', leastSize: 0 })),
    ]);
    expect(asked.filter((text) => text.includes('from thing'))).toHaveLength(2);
  });

  test('outside of one asks for himself, too', async () => {
    asked.length = 0;
    await Promise.all(['田', '渠'].map((name) => named(dataSource, { name, leastSize: 0 })));
    expect(asked).toHaveLength(2);
  });

  test('is refused alone where the answer is an error of his own', async () => {
    const odd = together<number, number>((_, all) =>
      Promise.resolve(all.map((one) => (one % 2 === 0 ? new Error(`${one}`) : one))),
    );
    const { result } = await inOne((tx) => Promise.allSettled([1, 2, 3].map((one) => odd(tx, one))));
    expect(result.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await expect(odd(dataSource, 4)).rejects.toThrow('4');
  });
});
