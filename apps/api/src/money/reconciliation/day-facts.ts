import type { BankAccount, DayToClose } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { BANK_LINES } from './bank-side.js';
import { type Comparison, differenceName, unexplainedOf } from './day-compare.js';

/** In SQL: a receipt in one of these states is in no book yet. */
export const UNBOOKED = "'ENTERED', 'CHECKED', 'SENT_BACK'";

/** A line that somebody has entered for a day and nobody has confirmed. */
export interface UnconfirmedReceipt {
  readonly id: string;
  readonly flowNo: string;
}

/** Receipts of the days since the last close that are in no book yet. */
export async function unconfirmedReceipts(
  source: DataSource | EntityManager,
  bank: BankAccount,
  { after, day }: { readonly after: string | null; readonly day: string },
): Promise<UnconfirmedReceipt[]> {
  return source.query(
    `select id, flow_no as "flowNo" from bank_receipt
     where bank = $1 and state in (${UNBOOKED})
       and arrived_at >= coalesce(($2::date + 1)::timestamp at time zone 'Asia/Shanghai', '-infinity')
       and arrived_at < ($3::date + 1)::timestamp at time zone 'Asia/Shanghai'
     order by arrived_at, id limit 1000`,
    [bank, after, day],
  );
}

/** In SQL: the first day after one on which book or bank moved, of account $1 after day $2; null where none did. */
export const FIRST_MOVED = `least(
  (select e.day from ledger_entry e where e.day > coalesce($2::date, '-infinity')
     and exists (select from ledger_line l where l.entry_id = e.id and l.account = $1) order by e.day limit 1),
  (select b.day from ${BANK_LINES} where b.bank = $1 and b.day > coalesce($2::date, '-infinity')
     order by b.day limit 1))`;

/** What is asked before a day is closed. */
export async function factsOf(
  source: DataSource | EntityManager,
  bank: BankAccount,
  {
    day,
    today,
    comparison,
    closedThrough,
  }: {
    readonly day: string;
    readonly today: string;
    readonly comparison: Comparison;
    readonly closedThrough: string | null;
  },
): Promise<DayToClose> {
  const { closedBefore: after, bank: said, hasBookMoved } = comparison;
  const [first]: [{ day: string | null }] = await source.query(
    `select to_char(${FIRST_MOVED}, 'YYYY-MM-DD') as day`,
    [bank, after],
  );
  const unconfirmed = await unconfirmedReceipts(source, bank, { after, day });
  return {
    ...{ day, today, closedThrough },
    earlierOpen: first.day !== null && first.day < day ? first.day : null,
    isBankAsked: hasBookMoved,
    hasStatement: said.hasLines || said.typedFen !== null,
    unconfirmed: unconfirmed.map(({ flowNo }) => `流水 ${flowNo}`),
    unexplained: [
      ...unexplainedOf(comparison).map(({ key }) => differenceName(key)),
      ...(comparison.count > comparison.differences.length ? ['没有列出的各处'] : []),
    ],
  };
}
