import type { SealedColumn } from '../../kernel/secrets/sealed-columns.js';

/**
 * How one table is read for a person's copy: `$1` his account, `$2` his party (or null), `numbers` the hashes of the
 * numbers that are known to be his; nothing of anybody else.
 */
export interface CopyReader {
  readonly sql: string;
  /** Columns that lie sealed, by the name that they have in the copy. */
  readonly sealed?: Readonly<Record<string, SealedColumn>>;
}

/** Before each of them. A number that nobody has verified is not his: what others wrote under it is not for him. */
export const WHOSE = `with who as (select $1::uuid as account_id, $2::uuid as party_id),
  numbers as (
    select p.id_number_hash as hash, p.id_number_hash_even as even from who join party p on p.id = who.party_id
    where p.verified_at is not null
    union all
    select n.id_number_hash, n.id_number_hash_even from who join real_name n on n.account_id = who.account_id)`;

/** Whether a row bears a number of his. */
export function isNamed(number: string): string {
  return `(${number}_hash = any(array(select hash from numbers)) or ${number}_hash_even = any(array(select even from numbers)))`;
}
