import type { ClientBase } from 'pg';
import { WHOLE_HEAD, noteFaults, readNotes } from './batch-notes.js';
import type { Trust } from './trust.js';
import { type HeadRow, headFaults } from './head-check.js';
import { type SessionRow, readLines, placeOf, lineFaults } from './line-check.js';

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
