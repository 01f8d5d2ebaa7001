import type { ClientBase } from 'pg';
import { columnsOfKeys } from '../../kernel/secrets/sealed-columns.js';
import { ENTRY_AT } from './audit-rows.js';

interface RotationRow {
  readonly seq: string;
  readonly at: string;
  readonly table_name: string;
  readonly row_key: string;
  readonly op: string;
  readonly columns: string[];
}

/** An exchange of keys changes what lies sealed and the hashes beside it, moves its own state, and nothing else. */
export async function checkRotations(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<RotationRow>(
    `select e.seq, ${ENTRY_AT} as at, e.table_name, e.row_key, e.op,
       array(select jsonb_object_keys(coalesce(e.after, e.before))) as columns
     from audit_entry e where e.actor = 'rotate-keys' and e.op <> 'FOUND' order by e.seq`,
  );
  return rows.flatMap(({ seq, at, table_name, row_key, op, columns }) => {
    const allowed = table_name === 'field_key' ? ['state', 'since'] : columnsOfKeys(table_name);
    const others = op === 'UPDATE' ? columns.filter((name) => !allowed.includes(name)).sort() : ['整行'];
    return others.length === 0
      ? []
      : [`${table_name} ${row_key}：${at} 以换钥的名义改了${others.join('、')}（变动记录 ${seq}）`];
  });
}
