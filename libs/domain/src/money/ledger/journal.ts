import { GENESIS_HASH, type Hash, canonicalJson } from '../../kernel/index.js';
import type { Fen } from '../../kernel/money/index.js';
import type { Posting } from './posting.js';

/** An entry as the journal's chain holds it. Format: docs/formats/journal.md. */
export interface JournalEntry {
  readonly key: string;
  readonly memo: string;
  readonly flowNo: string | null;
  /** The day of the books on which it stands. */
  readonly day: string;
  /** To the microsecond, in UTC. */
  readonly at: string;
  readonly actor: string | null;
  readonly role: string | null;
  /** The key of the entry that this one takes back. */
  readonly reverses: string | null;
  /** In the order of their numbers, from 1 without a gap. */
  readonly lines: readonly Posting[];
}

/** A place in the chain, and the hash of what stands there; place 0 is before the first entry. */
export interface JournalHead {
  readonly position: number;
  readonly hash: string;
}

export const JOURNAL_START: JournalHead = { position: 0, hash: GENESIS_HASH };

/** The text whose hash an entry has at its place in the chain: canonical JSON, amounts as digits in fen. */
export function journalText(entry: JournalEntry, before: JournalHead): string {
  const { key, memo, flowNo, day, at, actor, role, reverses } = entry;
  return canonicalJson({
    ...{ key, memo, flowNo, day, at, actor, role, reverses },
    position: before.position + 1,
    prevHash: before.hash,
    lines: entry.lines.map(({ account, subject, debitFen, creditFen }) => ({
      account,
      subject,
      debitFen: digits(debitFen),
      creditFen: digits(creditFen),
    })),
  });
}

/** The heads after each of a row of entries that follow one another. */
export function chainOn(start: JournalHead, entries: readonly JournalEntry[], hash: Hash): JournalHead[] {
  let head = start;
  return entries.map((entry) => {
    head = { position: head.position + 1, hash: hash(journalText(entry, head)) };
    return head;
  });
}

/**
 * The text whose hash is signed with a noon: where the journal stood, behind a salt of the day's own. Without the salt
 * nobody can tell from the root what was booked, nor whether anything was.
 */
export function journalRootText(day: string, { position, hash }: JournalHead, salt: string): string {
  return ['journal', day, position, hash, salt].join('|');
}

function digits(fen: Fen): string {
  return fen.toString();
}
