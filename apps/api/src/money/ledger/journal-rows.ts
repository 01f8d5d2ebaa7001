import type { JournalEntry, Posting } from '@helan/domain';

/** Reads entries as the chain holds them: `where` and the rest go behind. Names schema and functions in full. */
export const JOURNAL_ENTRIES = `
  select e.id, e.key, e.memo, e.bank_flow_no as "flowNo", to_char(e.day, 'YYYY-MM-DD') as day,
    to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.actor, e.db_role as role,
    (select t.key from public.ledger_reversal r join public.ledger_entry t on t.id = r.reverses
     where r.entry_id = e.id) as reverses,
    (select coalesce(json_agg(json_build_array(l.account, l.subject, l.debit_fen::text, l.credit_fen::text)
       order by l.line), '[]') from public.ledger_line l where l.entry_id = e.id) as lines
  from public.ledger_entry e`;

export interface JournalRow extends Omit<JournalEntry, 'lines'> {
  readonly id: string;
  readonly lines: readonly (readonly [Posting['account'], string, string, string])[];
}

export function toJournalEntry({ id: _, lines, ...entry }: JournalRow): JournalEntry {
  return {
    ...entry,
    lines: lines.map(([account, subject, debit, credit]) => ({
      account,
      subject,
      debitFen: BigInt(debit),
      creditFen: BigInt(credit),
    })),
  };
}
