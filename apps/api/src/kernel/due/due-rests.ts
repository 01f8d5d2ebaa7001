import type { DataSource, EntityManager } from 'typeorm';
import { type DueRow, type FailedRow, nameOfRow } from './due-source.js';

/** After its first failure a row rests for a second, then twice as long each time, at the longest an hour. */
const LONGEST_REST_SECONDS = 3_600;
const MOST_DOUBLINGS = 12;

/** Lets rows rest outside of the question, from `now` on, in one statement. */
export async function letRest(source: DataSource, failed: readonly FailedRow[], now: string): Promise<void> {
  if (failed.length === 0) return;
  await source.query(
    `insert into due_rest as r (table_name, row_id, due_at, failures, error, first_failed_at, failed_at, rest_until)
     select f.table_name, f.row_id, f.due_at::timestamptz, 1, f.error, $5::timestamptz, $5::timestamptz,
       $5::timestamptz + interval '1 second'
     from unnest($1::text[], $2::text[], $3::text[], $4::text[]) f (table_name, row_id, due_at, error)
     on conflict (table_name, row_id) do update set
       due_at = excluded.due_at, error = excluded.error, failed_at = excluded.failed_at,
       failures = case when r.due_at = excluded.due_at then r.failures + 1 else 1 end,
       first_failed_at = case when r.due_at = excluded.due_at then r.first_failed_at else excluded.failed_at end,
       rest_until = excluded.failed_at + make_interval(secs => least(${LONGEST_REST_SECONDS},
         case when r.due_at = excluded.due_at then 2 ^ least(r.failures, ${MOST_DOUBLINGS}) else 1 end))`,
    [
      failed.map(({ row }) => row.source.table),
      failed.map(({ row }) => row.id),
      failed.map(({ row }) => row.dueAt),
      failed.map(({ error }) => error),
      now,
    ],
  );
}

/** It went well at last. */
export async function forgetRest(tx: EntityManager, { source, id, failures }: DueRow): Promise<void> {
  if (failures === 0) return;
  await tx.query('delete from due_rest where table_name = $1 and row_id = $2', [source.table, id]);
}

/** The same row twice, by two sources or two failures in one round, rests once. */
export function onceEach(failed: readonly FailedRow[]): FailedRow[] {
  return [...new Map(failed.map((one) => [nameOfRow(one.row), one])).values()];
}
