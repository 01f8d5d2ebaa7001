import type { ClientBase } from 'pg';
import { NOTED_BY_BATCH, NOT_NOTED, isNoting } from './audited-tables.js';
import { checkTable } from './row-check.js';

interface TableRow {
  readonly name: string;
  readonly is_there: boolean;
  readonly keys: string[];
  /** Of its own triggers that are switched off. */
  readonly off: string[];
  readonly has: string[];
  /** How its trigger that notes changes is defined. */
  readonly noting: string | null;
  readonly columns: string | null;
  /** Its columns when its lines were last noted as found. */
  readonly shape: string | null;
}

/** The tables that are there, and those that were once: by what was noted of them, or by their shape. */
const TABLES = `
  with known as (
    select relname::text as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'
    union select table_name from audit_entry union select table_name from audit_shape
  )
  select k.name, c.oid is not null as is_there,
    array(select a.attname::text from pg_index i
            join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
          where i.indrelid = c.oid and i.indisprimary order by array_position(i.indkey::int2[], a.attnum)) as keys,
    array(select t.tgname::text from pg_trigger t
          where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled <> 'O' order by t.tgname) as off,
    array(select t.tgname::text from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as has,
    (select pg_get_triggerdef(t.oid) from pg_trigger t
     where t.tgrelid = c.oid and not t.tgisinternal and t.tgname = 'noted') as noting,
    (select string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attname)
     from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select s.columns from audit_shape s where s.table_name = k.name) as shape
  from known k left join pg_class c
    on c.relname = k.name and c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
  order by k.name`;

/** Holds each table against what guards it, and each of its lines against what was noted of it. */
export async function checkTables(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<TableRow>(TABLES);
  const faults: string[] = [];
  for (const table of rows) {
    if (!table.is_there) {
      faults.push(`表 ${table.name} 不见了，变动记录里有它`);
      continue;
    }
    faults.push(...triggerFaults(table));
    if (NOT_NOTED.includes(table.name)) continue;
    faults.push(...shapeFaults(table), ...(await checkTable(client, table.name, table.keys)));
  }
  return faults;
}

function triggerFaults({ name, off, has, noting }: TableRow): string[] {
  const isNoted = !NOT_NOTED.includes(name) || NOTED_BY_BATCH.includes(name);
  const needed = ['never_emptied', ...(isNoted ? ['noted'] : [])];
  return [
    ...off.map((trigger) => `表 ${name} 的触发器 ${trigger} 被停用了`),
    ...needed.filter((one) => !has.includes(one)).map((one) => `表 ${name} 的触发器 ${one} 不见了`),
    ...(isNoted && noting !== null && !isNoting(name, noting)
      ? [`表 ${name} 的触发器 noted 被换成了别的`]
      : []),
  ];
}

function shapeFaults({ name, columns, shape }: TableRow): string[] {
  if (shape === null) return [`表 ${name} 在 audit_shape 里的一行不见了`];
  return shape === columns ? [] : [`表 ${name} 的列和上次升级写下的不一样`];
}
