import type { ClientBase } from 'pg';
import { type Line, type LineChange, differingColumns, playChange } from '@helan/domain';
import { sha256 } from '../../kernel/canonical.js';

const ENTRIES_AT_ONCE = 2_000;

interface EntryRow extends LineChange {
  readonly seq: string;
  readonly row_key: string;
}

/** Holds each line of a table as it is against what its entries say that it must be. */
export async function checkTable(
  client: ClientBase,
  table: string,
  keys: readonly string[],
): Promise<string[]> {
  const { lines, faults } = await replay(client, table);
  const { rows } = await client.query<{ line: Line }>(
    `select to_jsonb(t) as line from public.${client.escapeIdentifier(table)} t`,
  );
  for (const { line } of rows) {
    const key = keys.map((name) => String(line[name])).join('/');
    const expected = lines.get(key);
    lines.delete(key);
    if (!expected) faults.push(`${table} ${key}：这一行没有任何变动记录，是绕过记录加进去的`);
    else {
      const columns = differingColumns(expected, masked(line, expected));
      if (columns.length > 0) faults.push(`${table} ${key}：${columns.join('、')} 被绕过记录改过`);
    }
  }
  for (const key of lines.keys()) faults.push(`${table} ${key}：这一行不见了，没有删除它的记录`);
  return faults;
}

async function replay(
  client: ClientBase,
  table: string,
): Promise<{ lines: Map<string, Line>; faults: string[] }> {
  const lines = new Map<string, Line>();
  const faults: string[] = [];
  let after = '0';
  for (;;) {
    const { rows } = await client.query<EntryRow>(
      `select seq, row_key, op, before, after from public.audit_entry
       where table_name = $1 and seq > $2 order by seq limit ${ENTRIES_AT_ONCE}`,
      [table, after],
    );
    const last = rows.at(-1);
    if (!last) return { lines, faults };
    for (const { seq, row_key: key, ...change } of rows) {
      const state = playChange(unlessUnknown(lines.get(key), change), change);
      if (state.faults.length > 0)
        faults.push(
          `${table} ${key}：变动记录 ${seq} 接不上它前面的（${state.faults.join('、')}），中间少了记录`,
        );
      if (state.line) lines.set(key, state.line);
      else lines.delete(key);
    }
    after = last.seq;
  }
}

/** What is noted of a password's hash is a digest. Formerly it was this, which fits whatever there was. */
const UNKNOWN = '***';

/** A hash that was not noted cannot be held against the first digest that is. */
function unlessUnknown(line: Line | undefined, { before, after }: LineChange): Line | undefined {
  if (line?.['password_hash'] !== UNKNOWN || !('password_hash' in { ...before, ...after })) return line;
  const { password_hash: _, ...known } = line;
  return known;
}

/** As it is written down. */
function masked(line: Line, noted: Line): Line {
  // An account without a password has nothing to hide.
  const hash = line['password_hash'];
  if (typeof hash !== 'string') return line;
  const isUnknown = noted['password_hash'] === UNKNOWN;
  return { ...line, password_hash: isUnknown ? UNKNOWN : sha256(hash) };
}
