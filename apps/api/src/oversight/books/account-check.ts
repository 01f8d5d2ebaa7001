import {
  ACCOUNTS,
  type Account,
  type Balance,
  findAccountFaults,
  isOverdrawn,
  overdrawnInWords,
} from '@helan/domain';
import type { ClientBase } from 'pg';

const ACCOUNTS_AT_ONCE = 5_000;

interface AccountRow {
  readonly account: Account;
  readonly subject: string;
  readonly debit: string;
  readonly credit: string;
  readonly sums_to: boolean;
}

export interface CheckedAccounts {
  readonly faults: readonly string[];
  /** How many there are. */
  readonly accounts: number;
}

/**
 * Holds each account's row against its lines, so many accounts at once, and adds them up: what the banks hold is what is
 * owed from them, and nobody is owed less than nothing.
 */
export async function checkAccounts(client: ClientBase): Promise<CheckedAccounts> {
  const faults: string[] = [];
  const totals = new Map<Account, Balance>();
  let accounts = 0;
  let last: Pick<AccountRow, 'account' | 'subject'> = { account: '' as Account, subject: '' };
  for (;;) {
    const { rows } = await client.query<AccountRow>(
      `select a.account, a.subject, a.debit_fen::text as debit, a.credit_fen::text as credit,
         a.debit_fen = w.debit and a.credit_fen = w.credit as sums_to
       from (select * from ledger_account where (account, subject) > ($1, $2)
             order by account, subject limit ${ACCOUNTS_AT_ONCE}) a
       cross join lateral (
         select coalesce(sum(l.debit_fen), 0) as debit, coalesce(sum(l.credit_fen), 0) as credit
         from ledger_line l where l.account = a.account and l.subject = a.subject) w
       order by a.account, a.subject`,
      [last.account, last.subject],
    );
    if (rows.length === 0) break;
    accounts += rows.length;
    last = rows.at(-1)!;
    for (const row of rows) {
      const balance = toBalance(row);
      if (!row.sums_to) faults.push(`${nameOf(row)} 的余额和借贷行的合计不符`);
      if (isOverdrawn(balance)) faults.push(overdrawnInWords(row));
      totals.set(row.account, plus(totals.get(row.account), balance));
    }
  }
  return { faults: [...faults, ...findAccountFaults([...totals.values()])], accounts };
}

function plus(sum: Balance | undefined, { account, debitFen, creditFen }: Balance): Balance {
  return {
    account,
    subject: '',
    debitFen: (sum?.debitFen ?? 0n) + debitFen,
    creditFen: (sum?.creditFen ?? 0n) + creditFen,
  };
}

function toBalance({ account, subject, debit, credit }: AccountRow): Balance {
  return { account, subject, debitFen: BigInt(debit), creditFen: BigInt(credit) };
}

function nameOf({ account, subject }: Pick<AccountRow, 'account' | 'subject'>): string {
  return `${ACCOUNTS[account] ?? account} ${subject}`;
}
