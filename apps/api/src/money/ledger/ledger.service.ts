import { Injectable } from '@nestjs/common';
import { type Account, type Balance, type Posting, findLedgerFaults, refusePostings } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { requireNone } from '../../kernel/http/index.js';

export interface NewEntry {
  /** One entry a key: posting the same event again changes nothing. */
  readonly key: string;
  readonly memo: string;
  readonly bankFlowNo?: string;
  readonly lines: readonly Posting[];
}

/** The center's sub-ledger: balanced entries, only ever added. */
@Injectable()
export class LedgerService {
  constructor(private readonly dataSource: DataSource) {}

  /** Returns whether the entry is new. */
  async post(tx: EntityManager, entry: NewEntry): Promise<boolean> {
    requireNone(refusePostings(entry.lines));
    const rows: { id: string }[] = await tx.query(
      `insert into ledger_entry (key, memo, bank_flow_no, at) values ($1, $2, $3, platform_now())
       on conflict (key) do nothing returning id`,
      [entry.key, entry.memo, entry.bankFlowNo ?? null],
    );
    const id = rows[0]?.id;
    if (!id) return false;
    const values = entry.lines.map(
      (_, index) =>
        `($1, ${index + 1}, $${index * 4 + 2}, $${index * 4 + 3}, $${index * 4 + 4}, $${index * 4 + 5})`,
    );
    const params = entry.lines.flatMap((line) => [
      line.account,
      line.subject,
      line.debitFen.toString(),
      line.creditFen.toString(),
    ]);
    await tx.query(
      `insert into ledger_line (entry_id, line, account, subject, debit_fen, credit_fen) values ${values.join(', ')}`,
      [id, ...params],
    );
    return true;
  }

  async balances(source: DataSource | EntityManager = this.dataSource): Promise<Balance[]> {
    const rows: { account: Account; subject: string; debit: string; credit: string }[] = await source.query(
      `select account, subject, sum(debit_fen)::text as debit, sum(credit_fen)::text as credit
       from ledger_line group by account, subject order by account, subject`,
    );
    return rows.map((row) => ({
      account: row.account,
      subject: row.subject,
      debitFen: BigInt(row.debit),
      creditFen: BigInt(row.credit),
    }));
  }

  /** What is wrong with the books, in words; empty when they stand. */
  async check(source: DataSource | EntityManager = this.dataSource): Promise<string[]> {
    return findLedgerFaults(await this.balances(source));
  }
}
