import { type Posting, reversed } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import type { NewEntry } from './entry-writer.js';

/** 红字冲正: the entry of this key takes back, whole and once, the one of the other. */
export interface RedEntry extends Omit<NewEntry, 'lines'> {
  readonly of: string;
}

interface LineRow {
  readonly key: string;
  readonly account: Posting['account'];
  readonly subject: string;
  readonly debit: string;
  readonly credit: string;
}

/** The entries that take others back, with those others' lines the other way round. */
export async function redEntries(tx: EntityManager, reds: readonly RedEntry[]): Promise<NewEntry[]> {
  const rows: LineRow[] = await tx.query(
    `select e.key, l.account, l.subject, l.debit_fen as debit, l.credit_fen as credit
     from ledger_entry e join ledger_line l on l.entry_id = e.id where e.key = any($1) order by e.id, l.line`,
    [reds.map(({ of }) => of)],
  );
  const lines = new Map<string, LineRow[]>();
  for (const row of rows) lines.set(row.key, [...(lines.get(row.key) ?? []), row]);
  return reds.map(({ of, ...red }) => {
    const taken = lines.get(of);
    if (!taken) throw refused('ledger.no-entry');
    return { ...red, lines: reversed(taken.map(toPosting)) };
  });
}

/** Ties entries that have just been added to those that they take back. Nothing is taken back twice. */
export async function tieReversals(tx: EntityManager, reds: readonly RedEntry[]): Promise<void> {
  const tied: unknown[] = await tx.query(
    `insert into ledger_reversal (entry_id, reverses)
     select red.id, taken.id from unnest($1::text[], $2::text[]) as w (key, taken)
       join ledger_entry red on red.key = w.key join ledger_entry taken on taken.key = w.taken
     on conflict do nothing returning entry_id`,
    [reds.map(({ key }) => key), reds.map(({ of }) => of)],
  );
  if (tied.length < reds.length) throw refused('ledger.reversed');
}

function toPosting({ account, subject, debit, credit }: LineRow): Posting {
  return { account, subject, debitFen: BigInt(debit), creditFen: BigInt(credit) };
}
