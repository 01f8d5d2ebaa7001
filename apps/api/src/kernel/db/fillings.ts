import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { logger } from '../logger.js';
import { Recurring } from '../recurring.js';

/** So many rows a transaction, and milliseconds between two, so that whoever uses the platform hardly waits. */
const MOST_ROWS = 200;
const PAUSE_MS = 100;
/** After a failure half as many, and so long at first; twice as long after each, at most a minute. */
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;

/** What an upgrade has left to be written of what is long over, while the platform runs (migration 0283). */
@Injectable()
export class Fillings implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop = new Recurring('fillings', PAUSE_MS, () => this.fill());
  private rows = MOST_ROWS;
  private restMs = 0;
  /** A reading of `performance.now()`. */
  private restsUntil = 0;

  constructor(private readonly dataSource: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    const names: { name: string }[] = await this.dataSource.query(
      'select name from filling where done_at is null order by place',
    );
    if (names.length === 0) return;
    logger.info({ fillings: names.map(({ name }) => name) }, 'what the upgrade has left is filled in');
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  private async fill(): Promise<void> {
    if (performance.now() < this.restsUntil) return;
    try {
      const [{ isLeft }]: [{ isLeft: boolean }] = await this.dataSource.query(
        'select fill_on($1) as "isLeft"',
        [this.rows],
      );
      this.rows = Math.min(MOST_ROWS, 2 * this.rows);
      this.restMs = 0;
      if (isLeft) return;
    } catch (error) {
      this.rows = Math.max(1, Math.floor(this.rows / 2));
      this.restMs = Math.min(LONGEST_REST_MS, 2 * this.restMs || FIRST_REST_MS);
      this.restsUntil = performance.now() + this.restMs;
      throw error;
    }
    logger.info('all that the upgrade had left is filled in');
    void this.loop.stop();
  }
}
