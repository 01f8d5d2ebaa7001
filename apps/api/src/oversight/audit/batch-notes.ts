import type { ClientBase } from 'pg';
import { sha256 } from '../../kernel/canonical.js';

/** What was noted of lines of a session that were written together. */
interface BatchNote {
  readonly seq: string;
  readonly session: string;
  readonly first: number;
  readonly after: { readonly last?: unknown; readonly lines?: unknown; readonly heads?: unknown } | null;
}

/** A line or a head as the database spells all of it. */
interface Spelled {
  readonly seq: number;
  readonly whole: string;
}

/** As `audit_note_lines` of the migrations has them; brought along, since what lies in the database is not trusted. */
export const WHOLE_LINE = `row(l.seq, l.kind, l.bid_no, l.registration_id, l.paddle, l.value, l.amount_fen,
  l.envelope, l.at, l.arrived_at, l.recorded_at, l.idempotency_key, l.end_at, l.prev_hash, l.hash)::text`;
export const WHOLE_HEAD = `row(h.first_seq, h.last_seq, h.last_hash, h.root, h.signature)::text`;

/** The notes of all sessions, by session. */
export async function readNotes(client: ClientBase): Promise<Map<string, BatchNote[]>> {
  const { rows } = await client.query<BatchNote & { first: string }>(
    `select seq, split_part(row_key, '/', 1) as session, split_part(row_key, '/', 2) as first, after
     from public.audit_entry where table_name = 'session_line' order by seq`,
  );
  const notes = new Map<string, BatchNote[]>();
  for (const row of rows) {
    const list = notes.get(row.session) ?? [];
    list.push({ ...row, first: Number(row.first) });
    notes.set(row.session, list);
  }
  return notes;
}

/** Holds lines and heads against their notes: each line is in one of them, and everything in it is as it was. */
export function noteFaults(
  place: (first: number, last: number) => string,
  notes: readonly BatchNote[],
  { lines, heads }: { lines: readonly Spelled[]; heads: readonly Spelled[] },
): string[] {
  const faults: string[] = [];
  let noted = 0;
  for (const { seq, first, after } of notes) {
    const last = Number(after?.last);
    if (first !== noted + 1 || !(last >= first)) {
      faults.push(
        `${place(first, last)}：变动记录 ${seq} 接不上它前面的，那些行已经写下过，或者中间少了记录`,
      );
      continue;
    }
    noted = last;
    if (digest(lines, first, last) !== after?.lines)
      faults.push(`${place(first, last)}被绕过记录改过（变动记录 ${seq}）`);
    if (digest(heads, first, last) !== after?.heads)
      faults.push(`${place(first, last)}的签名被绕过记录改过（变动记录 ${seq}）`);
  }
  const end = lines.at(-1)?.seq ?? 0;
  if (end > noted) faults.push(`${place(noted + 1, end)}没有任何变动记录，是绕过记录加进去的`);
  return faults;
}

function digest(rows: readonly Spelled[], first: number, last: number): string {
  const inside = rows.filter(({ seq }) => seq >= first && seq <= last);
  return sha256(inside.map(({ whole }) => whole).join('\n'));
}
