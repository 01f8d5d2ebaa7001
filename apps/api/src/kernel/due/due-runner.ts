import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isAway } from '../db/away.js';
import { Transactions } from '../db/transactions.js';
import { logger } from '../logger.js';
import { Recurring } from '../recurring.js';

const TICK_MS = 200;
/** A row that could not be applied is tried again after so long. */
const RETRY_AFTER_MS = 1_000;

/** A table whose rows carry `next_due_at`, and what is done to a row when its time has come. */
export interface DueSource {
  readonly table: string;
  readonly key: string;
  /** What must come first, outside of the transaction that holds the row. */
  before?(id: string): Promise<void>;
  /** Must move `next_due_at` on; runs with the row locked, in one transaction. */
  apply(tx: EntityManager, id: string): Promise<void>;
}

interface DueRow {
  table_name: string;
  id: string;
}

/**
 * The one runner of deadlines. Any number of replicas may run it: a row is claimed under its lock, and one
 * that another process holds is skipped.
 */
@Injectable()
export class DueRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly sources = new Map<string, DueSource>();
  private readonly retryAt = new Map<string, number>();
  private lastRound: Promise<unknown> = Promise.resolve();
  private readonly loop = new Recurring('due', TICK_MS, () => this.runDue());

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  register(source: DueSource): void {
    this.sources.set(source.table, source);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /**
   * Applies everything that is due, the earliest first. Returns how many rows it applied. One round at a time
   * in this process: whoever asks during a round waits for it and gets his own.
   */
  runDue(): Promise<number> {
    const round = this.lastRound.then(() => this.applyAll());
    this.lastRound = round.catch(() => undefined);
    return round;
  }

  private async applyAll(): Promise<number> {
    let applied = 0;
    const failed = new Set<string>();
    for (;;) {
      const row = (await this.dueRows()).find((due) => !failed.has(due.id) && !this.isResting(due.id));
      if (!row) return applied;
      if (await this.tryOne(row)) applied += 1;
      else failed.add(row.id);
    }
  }

  private isResting(id: string): boolean {
    const isResting = (this.retryAt.get(id) ?? 0) > performance.now();
    if (!isResting) this.retryAt.delete(id);
    return isResting;
  }

  /** One row that cannot be applied must not hold up the others; without the database none can be. */
  private async tryOne(row: DueRow): Promise<boolean> {
    try {
      return await this.applyOne(row);
    } catch (error) {
      if (isAway(error)) throw error;
      this.retryAt.set(row.id, performance.now() + RETRY_AFTER_MS);
      logger.error({ err: error, table: row.table_name, id: row.id }, 'a due row could not be applied');
      return false;
    }
  }

  /** The earliest moment at which something will be due, over all sources. */
  async nextDueAt(): Promise<Date | null> {
    const parts = [...this.sources.values()].map(
      (source) => `select min(next_due_at) as at from ${source.table} where ${isCounted(source)}`,
    );
    if (parts.length === 0) return null;
    const rows: { at: Date | null }[] = await this.dataSource.query(
      `select min(at) as at from (${parts.join(' union all ')}) t`,
    );
    return rows[0]?.at ?? null;
  }

  private async dueRows(): Promise<DueRow[]> {
    const parts = [...this.sources.values()].map(
      (source) =>
        `select '${source.table}' as table_name, ${source.key}::text as id, next_due_at from ${source.table}
         where next_due_at <= platform_now() and ${isCounted(source)}`,
    );
    if (parts.length === 0) return [];
    return this.dataSource.query(
      `select table_name, id from (${parts.join(' union all ')}) t order by next_due_at, id limit 100`,
    );
  }

  private async applyOne({ table_name, id }: DueRow): Promise<boolean> {
    const source = this.sources.get(table_name)!;
    await source.before?.(id);
    return this.transactions.run(async (tx) => {
      const rows: unknown[] = await tx.query(
        `select 1 from ${source.table} where ${source.key} = $1 and next_due_at <= platform_now()
           and ${isCounted(source)} for update skip locked`,
        [id],
      );
      if (rows.length === 0) return false;
      await source.apply(tx, id);
      return true;
    });
  }
}

/** A row whose period has to be counted anew first does not act, whatever its deadline says. Source: rules §21 A15. */
function isCounted({ table, key }: DueSource): string {
  return `not exists (select 1 from recount r where r.table_name = '${table}' and r.row_id = ${table}.${key}::text
    and r.done_at is null)`;
}
