import type { HistoryEntryView, HistoryLineView } from '@helan/contracts';
import { type NotedLine, lineInWords } from './line-words.js';
import { THINGS, nameOfThing } from './things.js';
import type { Surroundings } from './value-words.js';

export interface EntryRow extends NotedLine {
  readonly seq: string;
  readonly at: Date;
  readonly row_key: string;
  readonly op: keyof typeof OPS;
  readonly actor: string | null;
  readonly actor_name: string | null;
  readonly request: string | null;
  readonly db_role: string;
  /** The transaction in which it was written. */
  readonly tx: string;
  readonly position: string | null;
}

const OPS = { FOUND: '开始记录时已有', INSERT: '新增', UPDATE: '改动', DELETE: '删除' };
const PARTS: Readonly<Record<string, string>> = {
  platform: '平台',
  bids: '平台（竞价）',
  upgrade: '升级程序',
  'rotate-keys': '换钥程序',
};

/** What one person changed in one transaction, and so at one moment, is one entry; the newest line of it comes first. */
export function foldRows(rows: readonly EntryRow[]): EntryRow[][] {
  const entries: EntryRow[][] = [];
  for (const row of rows) {
    const last = entries.at(-1);
    if (last?.[0]?.tx === row.tx && last[0].actor === row.actor) last.push(row);
    else entries.push([row]);
  }
  return entries;
}

export function toEntry(rows: readonly EntryRow[], surroundings: Surroundings): HistoryEntryView {
  const { seq, at, actor, actor_name, db_role, request } = rows[0]!;
  const named = rows.map((row) => `${nameOfThing(row.table_name)}${OPS[row.op]}`);
  return {
    seq: Number(seq),
    at: at.toISOString(),
    what: [...new Set(named)].join('、'),
    who: actor === null ? `数据库角色 ${db_role}` : (actor_name ?? PARTS[actor] ?? actor),
    isPast: actor === null,
    requestId: request,
    lines: rows.map((row) => toLine(row, surroundings)),
  };
}

/** Of a thing that has no name here nothing is shown but that it was changed. */
function toLine(row: EntryRow, surroundings: Surroundings): HistoryLineView {
  return {
    seq: Number(row.seq),
    what: nameOfThing(row.table_name),
    table: row.table_name in THINGS ? null : row.table_name,
    rowKey: row.row_key,
    opName: OPS[row.op],
    changes: row.table_name in THINGS ? lineInWords(row, surroundings) : [],
    position: row.position === null ? null : Number(row.position),
  };
}
