import type { ClientBase } from 'pg';
import { NOT_NOTED } from './audited-tables.js';
import type { Trust } from './trust.js';
import { checkTable } from './row-check.js';

interface TableRow {
  readonly name: string;
  readonly is_there: boolean;
  readonly keys: string[];
  readonly columns: string | null;
  /** Its columns when its lines were last noted as found. */
  readonly shape: string | null;
}

/** The tables that are there, and those that have to be: by the list $1, by what was noted of them, or by their shape. */
const TABLES = `
  with known as (
    select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
    union select unnest($1::text[])
    union select table_name from public.audit_entry union select table_name from public.audit_shape
  )
  select k.name, c.oid is not null as is_there,
    array(select a.attname::text from pg_index i
            join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
          where i.indrelid = c.oid and i.indisprimary order by array_position(i.indkey::int2[], a.attnum)) as keys,
    (select string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attname)
     from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select s.columns from public.audit_shape s where s.table_name = k.name) as shape
  from known k left join pg_class c
    on c.relname = k.name and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  order by k.name`;

/** Holds each table against its shape, and each of its lines against what was noted of it. */
export async function checkTables(client: ClientBase, { guards }: Trust): Promise<string[]> {
  const { rows } = await client.query<TableRow>(TABLES, [Object.keys(guards.triggers)]);
  const faults: string[] = [];
  for (const table of rows) {
    if (!table.is_there) {
      faults.push(`表 ${table.name} 不见了`);
      continue;
    }
    if (NOT_NOTED.includes(table.name)) continue;
    faults.push(...shapeFaults(table), ...(await checkTable(client, table.name, table.keys)));
  }
  return faults;
}

function shapeFaults({ name, columns, shape }: TableRow): string[] {
  if (shape === null) return [`表 ${name} 在 audit_shape 里的一行不见了`];
  return shape === columns ? [] : [`表 ${name} 的列和上次升级写下的不一样`];
}
