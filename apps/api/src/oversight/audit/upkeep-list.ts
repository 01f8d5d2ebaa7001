import type { ClientBase } from 'pg';
import { ENTRY_AT } from './audit-rows.js';

/** What upgrades have changed, by transactions: a reader who knows when there was one sees the others. */
export async function listUpgrades(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ tx: string; at: string; names: string | null; what: string }>(
    `select tx, min(at) as at, string_agg(what, '、' order by table_name) as what,
       (select string_agg(m.row_key, '、' order by m.row_key) from public.audit_entry m
        where m.table_name = 'schema_migration' and m.op = 'INSERT' and m.tx = t.tx) as names
     from (select e.tx, min(${ENTRY_AT}) as at, min(e.seq) as seq, e.table_name, e.table_name || ' ' || count(*) || ' 处' as what
           from public.audit_entry e where e.actor = 'upgrade' and e.op <> 'FOUND'
             and e.table_name not in ('audit_shape', 'schema_migration') group by e.tx, e.table_name) t
     group by tx order by min(seq)`,
  );
  return rows.map(({ tx, at, names, what }) => `${at} 事务 ${tx}（${names ?? '准备数据库'}）：${what}`);
}

/** What was exchanged in the name of an exchange of keys, by days: a reader who knows when there was one sees the others. */
export async function listRotations(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ day: string; what: string }>(
    `select day, string_agg(table_name || ' ' || n || ' 处', '、' order by table_name) as what
     from (select to_char(e.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, e.table_name, count(*) as n
           from public.audit_entry e where e.actor = 'rotate-keys' and e.op <> 'FOUND' group by 1, 2) t
     group by day order by day`,
  );
  return rows.map(({ day, what }) => `${day}：${what}`);
}
