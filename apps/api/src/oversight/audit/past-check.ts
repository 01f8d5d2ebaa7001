import type { ClientBase } from 'pg';
import { OWNERS_PARTS } from '../../kernel/db/index.js';

interface PastRow {
  readonly seq: string;
  readonly at: string;
  readonly table_name: string;
  readonly row_key: string;
  readonly op: string;
  readonly db_role: string;
}

const OPS: Readonly<Record<string, string>> = { INSERT: '加进去', UPDATE: '改', DELETE: '删' };

/**
 * What was changed past the platform and is written down all the same: by a connection that said of nobody for whom it
 * acts, or by the tables' owner for anything but an upgrade or an exchange of keys. Where one role is both, the second
 * cannot be told.
 */
export async function checkPast(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<PastRow>(
    `select seq, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS') as at, table_name, row_key, op, db_role
     from audit_entry
     where op <> 'FOUND' and (actor is null or (actor <> all($1) and db_role <> current_user and db_role in (
       select rolname from pg_roles where rolsuper or oid in (
         select relowner from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'))))
     order by seq`,
    [OWNERS_PARTS],
  );
  return rows.map(
    ({ seq, at, table_name, row_key, op, db_role }) =>
      `${table_name} ${row_key}：${at} 被数据库角色 ${db_role} 绕过平台${OPS[op] ?? op}了（变动记录 ${seq}）`,
  );
}
