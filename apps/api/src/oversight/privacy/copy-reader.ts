import type { SealedColumn } from '../../kernel/secrets/sealed-columns.js';

/** How one table is read for a person's copy: `$1` his account, `$2` his party (or null), nothing of anybody else. */
export interface CopyReader {
  readonly sql: string;
  /** Columns that lie sealed, by the name that they have in the copy. */
  readonly sealed?: Readonly<Record<string, SealedColumn>>;
}
