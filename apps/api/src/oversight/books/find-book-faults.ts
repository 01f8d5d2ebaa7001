import type { ClientBase } from 'pg';
import { checkJournal } from '../../money/ledger/index.js';
import { checkAccounts } from './account-check.js';
import { type BookCheck, MOST_FAULTS } from './book-check.js';
import { DEAL_CHECKS } from './deal-checks.js';
import { ENTRY_CHECKS } from './entry-checks.js';
import { ORDER_CHECKS } from './order-checks.js';
import { RECEIPT_CHECKS } from './receipt-checks.js';
import { RELEASE_CHECKS } from './release-checks.js';

/** Everything with which the books have to agree, and how each is called. */
export const BOOK_CHECKS: readonly BookCheck[] = [
  ...ENTRY_CHECKS,
  ...RECEIPT_CHECKS,
  ...ORDER_CHECKS,
  ...DEAL_CHECKS,
  ...RELEASE_CHECKS,
];

export interface BookFindings {
  readonly faults: readonly string[];
  /** Accounts of somebody's that there are. */
  readonly accounts: number;
  readonly entries: number;
}

/**
 * Whether the books stand: accounts against lines, the journal against its chain, both against receipts, orders, deposits,
 * lots and contracts. Reads the database as it is at one moment, and changes nothing.
 */
export async function findBookFaults(client: ClientBase): Promise<BookFindings> {
  await client.query('begin isolation level repeatable read read only');
  try {
    return await findInTransaction(client);
  } finally {
    await client.query('rollback');
  }
}

/** The books by themselves: each account against its lines, the journal against its chain. */
export async function findAccountAndJournalFaults(client: ClientBase): Promise<BookFindings> {
  const { faults, accounts } = await checkAccounts(client);
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from ledger_entry');
  return { faults: [...faults, ...(await checkJournal(client))], accounts, entries: rows[0]!.n };
}

/** The same within a transaction that is open already. */
export async function findInTransaction(client: ClientBase): Promise<BookFindings> {
  const { faults: byThemselves, ...counts } = await findAccountAndJournalFaults(client);
  const faults = [...byThemselves];
  for (const { sql } of BOOK_CHECKS) {
    const { rows } = await client.query<{ fault: string }>(
      `select fault from (${sql}) found order by 1 limit ${MOST_FAULTS}`,
    );
    faults.push(...rows.map(({ fault }) => fault));
  }
  return { faults, ...counts };
}
