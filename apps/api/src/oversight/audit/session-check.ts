import { logText } from '@helan/domain';
import type { ClientBase } from 'pg';
import { sha256 } from '../../kernel/canonical.js';
import { WHOLE_HEAD, WHOLE_LINE, noteFaults, readNotes } from './batch-notes.js';
import type { Trust } from './day-check.js';
import { type HeadRow, headFaults } from './head-check.js';

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
  readonly whole: string;
}

/**
 * The log of a session is a chain of its own, and its length and head stand in the session's row, whose changes are
 * written down: a line that is gone, other, or signed anew together with all after it, does not fit any more. What a
 * line's hash does not cover is covered by the note of its batch; the batches by their signatures.
 */
export async function checkSessions(client: ClientBase, { receiptKeys }: Trust): Promise<string[]> {
  const notes = await readNotes(client);
  const { rows } = await client.query<SessionRow>(
    `select s.id, l.no as lot_no, s.lines, s.last_hash, s.terms = '{}' as is_old
     from public.bidding_session s join public.lot l on l.id = s.lot_id order by l.no, s.number`,
  );
  const faults: string[] = [];
  for (const session of rows) {
    const { id, lot_no: lotNo, lines: count, is_old: isOld } = session;
    const lines = await readLines(client, id);
    const heads = await readHeads(client, id);
    const place = (first: number, last: number) => placeOf(lotNo, first, last);
    faults.push(...lineFaults(session, lines));
    faults.push(...noteFaults(place, notes.get(id) ?? [], { lines, heads }));
    const hashes = new Map(lines.map(({ seq, hash }) => [seq, hash]));
    faults.push(...headFaults(place, { lotNo, isOld, hashes, lines: count }, heads, receiptKeys));
    notes.delete(id);
  }
  for (const id of notes.keys()) faults.push(`场次 ${id} 不见了，它的竞价行有变动记录`);
  return faults;
}

async function readLines(client: ClientBase, id: string): Promise<LineRow[]> {
  const { rows } = await client.query<LineRow>(
    `select l.seq, l.kind, l.paddle, l.value, l.at, l.arrived_at, l.prev_hash, l.hash, ${WHOLE_LINE} as whole
     from public.session_line l where l.session_id = $1 order by l.seq`,
    [id],
  );
  return rows;
}

async function readHeads(
  client: ClientBase,
  id: string,
): Promise<(HeadRow & { seq: number; whole: string })[]> {
  const { rows } = await client.query<HeadRow & { seq: number; whole: string }>(
    `select h.first_seq, h.last_seq, h.last_hash, h.root, h.signature, h.last_seq as seq, ${WHOLE_HEAD} as whole
     from public.session_head h where h.session_id = $1 order by h.last_seq`,
    [id],
  );
  return rows;
}

function placeOf(lotNo: string, first: number, last: number): string {
  return `标段 ${lotNo} 竞价记录第 ${first === last ? first : `${first} 至 ${last}`} 行`;
}

function lineFaults(session: SessionRow, rows: readonly LineRow[]): string[] {
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
