import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Recurring } from '../recurring.js';

const MEASURE_EVERY_MS = 5_000;

interface Measurement {
  /** Database milliseconds less this process's monotonic milliseconds. */
  readonly offsetMs: number;
  /** Half the round trip: the database's answer is at most so far from the truth. */
  readonly errorMs: number;
}

/**
 * The platform's time. Legal moments are the database's; a bid's arrival stamp is this process's monotonic
 * clock set by the database, with a measured error.
 */
@Injectable()
export class PlatformClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private measurement: Measurement | undefined;
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
  async now(source: EntityManager | DataSource = this.dataSource): Promise<Date> {
    const rows: { at: Date }[] = await source.query('select platform_now() as at');
    return rows[0]!.at;
  }

  /** The platform's time in whole milliseconds at a reading of `performance.now()`, without asking the database. */
  stamp(monotonicMs = performance.now()): number {
    return Math.floor(monotonicMs + this.measured().offsetMs);
  }

  get errorMs(): number {
    return this.measured().errorMs;
  }

  /** By how much the last measurement moved the stamp. */
  get jumpMs(): number {
    return this.lastJumpMs;
  }

  /**
   * Takes the best of three readings: the shortest round trip has the smallest error. `isMoved`: the platform's time
   * was moved by command, so that a jump tells nothing.
   */
  async measure(isMoved = false): Promise<void> {
    const readings: Measurement[] = [];
    for (let count = 0; count < 3; count += 1) readings.push(await this.read());
    const best = readings.reduce((one, other) => (other.errorMs < one.errorMs ? other : one));
    this.lastJumpMs = this.measurement && !isMoved ? best.offsetMs - this.measurement.offsetMs : 0;
    this.measurement = best;
  }

  private async read(): Promise<Measurement> {
    const before = performance.now();
    const at = await this.now();
    const after = performance.now();
    return { offsetMs: at.getTime() - (before + after) / 2, errorMs: Math.ceil((after - before) / 2) };
  }

  private measured(): Measurement {
    if (!this.measurement) throw new Error('the clock has not been measured yet');
    return this.measurement;
  }
}
