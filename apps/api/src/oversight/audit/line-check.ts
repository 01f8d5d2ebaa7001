import { logText } from '@helan/domain';
import type { ClientBase } from 'pg';
import { sha256 } from '../../kernel/canonical.js';
import { WHOLE_LINE } from './batch-notes.js';

export interface SessionRow {
  readonly id: string;
  readonly lot_no: string;
  readonly lines: number;
  readonly last_hash: string;
  /** Sessions from before the log held everything were hashed otherwise. */
  readonly is_old: boolean;
}

interface LineRow {
  readonly seq: number;
  readonly kind: never;
  readonly paddle: string;
  readonly value: string;
  readonly at: Date;
  readonly arrived_at: Date | null;
  readonly prev_hash: string;
  readonly hash: string;
  readonly whole: string;
}

export async function readLines(client: ClientBase, id: string): Promise<LineRow[]> {
  const { rows } = await client.query<LineRow>(
    `select l.seq, l.kind, l.paddle, l.value, l.at, l.arrived_at, l.prev_hash, l.hash, ${WHOLE_LINE} as whole
     from public.session_line l where l.session_id = $1 order by l.seq`,
    [id],
  );
  return rows;
}

export function placeOf(lotNo: string, first: number, last: number): string {
  return `标段 ${lotNo} 竞价记录第 ${first === last ? first : `${first} 至 ${last}`} 行`;
}

export function lineFaults(session: SessionRow, rows: readonly LineRow[]): string[] {
  const faults: string[] = [];
  const place = (seq: number) => placeOf(session.lot_no, seq, seq);
  rows.forEach((line, index) => {
    const before = rows[index - 1];
    const isNext = line.seq === (before?.seq ?? 0) + 1;
    if (!isNext) faults.push(`${place((before?.seq ?? 0) + 1)}不见了`);
    if (isNext && before && line.prev_hash !== before.hash) faults.push(`${place(line.seq)}接不上前一行`);
    if (!session.is_old && hashOf(session.lot_no, line) !== line.hash)
      faults.push(`${place(line.seq)}被改过`);
  });
  const last = rows.at(-1);
  if ((last?.seq ?? 0) < session.lines)
    faults.push(`${place(session.lines)}不见了：场次的记录说有 ${session.lines} 行`);
  else if (last && (last.seq > session.lines || last.hash !== session.last_hash))
    faults.push(`${place(last.seq)}不是场次最后写下的那一行`);
  return faults;
}

function hashOf(lotNo: string, { prev_hash, at, arrived_at, ...line }: LineRow): string {
  const times = { at: at.toISOString(), ...(arrived_at ? { arrivedAt: arrived_at.toISOString() } : {}) };
  return sha256(logText(lotNo, { ...line, prevHash: prev_hash, ...times }));
}
