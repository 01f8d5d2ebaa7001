import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { findClockDrift } from '@helan/domain';
import { DataSource } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Recurring } from '../../kernel/recurring.js';
import { AlertBook } from './alert-book.js';

const LOOK_EVERY_MS = 5_000;

/** R28: whether the database's clock steps, and whether this process's clock still follows it. */
@Injectable()
export class ClockWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop = new Recurring('clock watch', LOOK_EVERY_MS, () => this.look());

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly alerts: AlertBook,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.whenStepped((stepMs) => this.raise(stepMs));
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  async look(): Promise<void> {
    await this.raise(0);
  }

  private async raise(stepMs: number): Promise<void> {
    const drift = findClockDrift(this.clock.errorMs, stepMs);
    if (drift) await this.dataSource.transaction((tx) => this.alerts.raise(tx, null, drift));
  }
}
