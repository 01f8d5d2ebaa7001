import type { DataSource, EntityManager } from 'typeorm';
import { askPlanned } from '../db/planned.js';
import { type DueRow, type DueSource, isOf } from './due-source.js';

/** So many rows at once: enough that the question costs each of them nothing, few enough to look again in between. */
const BATCH = 200;
/** Of those that failed before, of one table. */
const RESTED = 20;

interface FoundRow {
  readonly source: number;
  readonly id: string;
  readonly subject: string;
  readonly is_together: boolean;
  readonly due_at: string;
  readonly failures: number;
}

/** The platform's time as the database writes it: bound to a question, where the function itself would be asked for each row. */
export async function readNow(source: DataSource): Promise<string> {
  const rows: { now: string }[] = await source.query('select platform_now()::text as now');
  return rows[0]!.now;
}

/**
 * What is due at `now`, the earliest first; then a few of those that failed before and have rested, so that whoever comes
 * meanwhile need not wait for all of them. Each table answers by its index of `next_due_at`. `left` names the rows that
 * this round has done with.
 */
export async function findDue(
  dataSource: DataSource,
  sources: readonly DueSource[],
  { now, left }: { readonly now: string; readonly left: readonly string[] },
): Promise<DueRow[]> {
  if (sources.length === 0) return [];
  const parts = sources.flatMap((source, index) => [
    `(${found(source, index, '0')} where ${isDue(source)} and not ${rests(source)}
      order by next_due_at limit ${BATCH})`,
    `(${found(source, index, 'r.failed')} join (
        select row_id as resting, due_at as rests_of, rest_until as rests_until, failures as failed from due_rest
        where table_name = '${source.table}') r
        on r.resting = ${source.table}.${source.key}::text and r.rests_of = ${source.table}.next_due_at
      where ${isDue(source)} and r.rests_until <= $1::timestamptz
      order by next_due_at limit ${RESTED})`,
  ]);
  const rows = await askPlanned<FoundRow>(
    dataSource,
    `select source, id, subject, is_together, due_at, failures from (${parts.join(' union all ')}) due
     order by failures > 0, next_due_at, source, id limit ${BATCH}`,
    [now, left],
  );
  return rows.map(({ source, id, subject, is_together: isTogether, due_at: dueAt, failures }) => ({
    source: sources[source]!,
    id,
    subject,
    // What failed before fails alone.
    isTogether: isTogether && failures === 0,
    dueAt,
    failures,
  }));
}

function found(
  { table, key, of = key, together = 'false' }: DueSource,
  index: number,
  failures: string,
): string {
  return `select ${index} as source, ${key}::text as id, coalesce((${of})::text, '') as subject, ${together} as is_together,
    next_due_at, next_due_at::text as due_at, ${failures} as failures from ${table}`;
}

/** `$1` is the moment of the question, `$2` what the round has done with. */
function isDue(source: DueSource): string {
  const { table, key } = source;
  return `next_due_at <= $1::timestamptz and ${isCounted(source)} and '${table}:' || ${key}::text <> all($2::text[])`;
}

/** The earliest moment at which something is due that does not rest at `now`, over all sources. */
export async function findNextDue(
  dataSource: DataSource,
  sources: readonly DueSource[],
  now?: string,
): Promise<Date | null> {
  if (sources.length === 0) return null;
  const parts = sources.map(
    (source) => `(select next_due_at as at from ${source.table}
      where next_due_at is not null and ${isCounted(source)} and ${isAwake(source)} order by next_due_at limit 1)`,
  );
  const rows = await askPlanned<{ at: Date | null }>(
    dataSource,
    `select min(at) as at from (${parts.join(' union all ')}) due where $1::timestamptz is not null`,
    [now ?? (await readNow(dataSource))],
  );
  return rows[0]?.at ?? null;
}

/**
 * Takes rows of one source under their locks, in the order of their keys, as far as they are still due and no other
 * process holds them or has let them rest meanwhile.
 */
export async function takeDue(tx: EntityManager, rows: readonly DueRow[], now: string): Promise<DueRow[]> {
  const { source } = rows[0]!;
  const taken: { id: string }[] = await tx.query(
    `select ${source.key}::text as id from ${source.table} where ${source.key} = any($2) and next_due_at <= $1::timestamptz
       and ${isCounted(source)} and ${isAwake(source)} order by ${source.key} for update skip locked`,
    [now, rows.map(({ id }) => id)],
  );
  return taken.map(({ id }) => rows.find((row) => row.id === id)!);
}

/** A row whose period has to be counted anew first does not act, whatever its deadline says. Source: rules §21 A15. */
function isCounted(source: DueSource): string {
  const { table, key } = source;
  return `${isOf(source)} and not exists (select 1 from recount c where c.table_name = '${table}' and c.row_id = ${table}.${key}::text
    and c.done_at is null)`;
}

/** Whether this deadline of the row has failed before. */
function rests({ table, key }: DueSource, more = ''): string {
  return `exists (select 1 from due_rest r where r.table_name = '${table}' and r.row_id = ${table}.${key}::text
    and r.due_at = ${table}.next_due_at${more})`;
}

/** `$1` is the moment of the question. */
function isAwake(source: DueSource): string {
  return `not ${rests(source, ' and r.rest_until > $1::timestamptz')}`;
}
