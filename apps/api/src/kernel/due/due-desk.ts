import { Injectable } from '@nestjs/common';
import type { RestingDeadlinesView, RestingDeadlineView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { Transactions } from '../db/transactions.js';
import { refused } from '../http/refused-error.js';
import { DueRunner } from './due-runner.js';
import { type DueSource, isOf } from './due-source.js';

const MOST_SHOWN = 100;

interface RestRow {
  readonly source: number;
  readonly row_id: string;
  readonly due_at: Date;
  readonly failures: number;
  readonly error: string;
  readonly first_failed_at: Date;
  readonly failed_at: Date;
  readonly rest_until: Date;
  readonly count: number;
}

/** Deadlines that could not be applied: how many, which, why, and when they are tried again; earlier, where somebody says so. */
@Injectable()
export class DueDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly runner: DueRunner,
  ) {}

  /** Those that are still to be applied; a row that has moved on by other ways is none of them. */
  async list(): Promise<RestingDeadlinesView> {
    const { sources } = this.runner;
    const resting = this.resting();
    if (!resting) return { count: 0, items: [] };
    const rows: RestRow[] = await this.dataSource.query(
      `select *, count(*) over ()::int as count from (${resting}) resting
       order by first_failed_at, row_id limit ${MOST_SHOWN}`,
    );
    return { count: rows[0]?.count ?? 0, items: rows.map((row) => toView(sources[row.source]!, row)) };
  }

  /** The same as a statement, with what each is called; nothing as long as nobody has registered any. */
  resting(): string | undefined {
    const parts = this.runner.sources.map(
      (source, index) => `select ${index} as source, '${source.name}' as name, r.* from due_rest r
        join ${source.table} on ${source.table}.next_due_at = r.due_at and ${source.table}.${source.key}::text = r.row_id
        where r.table_name = '${source.table}' and ${isOf(source)}`,
    );
    return parts.length === 0 ? undefined : parts.join(' union all ');
  }

  /** One of them is due again at once. */
  async tryAgain(table: string, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const rows: unknown[] = await tx.query(
        'select 1 from due_rest where table_name = $1 and row_id = $2 for update',
        [table, id],
      );
      if (rows.length === 0) throw refused('resource.not-found');
      await tx.query(
        'update due_rest set rest_until = platform_now() where table_name = $1 and row_id = $2',
        [table, id],
      );
    });
  }

  /** All of them, once what kept them back is mended. */
  async tryAllAgain(): Promise<void> {
    await this.transactions.run((tx) =>
      tx.query('update due_rest set rest_until = platform_now() where rest_until > platform_now()'),
    );
  }

  /** Those that failed less often than that; returns how many. */
  async wakeYoung(failures: number): Promise<number> {
    const rows: { count: number }[] = await this.dataSource.query(
      `with woken as (
         update due_rest set rest_until = platform_now() where failures < $1 and rest_until > platform_now() returning 1)
       select count(*)::int as count from woken`,
      [failures],
    );
    return rows[0]!.count;
  }
}

function toView({ table, name }: DueSource, row: RestRow): RestingDeadlineView {
  return {
    table,
    id: row.row_id,
    name,
    dueAt: row.due_at.toISOString(),
    failures: row.failures,
    error: row.error,
    firstFailedAt: row.first_failed_at.toISOString(),
    failedAt: row.failed_at.toISOString(),
    restUntil: row.rest_until.toISOString(),
  };
}
