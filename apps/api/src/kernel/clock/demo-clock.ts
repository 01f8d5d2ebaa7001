import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DueRunner } from '../due/due-runner.js';
import { refused } from '../http/refused-error.js';
import { PlatformClock } from './platform-clock.js';

/** Where a demonstration's clock stands at its first start: 2026-11-02 09:00 in Asia/Shanghai. */
export const DEMO_START = '2026-11-02T01:00:00.000Z';

/** The clock of demonstrations and tests: it ticks like any clock and jumps forward by command alone. */
@Injectable()
export class DemoClock {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly runner: DueRunner,
  ) {}

  /**
   * Goes to `target`, stopping at every due moment on the way to run what is due there, so that a jump of ten
   * days leaves the same events as ten days.
   */
  async advance(target: Date): Promise<Date> {
    if (target <= (await this.clock.now())) throw refused('clock.backward', undefined, 'to');
    for (;;) {
      await this.runner.runDue();
      const next = await this.runner.nextDueAt();
      if (!next || next > target) break;
      if (next <= (await this.clock.now())) throw new Error('something that is due could not be applied');
      await this.jump(next);
    }
    await this.jump(target);
    await this.runner.runDue();
    return this.clock.now();
  }

  private async jump(to: Date): Promise<void> {
    await this.dataSource.query('update platform_clock set ahead = greatest(ahead, $1::timestamptz - clock_timestamp())', [to]);
    await this.clock.measure();
  }
}
