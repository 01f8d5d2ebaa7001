import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DueDesk } from '../due/due-desk.js';
import { DueRunner } from '../due/due-runner.js';
import { refused } from '../http/refused-error.js';
import { PlatformClock } from './platform-clock.js';

const RETRY_MS = 50;
const MOST_TRIES = 100;
/** What fails so often does so for a reason that does not pass by itself: the clock goes on without it. */
const FAILURES = 3;

/** The clock of demonstrations and tests: it ticks like any clock and jumps forward by command alone. */
@Injectable()
export class DemoClock {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly runner: DueRunner,
    private readonly desk: DueDesk,
  ) {}

  /**
   * Goes to `target`, stopping at every due moment on the way to run what is due there, so that a jump of ten
   * days leaves the same events as ten days.
   */
  async advance(target: Date): Promise<Date> {
    if (target <= (await this.clock.now())) throw refused('clock.backward', undefined, 'to');
    for (let next = await this.settle(); next && next <= target; next = await this.settle())
      await this.jump(next);
    await this.jump(target);
    await this.runner.runDue();
    return this.clock.now();
  }

  /**
   * Runs what is due now and returns the next due moment. A row that another process holds is waited for, one that
   * fails is tried again where it stands in time.
   */
  private async settle(): Promise<Date | null> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      await this.runner.runDue();
      const isTriedAgain = (await this.desk.wakeYoung(FAILURES)) > 0;
      const next = await this.runner.nextDueAt();
      if (!isTriedAgain && (!next || next > (await this.clock.now()))) return next;
      await wait(RETRY_MS);
    }
    throw new Error('something that is due could not be applied');
  }

  private async jump(to: Date): Promise<void> {
    await this.dataSource.query(
      'update platform_clock set ahead = greatest(ahead, $1::timestamptz - clock_timestamp())',
      [to],
    );
    await this.clock.measure();
  }
}
