import type { EntityManager } from 'typeorm';

/**
 * Deadlines that nothing slow may hold up, sessions and what lets them begin or end, go a way of their own with
 * connections of their own.
 */
export type DueLaneName = 'SESSIONS' | 'OTHERS';

/** A table whose rows carry `next_due_at`, and what is done to a row when its time has come. */
export interface DueSource {
  readonly table: string;
  readonly key: string;
  /** What a deadline of this table is called on the administrator's desk. */
  readonly name: string;
  /** `OTHERS` where nothing is said. */
  readonly lane?: DueLaneName;
  /**
   * What several rows may have in common, in SQL, also those of other tables: what shares it is applied one after
   * the other, everything else at once. A row's own key where nothing is said.
   */
  readonly of?: string;
  /**
   * Which rows, in SQL, are applied many in one transaction, side by side: what they ask of the database at one moment
   * goes as one. None where nothing is said; what must come first cannot.
   */
  readonly together?: string;
  /** Only these of the table's rows, in SQL; two sources may share a table. */
  only?(): string;
  /** What must come first, outside of the transaction that holds the row. */
  before?(id: string): Promise<void>;
  /** Must move `next_due_at` on; runs with the row locked, in one transaction. */
  apply(tx: EntityManager, id: string): Promise<void>;
}

/** A row whose time has come. */
export interface DueRow {
  readonly source: DueSource;
  readonly id: string;
  readonly subject: string;
  readonly isTogether: boolean;
  /** Its deadline to the microsecond, as the database writes it. */
  readonly dueAt: string;
  /** How often this deadline could not be applied. */
  readonly failures: number;
}

/** A deadline that could not be applied, and why: a code, never a message. */
export interface FailedRow {
  readonly row: DueRow;
  readonly error: string;
}

/** In SQL, whether a row of the table is one of this source. */
export function isOf(source: DueSource): string {
  return source.only?.() ?? 'true';
}

/** One row is one, however many sources its table has. */
export function nameOfRow({ source, id }: Pick<DueRow, 'source' | 'id'>): string {
  return `${source.table}:${id}`;
}
