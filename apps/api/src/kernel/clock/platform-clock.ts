import { type PlainDate, shanghaiDate } from '@helan/domain';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { askedOnce } from '../db/together.js';
import { logger } from '../logger.js';
import { Recurring } from '../recurring.js';

const MEASURE_EVERY_MS = 1_000;
/** A step of the database's clock that is told of. Source: rules §8.2.7. */
const STEP_MS = 500;
/** A measurement that is surer than this may be what later ones are held against. */
const SURE_MS = 100;
/** By how much two clocks may go apart in a millisecond: more than a quartz and the slewing of NTP's clients need. */
const APART = 0.001;

interface Measurement {
  /** When it was taken, on the monotonic clock. */
  readonly takenAtMs: number;
  /** Database milliseconds less this process's monotonic milliseconds. */
  readonly offsetMs: number;
  /** By how much a demonstration's clock has been moved ahead: that is no step. */
  readonly aheadMs: number;
  /** Half the round trip: the database's answer is at most so far from the truth. */
  readonly errorMs: number;
}

const now = askedOnce(async (tx) => {
  const rows: { at: Date }[] = await tx.query('select platform_now() as at');
  return rows[0]!.at;
});

type StepListener = (stepMs: number) => Promise<void>;

/** Somebody who has not been told of a step yet. */
interface Owed {
  readonly listener: StepListener;
  readonly stepMs: number;
}

/**
 * The platform's time. Legal moments are the database's; a bid's arrival stamp is this process's monotonic
 * clock set by the database, with a measured error.
 */
@Injectable()
export class PlatformClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private measurement: Measurement | undefined;
  /** What measurements are held against: a slow one is not, or a step would hide in its error. */
  private reference: Measurement | undefined;
  private readonly listeners: StepListener[] = [];
  private owed: Owed[] = [];
  private lastJumpMs = 0;
  private readonly loop = new Recurring('clock', MEASURE_EVERY_MS, () => this.measure());

  constructor(private readonly dataSource: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.measure();
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** The database's time, inside the transaction that uses it. */
  now(source: EntityManager | DataSource = this.dataSource): Promise<Date> {
    return now(source);
  }

  /** The day in Asia/Shanghai, by the database's time. */
  async today(source: EntityManager | DataSource = this.dataSource): Promise<PlainDate> {
    return shanghaiDate((await this.now(source)).getTime());
  }

  /** The platform's time in whole milliseconds at a reading of `performance.now()`, without asking the database. */
  stamp(monotonicMs = performance.now()): number {
    return Math.floor(monotonicMs + this.measured().offsetMs);
  }

  /** The same of the database's own clock, which no demonstration moves: for the ends of sessions and of what is half begun. */
  serverStamp(monotonicMs = performance.now()): number {
    const { offsetMs, aheadMs } = this.measured();
    return Math.floor(monotonicMs + offsetMs - aheadMs);
  }

  /** By how much the stamp may be off: what the measurement may err by, and what the clocks may have gone apart since. */
  get errorMs(): number {
    return Math.ceil(errorNow(this.measured()));
  }

  /** By how much the last measurement moved the stamp, beside what was moved by command. */
  get jumpMs(): number {
    return this.lastJumpMs;
  }

  /**
   * Told of each step of the database's clock, in milliseconds, within a second of it; whoever fails is told again a
   * second later, and keeps nobody else from hearing of it.
   */
  whenStepped(listener: StepListener): void {
    this.listeners.push(listener);
  }

  /** Takes the best of three readings: the shortest round trip has the smallest error. */
  async measure(): Promise<void> {
    const readings: Measurement[] = [];
    for (let count = 0; count < 3; count += 1) readings.push(await this.read());
    const best = readings.reduce((one, other) => (other.errorMs < one.errorMs ? other : one));
    const next = this.measurement ? surer(this.measurement, best) : best;
    this.lastJumpMs = jump(this.measurement ?? next, next);
    this.measurement = next;
    const stepMs = this.stepOf(best);
    if (stepMs !== 0) this.owed.push(...this.listeners.map((listener) => ({ listener, stepMs })));
    await this.tellOfSteps();
  }

  /** What is surely a step, beyond what both measurements may err by; else 0. */
  private stepOf(best: Measurement): number {
    const before = this.reference ?? best;
    const jumpMs = jump(before, best);
    const isStep = Math.abs(jumpMs) - before.errorMs - best.errorMs > STEP_MS;
    if (!this.reference || isStep || best.errorMs <= Math.max(before.errorMs, SURE_MS)) this.reference = best;
    return isStep ? jumpMs : 0;
  }

  private async tellOfSteps(): Promise<void> {
    const owed = this.owed;
    this.owed = [];
    const told = await Promise.allSettled(owed.map(({ listener, stepMs }) => listener(stepMs)));
    for (const [index, outcome] of told.entries()) {
      if (outcome.status === 'fulfilled') continue;
      logger.error({ err: outcome.reason as unknown }, 'a step of the clock could not be acted on');
      this.owed.push(owed[index]!);
    }
  }

  private async read(): Promise<Measurement> {
    const before = performance.now();
    const rows: { at: Date; ahead_ms: number }[] = await this.dataSource.query(
      `select platform_now() as at,
              (extract(epoch from coalesce((select ahead from platform_clock), interval '0')) * 1000)::float8 as ahead_ms`,
    );
    const after = performance.now();
    const { at, ahead_ms: aheadMs } = rows[0]!;
    const offsetMs = at.getTime() - (before + after) / 2;
    return { takenAtMs: after, offsetMs, aheadMs, errorMs: Math.ceil((after - before) / 2) };
  }

  private measured(): Measurement {
    if (!this.measurement) throw new Error('the clock has not been measured yet');
    return this.measurement;
  }
}

/**
 * Which of two measurements the time is told by. A slow answer says less than the one before it, unless the two
 * cannot both be true: a clock that is unsure for a second of load has not drifted.
 */
function surer(before: Measurement, after: Measurement): Measurement {
  const beforeMs = errorNow(before);
  const isContradicted = Math.abs(jump(before, after)) > beforeMs + after.errorMs;
  if (isContradicted || after.errorMs <= beforeMs) return after;
  const movedMs = after.aheadMs - before.aheadMs;
  return { ...before, aheadMs: after.aheadMs, offsetMs: before.offsetMs + movedMs };
}

function errorNow({ errorMs, takenAtMs }: Measurement): number {
  return errorMs + (performance.now() - takenAtMs) * APART;
}

/** By how much the clock went from one measurement to another, beside what was moved by command. */
function jump(from: Measurement, to: Measurement): number {
  return to.offsetMs - to.aheadMs - (from.offsetMs - from.aheadMs);
}
