import type { EntityManager } from 'typeorm';
import type { DayOf } from './day-acts.js';
import type { Comparison } from './day-compare.js';

/** What was carried and is settled by now is marked; what is new about this day is carried on from here. */
export async function keepDifferences(
  tx: EntityManager,
  { bank, day }: DayOf,
  { differences }: Comparison,
): Promise<void> {
  await tx.query(
    `update day_difference set settled_on = $2
     where bank = $1 and settled_on is null and first_day <= $2 and not (key = any($3))`,
    [bank, day, differences.map(({ key }) => key)],
  );
  await tx.query(
    `insert into day_difference (bank, key, kind, first_day, book_fen, bank_fen)
     select $1, key, kind, $2, book_fen, bank_fen
     from unnest($3::text[], $4::text[], $5::bigint[], $6::bigint[]) d (key, kind, book_fen, bank_fen)
     on conflict (bank, key) do update set kind = excluded.kind, book_fen = excluded.book_fen,
       bank_fen = excluded.bank_fen, settled_on = null`,
    [
      bank,
      day,
      differences.map(({ key }) => key),
      differences.map(({ kind }) => kind),
      differences.map(({ bookFen }) => bookFen.toString()),
      differences.map(({ bankFen }) => bankFen.toString()),
    ],
  );
}

/** Of a day that is open again, and of those behind it, nothing is settled yet. */
export async function reopenDifferences(tx: EntityManager, { bank, day }: DayOf): Promise<void> {
  await tx.query('update day_difference set settled_on = null where bank = $1 and settled_on >= $2', [
    bank,
    day,
  ]);
}
