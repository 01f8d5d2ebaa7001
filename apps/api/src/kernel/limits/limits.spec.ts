import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { prepareDatabase } from '../../prepare-database.js';
import { createTestDatabase } from '../../testing/test-database.js';
import { testConfig } from '../../testing/test-platform.js';
import type { PlatformClock } from '../clock/platform-clock.js';
import type { Config } from '../config.js';
import { RefusedError } from '../http/index.js';
import { LIMITS, readLimits } from './limit-table.js';
import { type Ask, Limits } from './limits.js';
import { networkOf } from './network.js';

/** Two processes at one database. */
let one: Limits;
let other: Limits;
/** The time of the processes, in milliseconds; it goes on when it is told to. */
let stamp = 1_000_000;
let dataSource: DataSource;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  // Ten at once and one an hour; three in a row, then an hour, two hours, and three at the most. By the hour, so that
  // a machine which is slow today changes nothing.
  const config: Config = {
    ...testConfig(database),
    limits: {
      ...LIMITS,
      'login.address': { ...LIMITS['login.address'], most: 10, seconds: 36_000 },
      'login.row': { ...LIMITS['login.row'], most: 3, seconds: 3_600, longestSeconds: 10_800 },
    },
  };
  await prepareDatabase(config);
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  const clock = { stamp: () => stamp } as PlatformClock;
  [one, other] = [1, 2].map(() => new Limits(dataSource, clock, config)) as [Limits, Limits];
});
afterAll(async () => {
  await dataSource.destroy();
  await drop();
});
beforeEach(() => dataSource.query('delete from limit_use'));

let number = 0;
const someone = () => `someone ${(number += 1)}`;
/** Zero where it was given, else how many minutes to wait. */
const wait = async (limits: Limits, ...asks: Ask[]): Promise<number> => {
  try {
    await limits.take(asks);
    return 0;
  } catch (error) {
    if (error instanceof RefusedError) return Math.round(error.retryAfterSeconds! / 60);
    throw error;
  }
};
const pass = async (minutes: number): Promise<void> => {
  await dataSource.query('update platform_clock set ahead = ahead + make_interval(mins => $1)', [minutes]);
  stamp += minutes * 60_000;
};
const rows = async (): Promise<number> =>
  (await dataSource.query<{ n: number }[]>('select count(*)::int as n from limit_use'))[0]!.n;

describe('a limit', () => {
  test('gives so many at once, one for all processes, and then one after the other', async () => {
    const ask: Ask = { limit: 'login.address', of: someone() };
    const waits = await Promise.all(
      Array.from({ length: 40 }, (_, index) => wait(index % 2 ? one : other, ask)),
    );
    expect(waits.filter((minutes) => minutes === 0)).toHaveLength(10);
    expect(new Set(waits.filter((minutes) => minutes > 0))).toEqual(new Set([60]));
    await pass(60);
    expect([await wait(one, ask), await wait(other, ask)]).toEqual([0, 60]);
    await pass(600);
    const again = [];
    for (let count = 0; count < 11; count += 1) again.push(await wait(one, ask));
    expect(again).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 60]);
  });

  test('of one is not that of another', async () => {
    const [mine, his]: Ask[] = [someone(), someone()].map((of) => ({ limit: 'login.address', of }));
    for (let count = 0; count < 10; count += 1) await wait(one, mine!);
    expect([await wait(one, mine!), await wait(one, his!)]).toEqual([60, 0]);
  });

  test('that doubles lets a few in a row pass; then each makes a longer pause, up to the longest', async () => {
    const ask: Ask = { limit: 'login.row', of: someone() };
    const waits = [];
    for (let count = 0; count < 3; count += 1) waits.push(await wait(one, ask));
    for (const pause of [60, 120, 180, 180]) {
      waits.push(await wait(other, ask));
      await pass(pause - 5);
      waits.push(await wait(one, ask));
      await pass(5);
      waits.push(await wait(other, ask));
    }
    expect(waits).toEqual([0, 0, 0, 60, 5, 0, 120, 5, 0, 180, 5, 0, 180, 5, 0]);
  });

  test('that doubles counts those at the same time', async () => {
    const ask: Ask = { limit: 'login.row', of: someone() };
    const waits = await Promise.all(
      Array.from({ length: 20 }, (_, index) => wait(index % 2 ? one : other, ask)),
    );
    expect(waits.filter((minutes) => minutes === 0)).toHaveLength(3);
  });

  test('that doubles begins anew when it is forgiven, or a day later', async () => {
    const ask: Ask = { limit: 'login.row', of: someone() };
    for (let count = 0; count < 3; count += 1) await wait(one, ask);
    expect(await wait(one, ask)).toBe(60);
    await one.forgive(ask);
    expect(await one.take([ask])).toEqual(new Map([['login.row', 1]]));
    for (let count = 0; count < 3; count += 1) await wait(one, ask);
    await pass(60 + 1_440);
    expect(await one.take([ask])).toEqual(new Map([['login.row', 1]]));
  });

  test('takes none of any where one refuses, and answers for the longest wait', async () => {
    const address: Ask = { limit: 'login.address', of: someone() };
    const row: Ask = { limit: 'login.row', of: someone() };
    for (let count = 0; count < 3; count += 1) await wait(one, row);
    for (let count = 0; count < 20; count += 1) expect(await wait(other, address, row)).toBe(60);
    await expect(one.take([address, row])).rejects.toMatchObject({ faults: [{ code: 'session.locked' }] });
    expect(await one.take([address])).toEqual(new Map([['login.address', 1]]));
  });

  test('that refuses is not asked for again within the second', async () => {
    const ask: Ask = { limit: 'login.row', of: someone() };
    for (let count = 0; count < 4; count += 1) await wait(one, ask);
    await dataSource.query('delete from limit_use');
    stamp += 900;
    expect(await wait(one, ask)).toBe(60);
    expect(await wait(other, ask)).toBe(0);
    stamp += 200;
    expect(await wait(one, ask)).toBe(0);
  });
});

describe('the rows', () => {
  test('name nobody', async () => {
    await one.take([{ limit: 'login.row', of: '10.1.2.3|nonghu' }]);
    const [row] = await dataSource.query<{ key: string }[]>('select key from limit_use');
    expect(row!.key).toMatch(/^login\.row:[\w-]{43}$/);
  });

  test('go when they say nothing any more, and not before', async () => {
    await one.take([{ limit: 'login.address', of: someone() }]);
    await one.take([{ limit: 'login.row', of: someone() }]);
    await one.prune();
    expect(await rows()).toBe(2);
    await pass(61);
    await one.prune();
    expect(await rows()).toBe(1);
    await pass(1_440);
    await one.prune();
    expect(await rows()).toBe(0);
  });
});

describe('the figures of the environment', () => {
  test('stand in the place of those of the table', () => {
    const limits = readLimits({ LIMIT_LOGIN_ADDRESS: '2000/60', LIMIT_LOGIN_ROW: '10/30', PORT: '3000' });
    expect(limits['login.address']).toEqual({ most: 2000, seconds: 60, refusal: 'session.crowded' });
    expect(limits['login.row']).toMatchObject({ most: 10, seconds: 30, longestSeconds: 3600 });
    expect(limits['login.all']).toEqual(LIMITS['login.all']);
  });

  test.each([
    ['LIMIT_LOGIN_ADRESS', '2000/60', '没有叫 LIMIT_LOGIN_ADRESS 的限额'],
    ['LIMIT_LOGIN_ADDRESS', '2000', 'LIMIT_LOGIN_ADDRESS 要写成“次数/秒数”'],
    ['LIMIT_LOGIN_ADDRESS', '0/60', 'LIMIT_LOGIN_ADDRESS 要写成“次数/秒数”'],
    ['LIMIT_LOGIN_ADDRESS', '', 'LIMIT_LOGIN_ADDRESS 要写成“次数/秒数”'],
  ])('%s=%s is refused in one sentence', (name, text, words) => {
    expect(() => readLimits({ [name]: text })).toThrow(words);
  });
});

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:db8:0:7:1:2:3:4', '2001:db8:0:0::/56'],
  ['2001:0DB8::ab07:0:0:0:9', '2001:db8:0:ab00::/56'],
  ['2001:db8:0:abff:9:9:9:9', '2001:db8:0:ab00::/56'],
  ['2001:db8::9', '2001:db8:0:0::/56'],
  ['::1', '0:0:0:0::/56'],
  ['fe80::1%eth0', 'fe80:0:0:0::/56'],
  ['', ''],
])('the address %s counts as %s', (address, network) => expect(networkOf(address)).toBe(network));
