import type { DataSource, EntityManager } from 'typeorm';
import type { DueRow, DueSource } from './due-source.js';

/** So many rows at once: enough that the question costs each of them nothing, few enough to look again in between. */
const BATCH = 200;

interface FoundRow {
  readonly source: number;
  readonly id: string;
  readonly subject: string;
  readonly due_at: string;
  readonly failures: number;
}

/** The platform's time as the database writes it: bound to a question, where the function itself would be asked for each row. */
export async function readNow(source: DataSource): Promise<string> {
  const rows: { now: string }[] = await source.query('select platform_now()::text as now');
  return rows[0]!.now;
}

/**
 * What is due at `now`, the earliest first, but those that failed before after all others. Each table answers by its
 * index of `next_due_at`. `left` names the rows that this round has done with.
 */
export async function findDue(
  dataSource: DataSource,
  sources: readonly DueSource[],
  { now, left }: { readonly now: string; readonly left: readonly string[] },
): Promise<DueRow[]> {
  if (sources.length === 0) return [];
  const parts = sources.map((source, index) => {
    const { table, key, of = key } = source;
    return `(select ${index} as source, ${key}::text as id, coalesce((${of})::text, '') as subject, next_due_at,
        next_due_at::text as due_at, coalesce((
          select r.failures from due_rest r
          where r.table_name = '${table}' and r.row_id = ${table}.${key}::text and r.due_at = ${table}.next_due_at), 0) as failures
      from ${table} where next_due_at <= $1::timestamptz and ${isCounted(source)} and ${isAwake(source)}
        and '${table}:' || ${key}::text <> all($2::text[])
      order by next_due_at limit ${BATCH})`;
  });
  const rows: FoundRow[] = await dataSource.query(
    `select source, id, subject, due_at, failures from (${parts.join(' union all ')}) due
     order by failures > 0, next_due_at, source, id limit ${BATCH}`,
    [now, left],
  );
  return rows.map(({ source, id, subject, due_at: dueAt, failures }) => ({
    source: sources[source]!,
    id,
    subject,
    dueAt,
    failures,
  }));
}

/** The earliest moment at which something is due that does not rest, over all sources. */
export async function findNextDue(
  dataSource: DataSource,
  sources: readonly DueSource[],
): Promise<Date | null> {
  if (sources.length === 0) return null;
  const parts = sources.map(
    (source) => `(select next_due_at as at from ${source.table}
      where next_due_at is not null and ${isCounted(source)} and ${isAwake(source)} order by next_due_at limit 1)`,
  );
  const rows: { at: Date | null }[] = await dataSource.query(
    `select min(at) as at from (${parts.join(' union all ')}) due where $1::timestamptz is not null`,
    [await readNow(dataSource)],
  );
  return rows[0]?.at ?? null;
}

/** Takes a row under its lock, where it is still due and no other process holds it or has let it rest meanwhile. */
export async function takeDue(tx: EntityManager, { source, id }: DueRow, now: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `select 1 from ${source.table} where ${source.key} = $2 and next_due_at <= $1::timestamptz
       and ${isCounted(source)} and ${isAwake(source)} for update skip locked`,
    [now, id],
  );
  return rows.length > 0;
}

/** A row whose period has to be counted anew first does not act, whatever its deadline says. Source: rules §21 A15. */
function isCounted(source: DueSource): string {
  const { table, key } = source;
  const own = source.only ? `${source.only()} and ` : '';
  return `${own}not exists (select 1 from recount c where c.table_name = '${table}' and c.row_id = ${table}.${key}::text
    and c.done_at is null)`;
}

/** `$1` is the moment of the question. */
function isAwake({ table, key }: DueSource): string {
  return `not exists (select 1 from due_rest r where r.table_name = '${table}' and r.row_id = ${table}.${key}::text
    and r.due_at = ${table}.next_due_at and r.rest_until > $1::timestamptz)`;
}
