import type { DataSource } from 'typeorm';

/** What could be seen at a moment: the last number, and the first transaction that had not begun then. */
interface Sight {
  readonly last: bigint;
  readonly nextTx: bigint;
}

interface SightRow {
  readonly last: string;
  readonly oldest: string;
  readonly next: string;
}

/**
 * Up to which number none of a table's lines can turn up any more. A line that can be seen is not enough: one with a
 * smaller number may still lie in an open transaction. So what was seen waits until everything that was under way then is
 * over.
 */
export class Settled {
  private seen: Sight | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly table: string,
    private readonly number: string,
  ) {}

  /** Zero where it is not known yet; asked again and again it comes to be. */
  async upTo(): Promise<bigint> {
    const [row]: SightRow[] = await this.dataSource.query(
      `select coalesce((select max(${this.number}) from ${this.table}), 0)::text as last,
              pg_snapshot_xmin(s)::text as oldest, pg_snapshot_xmax(s)::text as next
       from pg_current_snapshot() s`,
    );
    const now: Sight = { last: BigInt(row!.last), nextTx: BigInt(row!.next) };
    const before = this.seen ?? now;
    const isOver = BigInt(row!.oldest) >= before.nextTx;
    this.seen = isOver ? now : before;
    return isOver ? before.last : 0n;
  }
}
