import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { PlatformClock } from './platform-clock.js';

/** A database that is asked again and again, on a monotonic clock that goes by itself. */
class FakeDatabase {
  monotonicMs = 1_000;
  /** By how much the database's clock goes before the monotonic one. */
  offsetMs = 1_000_000;
  aheadMs = 0;
  /** How long the way there and the way back take. */
  thereMs = 1;
  backMs = 1;

  constructor() {
    jest.spyOn(performance, 'now').mockImplementation(() => this.monotonicMs);
  }

  async query(): Promise<{ at: Date; ahead_ms: number }[]> {
    this.monotonicMs += this.thereMs;
    const at = new Date(this.monotonicMs + this.offsetMs + this.aheadMs);
    this.monotonicMs += this.backMs;
    return [{ at, ahead_ms: this.aheadMs }];
  }
}

function newClock() {
  const database = new FakeDatabase();
  const clock = new PlatformClock(database as unknown as DataSource);
  const told: number[] = [];
  clock.whenStepped(async (ms) => void told.push(ms));
  return { database, clock, told };
}

afterEach(() => void jest.restoreAllMocks());

describe('a step of the database’s clock', () => {
  test.each([
    ['back', -2_000, [-2_000]],
    ['forward', 800, [800]],
    ['of no matter', 400, []],
  ])('%s', async (_, ms, expected) => {
    const { database, clock, told } = newClock();
    await clock.measure();
    database.offsetMs += ms;
    for (let count = 0; count < 3; count += 1) await clock.measure();
    expect(told).toEqual(expected);
  });

  test('moved by command is none', async () => {
    const { database, clock, told } = newClock();
    await clock.measure();
    database.aheadMs = 86_400_000;
    await clock.measure();
    expect(told).toEqual([]);
  });

  test('moved by command moves the stamp, and not that of the database’s own clock', async () => {
    const { database, clock } = newClock();
    await clock.measure();
    const [stamp, server, before] = [clock.stamp(), clock.serverStamp(), database.monotonicMs];
    database.aheadMs = 86_400_000;
    database.monotonicMs += 1_000;
    await clock.measure();
    const passedMs = database.monotonicMs - before;
    expect([clock.stamp() - stamp, clock.serverStamp() - server]).toEqual([86_400_000 + passedMs, passedMs]);
  });

  test('is not what slow answers look like', async () => {
    const { database, clock, told } = newClock();
    await clock.measure();
    database.backMs = 3_000;
    await clock.measure();
    database.backMs = 1;
    await clock.measure();
    expect(told).toEqual([]);
  });

  test('does not hide behind a slow answer', async () => {
    const { database, clock, told } = newClock();
    await clock.measure();
    database.offsetMs -= 1_000;
    database.thereMs = 3_000;
    await clock.measure();
    database.thereMs = 1;
    await clock.measure();
    expect(told).toEqual([-1_000]);
  });

  test('reaches everybody, whoever fails: he is told again', async () => {
    const database = new FakeDatabase();
    const clock = new PlatformClock(database as unknown as DataSource);
    const told: string[] = [];
    let failures = 2;
    clock.whenStepped(async (ms) => {
      if (failures-- > 0) throw new Error('no room on the disk');
      told.push(`first ${ms}`);
    });
    clock.whenStepped(async (ms) => void told.push(`second ${ms}`));
    await clock.measure();
    database.offsetMs -= 2_000;
    await clock.measure();
    expect(told).toEqual(['second -2000']);
    await clock.measure();
    await clock.measure();
    await clock.measure();
    expect(told).toEqual(['second -2000', 'first -2000']);
  });
});

describe('a slow answer', () => {
  test('does not make a clock unsure that was sure a second ago', async () => {
    const { database, clock } = newClock();
    await clock.measure();
    const stamp = clock.stamp() - database.monotonicMs;
    Object.assign(database, { thereMs: 10, backMs: 3_000 });
    await clock.measure();
    expect(clock.errorMs).toBeLessThan(50);
    expect(clock.stamp() - database.monotonicMs).toBe(stamp);
  });

  test('is taken as soon as it says more than the old one, which gets less sure by itself', async () => {
    const { database, clock } = newClock();
    await clock.measure();
    database.monotonicMs += 600_000;
    expect(clock.errorMs).toBe(602);
    Object.assign(database, { thereMs: 100, backMs: 100 });
    await clock.measure();
    expect(clock.errorMs).toBeLessThan(102);
  });

  test('is taken where the one before it cannot be true any more', async () => {
    const { database, clock } = newClock();
    await clock.measure();
    const stamp = clock.stamp() - database.monotonicMs;
    Object.assign(database, { thereMs: 150, backMs: 150, offsetMs: database.offsetMs + 400 });
    await clock.measure();
    expect(clock.stamp() - database.monotonicMs).toBe(stamp + 400);
    expect(clock.errorMs).toBeGreaterThan(149);
  });

  test('follows what is moved by command', async () => {
    const { database, clock } = newClock();
    await clock.measure();
    const stamp = clock.stamp() - database.monotonicMs;
    Object.assign(database, { thereMs: 10, backMs: 3_000, aheadMs: 86_400_000 });
    await clock.measure();
    expect(clock.stamp() - database.monotonicMs).toBe(stamp + 86_400_000);
  });
});
