import type { ClientBase } from 'pg';
import { OWNERS_PARTS } from '../../kernel/db/index.js';
import { ENTRY_AT } from './audit-rows.js';
import type { Trust } from './trust.js';

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
 * acts, or in somebody's name with another role than the platform's own. Where one role is the owner's and the platform's,
 * the second cannot be told. What is done as an upgrade or an exchange of keys is held against those.
 */
export async function checkPast(client: ClientBase, { roles }: Trust): Promise<string[]> {
  const { rows } = await client.query<PastRow>(
    `select e.seq, ${ENTRY_AT} as at, e.table_name, e.row_key, e.op, e.db_role from public.audit_entry e
     where e.op <> 'FOUND' and (e.actor is null or (e.actor <> all($1) and e.db_role <> all($2)))
     order by e.seq`,
    [OWNERS_PARTS, roles],
  );
  return rows.map(
    ({ seq, at, table_name, row_key, op, db_role }) =>
      `${table_name} ${row_key}：${at} 被数据库角色 ${db_role} 绕过平台${OPS[op] ?? op}了（变动记录 ${seq}）`,
  );
}
