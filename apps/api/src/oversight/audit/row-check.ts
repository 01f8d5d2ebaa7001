import type { ClientBase } from 'pg';
import { type Line, type LineChange, differingColumns, playChange } from '@helan/domain';

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
    `select to_jsonb(t) as line from ${client.escapeIdentifier(table)} t`,
  );
  for (const { line } of rows) {
    const key = keys.map((name) => String(line[name])).join('/');
    const expected = lines.get(key);
    lines.delete(key);
    if (!expected) faults.push(`${table} ${key}：这一行没有任何变动记录，是绕过记录加进去的`);
    else {
      const columns = differingColumns(expected, masked(line));
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
      `select seq, row_key, op, before, after from audit_entry
       where table_name = $1 and seq > $2 order by seq limit ${ENTRIES_AT_ONCE}`,
      [table, after],
    );
    const last = rows.at(-1);
    if (!last) return { lines, faults };
    for (const { seq, row_key: key, ...change } of rows) {
      const state = playChange(lines.get(key), change);
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

/** As it is written down. */
function masked(line: Line): Line {
  return 'password_hash' in line ? { ...line, password_hash: '***' } : line;
}
