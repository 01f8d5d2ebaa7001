import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { ownerUrl } from '../../kernel/config.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let owner: pg.Client;
let registrationId: string;

beforeAll(async () => {
  platform = await TestPlatform.start();
  const story = new Story(platform);
  const { lotId } = await story.listed();
  registrationId = await story.register('jingmai1', lotId);
  owner = new pg.Client({ connectionString: ownerUrl(platform.config) });
  await owner.connect();
  await owner.query('begin');
  await owner.query("set local session_replication_role = 'replica'");
  await owner.query(
    `insert into lot select (jsonb_populate_record(l, jsonb_build_object(
       'id', ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0')), 'no', 'LOT-' || n, 'number', n + 1))).*
     from lot l, generate_series(1, 40) n where l.id = $1`,
    [lotId],
  );
  await owner.query("set local session_replication_role = 'origin'");
});
afterAll(async () => {
  await owner.query('rollback');
  await owner.end();
  await platform.close();
});

const lot = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

async function confirm(number: number, fen: number, daysAgo = 1): Promise<void> {
  await owner.query(
    `insert into deal (lot_id, registration_id, manner, unit_price_fen, total_fen, publicity_ends_at, decided_at)
     values ($1, $3, 'BIDDING', $2, $2, platform_now(), platform_now())`,
    [lot(number), fen, registrationId],
  );
  await owner.query(
    'update deal set confirmed_at = platform_now() - make_interval(days => $2) where lot_id = $1',
    [lot(number), daysAgo],
  );
}

/** Count and the two in the middle, as the kept row has them and as all results of the year give them. */
async function medians(): Promise<{ kept: unknown; counted: unknown }> {
  const kept = await owner.query(
    `select count, price::text as lower,
            case when count % 2 = 0 then (price_beside(m, true)).price else price end::text as upper
     from price_median m where count > 0`,
  );
  const counted = await owner.query(
    `select count(*)::int as count,
            (percentile_disc(0.5) within group (order by d.unit_price_fen) * 100)::text as lower,
            (-percentile_disc(0.5) within group (order by -d.unit_price_fen) * 100)::text as upper
     from deal d where d.confirmed_at is not null and d.ended_at is null having count(*) > 0`,
  );
  return { kept: kept.rows[0], counted: counted.rows[0] };
}

test.each<[string, () => Promise<unknown>, object | undefined]>([
  ['one', () => confirm(1, 60_000), { count: 1, lower: '6000000', upper: '6000000' }],
  ['two', () => confirm(2, 50_000), { count: 2, lower: '5000000', upper: '6000000' }],
  ['a third between', () => confirm(3, 55_000), { count: 3, lower: '5500000', upper: '5500000' }],
  ['the same once more', () => confirm(4, 55_000), { count: 4, lower: '5500000', upper: '5500000' }],
  [
    'the one in the middle ends',
    () =>
      owner.query(
        'update deal set ended_at = platform_now(), ended_why = $2, ended_from = $2 where lot_id = $1',
        [lot(3), 'x'],
      ),
    { count: 3, lower: '5500000', upper: '5500000' },
  ],
  [
    'the next in the middle falls',
    () => owner.query('delete from deal where lot_id = $1', [lot(4)]),
    { count: 2, lower: '5000000', upper: '6000000' },
  ],
  [
    'the largest falls',
    () => owner.query('delete from deal where lot_id = $1', [lot(1)]),
    { count: 1, lower: '5000000', upper: '5000000' },
  ],
  ['the last one falls', () => owner.query('delete from deal where lot_id = $1', [lot(2)]), undefined],
  ['what fell is won again', () => confirm(4, 70_000), { count: 1, lower: '7000000', upper: '7000000' }],
])('the price in the middle after %s', async (_, work, expected) => {
  await work();
  const { kept, counted } = await medians();
  expect(kept).toEqual(expected);
  expect(kept).toEqual(counted);
});

test('stays that of all results, in whatever order they come, end and fall', async () => {
  await owner.query('delete from deal');
  const standing = new Set<number>();
  let seed = 7;
  const next = (below: number) => (seed = (seed * 16_807) % 2_147_483_647) % below;
  for (let step = 0; step < 200; step += 1) {
    const number = next(40) + 1;
    if (standing.delete(number)) await owner.query('delete from deal where lot_id = $1', [lot(number)]);
    else {
      standing.add(number);
      await confirm(number, (next(9) + 1) * 100);
    }
    const { kept, counted } = await medians();
    expect([step, kept]).toEqual([step, counted]);
  }
});

test('is laid down for results of before as it would have been kept', async () => {
  const { kept } = await medians();
  const migration = fs.readFileSync('apps/api/migrations/0251_price_medians.sql', 'utf8');
  const [, fill] = migration.split('insert into paid_price\n');
  await owner.query('delete from price_median');
  await owner.query('delete from paid_price');
  await owner.query(`insert into paid_price\n${fill}`);
  expect((await medians()).kept).toEqual(kept);
});
