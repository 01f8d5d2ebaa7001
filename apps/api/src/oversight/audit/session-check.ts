import { logText } from '@helan/domain';
import type { ClientBase } from 'pg';
import { sha256 } from '../../kernel/canonical.js';

interface SessionRow {
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
}

/**
 * The log of a session is a chain of its own, and its length and head stand in the session's row, whose changes are
 * written down: a line that is gone, other, or signed anew together with all after it, does not fit any more.
 */
export async function checkSessions(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<SessionRow>(
    `select s.id, l.no as lot_no, s.lines, s.last_hash, s.terms = '{}' as is_old
     from bidding_session s join lot l on l.id = s.lot_id order by l.no, s.number`,
  );
  const faults: string[] = [];
  for (const session of rows) faults.push(...(await checkSession(client, session)));
  return faults;
}

async function checkSession(client: ClientBase, session: SessionRow): Promise<string[]> {
  const { rows } = await client.query<LineRow>(
    `select seq, kind, paddle, value, at, arrived_at, prev_hash, hash from session_line where session_id = $1 order by seq`,
    [session.id],
  );
  const faults: string[] = [];
  const place = (seq: number) => `标段 ${session.lot_no} 竞价记录第 ${seq} 行`;
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
