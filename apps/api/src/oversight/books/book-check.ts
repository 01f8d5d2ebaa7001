/** Something that the books must agree with: the statement gives a sentence, `fault`, for each place where they do not. */
export interface BookCheck {
  readonly name: string;
  readonly sql: string;
}

/** So many faults of one kind are enough to see that the books do not stand. */
export const MOST_FAULTS = 1_000;

/** An amount in 元, as people read it. */
export function yuan(fen: string): string {
  return `to_char((${fen}) / 100.0, 'FM999999999999990.00')`;
}

/** The amount that lies on an account of somebody's, of what is owed. */
export function owed(account: string, subject: string): string {
  return `coalesce((select a.credit_fen - a.debit_fen from ledger_account a
    where a.account = ${account} and a.subject = ${subject}), 0)`;
}
