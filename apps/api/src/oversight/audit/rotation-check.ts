import type { ClientBase } from 'pg';
import type { Line } from '@helan/domain';
import { columnsOfKeys } from '../../kernel/secrets/sealed-columns.js';
import { ENTRY_AT } from './audit-rows.js';

interface RotationRow {
  readonly seq: string;
  readonly at: string;
  readonly table_name: string;
  readonly row_key: string;
  readonly op: string;
  readonly before: Line | null;
  readonly after: Line | null;
  /** From when an exchange still sealed anew, beside a text of a former key, what was of the newest already. */
  readonly is_old: boolean;
}

/** Came with the exchange that leaves such texts as they are. */
const LEFT_SINCE = '0118_noted_hashes.sql';
const STATE_OF_KEYS: readonly string[] = ['state', 'since'];

/**
 * An exchange of keys changes what lies sealed and the hashes beside it, moves its own state, and nothing else. What is
 * sealed anew is of a later key than it was; a hash comes beside the other one or goes, and is never another.
 */
export async function checkRotations(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<RotationRow>(
    `select e.seq, ${ENTRY_AT} as at, e.table_name, e.row_key, e.op, e.before, e.after,
       e.seq < coalesce((select min(m.seq) from public.audit_entry m
                where m.table_name = 'schema_migration' and m.row_key = $1), 0) as is_old
     from public.audit_entry e where e.actor = 'rotate-keys' and e.op <> 'FOUND' order by e.seq`,
    [LEFT_SINCE],
  );
  return rows.flatMap((row) => {
    const others = row.op === 'UPDATE' ? columnsOfNone(row) : ['整行'];
    if (others.length === 0) return [];
    const { seq, at, table_name, row_key } = row;
    return [`${table_name} ${row_key}：${at} 以换钥的名义改了${others.join('、')}（变动记录 ${seq}）`];
  });
}

/** Columns that no exchange changes, or not so. */
function columnsOfNone({ table_name, before, after, is_old }: RotationRow): string[] {
  const names = Object.keys(after ?? {});
  if (table_name === 'field_key') return names.filter((name) => !STATE_OF_KEYS.includes(name)).sort();
  const allowed = columnsOfKeys(table_name);
  const [was, is] = [before ?? {}, after ?? {}];
  const raised = names.filter((name) => name.endsWith('_enc') && versionOf(is[name]) > versionOf(was[name]));
  const isBesideRaised = (name: string) =>
    versionOf(is[name]) === versionOf(was[name]) &&
    raised.some((other) => versionOf(is[other]) === versionOf(is[name]));
  return names
    .filter((name) => {
      if (!allowed.includes(name)) return true;
      if (!name.endsWith('_enc')) return was[name] !== null && is[name] !== null;
      return !raised.includes(name) && !(is_old && isBesideRaised(name));
    })
    .sort();
}

/** The first byte of what lies sealed, as the database spells bytes. */
function versionOf(sealed: unknown): number {
  const match = typeof sealed === 'string' ? /^\\x([0-9a-f]{2})/.exec(sealed) : null;
  return match ? Number.parseInt(match[1]!, 16) : NaN;
}
