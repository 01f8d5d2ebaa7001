import type { ClientBase } from 'pg';
import { ENTRY_AT, IS_OF_MIGRATION, NOTED_SINCE } from './audit-rows.js';
import type { Trust } from './trust.js';

interface FoundRow {
  readonly seq: string;
  readonly at: string;
  readonly table_name: string;
  readonly row_key: string;
  /** Nothing was known of the line, though its table had been noted before. */
  readonly is_unknown: boolean;
  /** No migration looked for the lines of the table at that time. */
  readonly is_unasked: boolean;
}

/**
 * A line is noted as found when its table is noted for the first time, and again when a migration gives the table columns
 * or takes some: it is known by then. `audit_find`, or an entry that somebody writes, would else pass off a line that was
 * put in past the triggers as one that had always been there.
 */
export async function checkFound(client: ClientBase, { migrations }: Trust): Promise<string[]> {
  const { rows } = await client.query<FoundRow>(
    `with since as (${NOTED_SINCE}), first as (
       select distinct on (table_name) table_name, tx, op from public.audit_entry order by table_name, seq
     ), found as (
       select e.seq, ${ENTRY_AT} as at, e.table_name, e.row_key,
         (f.op <> 'FOUND' or f.tx <> e.tx) and coalesce((
           select p.op = 'DELETE' from public.audit_entry p
           where p.table_name = e.table_name and p.row_key = e.row_key and p.seq < e.seq order by p.seq desc limit 1), true
         ) as is_unknown,
         e.seq > coalesce((select seq from since), 0)
           and not (e.tx = (select tx from since) and e.seq < (select last from since))
           and not (${IS_OF_MIGRATION} and exists (
             select from public.audit_entry s where s.table_name = 'audit_shape' and s.row_key = e.table_name and s.tx = e.tx
               and s.seq > e.seq and s.op <> 'DELETE')) as is_unasked
       from public.audit_entry e join first f on f.table_name = e.table_name where e.op = 'FOUND'
     )
     select * from found where is_unknown or is_unasked order by seq`,
    [migrations],
  );
  return rows.map(
    ({ seq, at, table_name, row_key, is_unknown }) =>
      `${table_name} ${row_key}：${at} 写成“本来就有”的（变动记录 ${seq}），` +
      (is_unknown ? '可是在那以前没有它的变动记录' : '可是那时没有升级要找这张表'),
  );
}
