import { Injectable } from '@nestjs/common';
import {
  ASSETS,
  type Account,
  type Balance,
  type Posting,
  findAccountFaults,
  overdrawnInWords,
  refusePostings,
} from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { requireNone } from '../../kernel/http/index.js';

export interface NewEntry {
  /** One entry a key: posting the same event again changes nothing. */
  readonly key: string;
  readonly memo: string;
  readonly bankFlowNo?: string;
  readonly lines: readonly Posting[];
}

/** So many faults are enough to see that the books do not stand. */
const MOST_FAULTS = 1_000;

interface SumRow {
  readonly account: Account;
  readonly subject: string;
  readonly debit: string;
  readonly credit: string;
}

/** The center's sub-ledger: balanced entries, only ever added. */
@Injectable()
export class LedgerService {
  constructor(private readonly dataSource: DataSource) {}

  /** Returns whether the entry is new. */
  async post(tx: EntityManager, entry: NewEntry): Promise<boolean> {
    return (await this.postAll(tx, [entry])) === 1;
  }

  /** Any number of entries by two statements, in their order. Returns how many of them are new. */
  async postAll(tx: EntityManager, entries: readonly NewEntry[]): Promise<number> {
    for (const { lines } of entries) requireNone(refusePostings(lines));
    const added: { id: string; key: string }[] = await tx.query(
      `insert into ledger_entry (key, memo, bank_flow_no, at)
       select key, memo, flow_no, platform_now()
       from unnest($1::text[], $2::text[], $3::text[]) with ordinality as entry (key, memo, flow_no, place)
       order by place on conflict (key) do nothing returning id, key`,
      [
        entries.map(({ key }) => key),
        entries.map(({ memo }) => memo),
        entries.map(({ bankFlowNo }) => bankFlowNo ?? null),
      ],
    );
    // Of two with one key the first stands.
    const byKey = new Map([...entries].reverse().map((entry) => [entry.key, entry]));
    const lines = added.flatMap(({ id, key }) =>
      byKey.get(key)!.lines.map((line, index) => ({ ...line, id, number: index + 1 })),
    );
    if (lines.length > 0)
      await tx.query(
        `insert into ledger_line (entry_id, line, account, subject, debit_fen, credit_fen)
         select * from unnest($1::bigint[], $2::int[], $3::text[], $4::text[], $5::bigint[], $6::bigint[])`,
        [
          lines.map(({ id }) => id),
          lines.map(({ number }) => number),
          lines.map(({ account }) => account),
          lines.map(({ subject }) => subject),
          lines.map(({ debitFen }) => debitFen.toString()),
          lines.map(({ creditFen }) => creditFen.toString()),
        ],
      );
    return added.length;
  }

  async balances(source: DataSource | EntityManager = this.dataSource): Promise<Balance[]> {
    const rows: SumRow[] = await source.query(
      `select account, subject, sum(debit_fen)::text as debit, sum(credit_fen)::text as credit
       from ledger_line group by account, subject order by account, subject`,
    );
    return rows.map(toBalance);
  }

  /**
   * What is wrong with the books, in words; empty when they stand. The database sums and compares: nothing but the
   * accounts and what is wrong is read from it, of which so much is said.
   */
  async check(source: DataSource | EntityManager = this.dataSource): Promise<string[]> {
    const totals: SumRow[] = await source.query(
      `select account, '' as subject, sum(debit_fen)::text as debit, sum(credit_fen)::text as credit
       from ledger_line group by account`,
    );
    const overdrawn: Pick<Balance, 'account' | 'subject'>[] = await source.query(
      `select account, subject from ledger_line where account <> all($1)
       group by account, subject having sum(debit_fen) > sum(credit_fen)
       order by account, subject limit ${MOST_FAULTS}`,
      [ASSETS],
    );
    return [...findAccountFaults(totals.map(toBalance)), ...overdrawn.map(overdrawnInWords)];
  }
}

function toBalance({ account, subject, debit, credit }: SumRow): Balance {
  return { account, subject, debitFen: BigInt(debit), creditFen: BigInt(credit) };
}
