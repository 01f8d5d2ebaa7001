/**
 * Hashes of one text to find it by: under the key of an odd version, and under that of an even one. A column
 * `x_hash` holds the first, `x_hash_even` the second; outside a change of key one of them is empty everywhere.
 * During one, every row has the hash that all rows have in common, so that comparing both columns is right at any
 * moment of it, and each of them may be unique.
 */
export type LookUp = readonly [odd: Buffer | null, even: Buffer | null];

/** SQL: a hash column holds what was looked up; its two values stand at `$first` and the one after. */
export function hashIs(column: string, first: number): string {
  return `(${column} = $${first} or ${column}_even = $${first + 1})`;
}

/**
 * SQL: of a column's two hashes the one that every row has in common at the moment of the statement; texts are the
 * same where it is. It serves no index.
 */
export function commonHash(column: string): string {
  const version = "select version from field_key where state in ('OPEN', 'CLOSED') order by version limit 1";
  return `(case when (${version}) % 2 = 1 then ${column} else ${column}_even end)`;
}

/** SQL: two hash columns were made of the same text. */
export function sameHash(one: string, other: string): string {
  return `(${one} = ${other} or ${one}_even = ${other}_even)`;
}
