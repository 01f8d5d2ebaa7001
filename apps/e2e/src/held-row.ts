import pg from 'pg';

/**
 * A row that somebody else has under his hand: whoever comes to it waits there, in the middle of what he does, until it is let
 * go. What he has done until then is undone where he is killed meanwhile.
 */
export class HeldRow {
  private constructor(
    private readonly holder: pg.Client,
    private readonly watcher: pg.Client,
    private readonly pid: number,
  ) {}

  static async take(url: string, sql: string, values: readonly unknown[]): Promise<HeldRow> {
    const [holder, watcher] = [1, 2].map(() => new pg.Client({ connectionString: url })) as [
      pg.Client,
      pg.Client,
    ];
    await Promise.all([holder.connect(), watcher.connect()]);
    await holder.query('begin');
    await holder.query(sql, [...values]);
    const { rows } = await holder.query<{ pid: number }>('select pg_backend_pid() as pid');
    return new HeldRow(holder, watcher, rows[0]!.pid);
  }

  /** Somebody has come to it. */
  async isWaitedFor(): Promise<void> {
    for (;;) {
      const { rows } = await this.watcher.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity
         where datname = current_database() and $1 = any (pg_blocking_pids(pid))`,
        [this.pid],
      );
      if (rows[0]!.n > 0) return;
    }
  }

  /** As it was before. */
  async letGo(): Promise<void> {
    await this.holder.query('rollback');
    await Promise.all([this.holder.end(), this.watcher.end()]);
  }
}
