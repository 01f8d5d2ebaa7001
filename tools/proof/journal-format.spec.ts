import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  type Account,
  JOURNAL_START,
  type JournalEntry,
  chainOn,
  journalRootText,
  journalText,
  refusePostings,
  reversed,
} from '@helan/domain';

const DOC = fs.readFileSync(path.resolve(import.meta.dirname, '../../docs/formats/journal.md'), 'utf8');

interface Line {
  readonly account: Account;
  readonly subject: string;
  readonly debitFen: string;
  readonly creditFen: string;
}

interface Vectors {
  readonly entries: readonly (Omit<JournalEntry, 'lines'> & { readonly lines: readonly Line[] })[];
  readonly canonical: string;
  readonly hashes: readonly string[];
  readonly noon: {
    readonly day: string;
    readonly position: number;
    readonly hash: string;
    readonly salt: string;
    readonly root: string;
  };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const vectors = JSON.parse(/```json\n([\s\S]*?)\n```/.exec(DOC)![1]!) as Vectors;
const entries: JournalEntry[] = vectors.entries.map((entry) => ({
  ...entry,
  lines: entry.lines.map(({ debitFen, creditFen, ...line }) => ({
    ...line,
    debitFen: BigInt(debitFen),
    creditFen: BigInt(creditFen),
  })),
}));

describe('the vectors of docs/formats/journal.md', () => {
  test('are entries that stand, and one that takes another back', () => {
    for (const { lines } of entries) expect(refusePostings(lines)).toBeUndefined();
    const [, paid, red] = entries;
    expect(red!.reverses).toBe(paid!.key);
    expect(reversed(paid!.lines)).toEqual(red!.lines);
  });

  test('are places as the platform ties them', () => {
    expect(journalText(entries[0]!, JOURNAL_START)).toBe(vectors.canonical);
    expect(chainOn(JOURNAL_START, entries, sha256).map(({ hash }) => hash)).toEqual(vectors.hashes);
  });

  test('are a noon as the platform signs it', () => {
    const { day, position, hash, salt, root } = vectors.noon;
    expect(hash).toBe(vectors.hashes[position - 1]);
    expect(sha256(journalRootText(day, { position, hash }, salt))).toBe(root);
  });
});
