import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { logger } from '../logger.js';
import { Recurring } from '../recurring.js';

/** So many rows a transaction, and milliseconds between two: whoever uses the platform waits for none of it. */
const ROWS = 500;
const PAUSE_MS = 100;

/** What an upgrade has left to be written of what is long over, while the platform runs (migration 0283). */
@Injectable()
export class Fillings implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop = new Recurring('fillings', PAUSE_MS, () => this.fill());

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
    const [{ isLeft }]: [{ isLeft: boolean }] = await this.dataSource.query(
      'select fill_on($1) as "isLeft"',
      [ROWS],
    );
    if (isLeft) return;
    logger.info('all that the upgrade had left is filled in');
    void this.loop.stop();
  }
}
