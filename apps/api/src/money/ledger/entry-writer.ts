import { type Posting, refusePostings } from '@helan/domain';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { refused, requireNone } from '../../kernel/http/index.js';

export interface NewEntry {
  /** One entry a key: posting the same event again changes nothing. */
  readonly key: string;
  readonly memo: string;
  readonly bankFlowNo?: string;
  /** The day of the books, in Beijing; today where nothing is said. */
  readonly day?: string;
  /** The day on which the bank had it, in Beijing: the day of the books, as long as that one is open. */
  readonly bankDay?: string;
  readonly lines: readonly Posting[];
}

/** Entries that were added, by key. */
export type AddedEntries = ReadonlyMap<string, string>;

const COVERED = 'ledger_account_covered';

/**
 * Any number of entries and all their lines by one statement, in their order; a trigger moves their accounts. Of several
 * with one key the first stands, and one that is there already changes nothing.
 */
export async function writeEntries(tx: EntityManager, entries: readonly NewEntry[]): Promise<AddedEntries> {
  for (const { lines } of entries) requireNone(refusePostings(lines));
  const fresh = [...new Map([...entries].reverse().map((entry) => [entry.key, entry])).values()].reverse();
  if (fresh.length === 0) return new Map();
  const lines = fresh.flatMap(({ key, lines }) => lines.map((line, index) => ({ ...line, key, index })));
  const added: { id: string; key: string }[] = await covered(() =>
    tx.query(
      `with added as (
         insert into ledger_entry (key, memo, bank_flow_no, day, at)
         select key, memo, flow_no, coalesce(day, (now.at at time zone 'Asia/Shanghai')::date), now.at
         from unnest($1::text[], $2::text[], $3::text[], $4::date[])
             with ordinality as given (key, memo, flow_no, day, place),
           (select platform_now() as at) now
         order by place on conflict (key) do nothing returning id, key
       ), written as (
         insert into ledger_line (entry_id, line, account, subject, debit_fen, credit_fen)
         select a.id, l.line, l.account, l.subject, l.debit_fen, l.credit_fen
         from unnest($5::text[], $6::int[], $7::text[], $8::text[], $9::bigint[], $10::bigint[])
           as l (key, line, account, subject, debit_fen, credit_fen) join added a on a.key = l.key
       )
       select id, key from added`,
      [
        fresh.map(({ key }) => key),
        fresh.map(({ memo }) => memo),
        fresh.map(({ bankFlowNo }) => bankFlowNo ?? null),
        fresh.map(({ day }) => day ?? null),
        lines.map(({ key }) => key),
        lines.map(({ index }) => index + 1),
        lines.map(({ account }) => account),
        lines.map(({ subject }) => subject),
        lines.map(({ debitFen }) => debitFen.toString()),
        lines.map(({ creditFen }) => creditFen.toString()),
      ],
    ),
  );
  return new Map(added.map(({ id, key }) => [key, id]));
}

/** More than there is, or than is not reserved for something else, is refused by the account's own constraint. */
export async function covered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isUncovered =
      error instanceof QueryFailedError &&
      (error.driverError as { constraint?: unknown }).constraint === COVERED;
    throw isUncovered ? refused('ledger.uncovered') : error;
  }
}
