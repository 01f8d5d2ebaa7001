import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { logger } from '../../kernel/logger.js';
import { Recurring } from '../../kernel/recurring.js';
import { MessageBook } from './message-book.js';
import type { MessageFor } from './message-resolvers.js';

const EVERY_MS = 300_000;

/** A message that nobody's step brings, but a day that comes near: it says what it is told of once. */
export type Reminder = MessageFor & { readonly once: string };
type Finder = (source: EntityManager, now: Date) => Promise<readonly Reminder[]>;

/** What people are reminded of, looked for every few minutes by one process at a time, each told once. */
@Injectable()
export class Reminders implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly finders = new Map<string, Finder>();
  private readonly loop = new Recurring('reminders', EVERY_MS, () => this.look());

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly book: MessageBook,
  ) {}

  add(name: string, finder: Finder): void {
    this.finders.set(name, finder);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One kind that cannot be looked for does not hold up the others; it is looked for again the next time. */
  async look(): Promise<void> {
    for (const [name, finder] of this.finders)
      await this.tell(finder).catch((error: unknown) =>
        logger.error({ err: error, reminder: name }, 'nobody could be reminded'),
      );
  }

  /** What is found now, by one process at a time. */
  async tell(finder: Finder): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [{ isFree }]: [{ isFree: boolean }] = await tx.query(
        `select pg_try_advisory_xact_lock(hashtext('reminders')) as "isFree"`,
      );
      if (!isFree) return;
      const now = await this.clock.now(tx);
      await this.book.write(tx, { id: 'reminder', subject: '', at: now }, await finder(tx, now));
    });
  }
}
