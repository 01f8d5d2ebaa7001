import { Injectable } from '@nestjs/common';
import type { BankAccount } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';

/** What a line of a statement is: a receipt, a payment, what a transfer brought, a payment that came back, the bank's interest, what of it the center keeps. */
export type FlowOwner = `${'receipt' | 'order' | 'arrival' | 'return' | 'interest' | 'kept'}:${string}`;

export interface Flow {
  readonly bank: BankAccount;
  readonly flowNo: string;
  readonly owner: FlowOwner;
}

/** One line of a bank's statement is one thing, whoever writes it down first: the table's key says so, not a question. */
@Injectable()
export class FlowClaims {
  /** Refuses a number that is something else already, at the field in which it was typed. */
  async claim(tx: EntityManager, flow: Flow, field = 'flowNo'): Promise<void> {
    const [owner] = await this.claimAll(tx, [flow]);
    if (owner !== flow.owner) throw refused('receipt.duplicate', undefined, field);
  }

  /**
   * Whose each line is from now on, in their order: as asked for, whoever had it before, or nobody's where whoever asks has
   * another.
   */
  async claimAll(tx: EntityManager, flows: readonly Flow[]): Promise<(string | null)[]> {
    const banks = flows.map(({ bank }) => bank);
    const numbers = flows.map(({ flowNo }) => flowNo);
    await tx.query(
      `insert into flow_claim (bank, flow_no, owner)
       select bank, flow_no, owner from unnest($1::text[], $2::text[], $3::text[]) with ordinality f (bank, flow_no, owner, n)
       order by bank, flow_no, n on conflict do nothing`,
      [banks, numbers, flows.map(({ owner }) => owner)],
    );
    const rows: { owner: string | null }[] = await tx.query(
      `select c.owner from unnest($1::text[], $2::text[]) with ordinality f (bank, flow_no, n)
       left join flow_claim c on c.bank = f.bank and c.flow_no = f.flow_no order by f.n`,
      [banks, numbers],
    );
    return rows.map(({ owner }) => owner);
  }

  /** Which line each of them has; who has none is left out. */
  async linesOf(tx: EntityManager, owners: readonly FlowOwner[]): Promise<ReadonlyMap<FlowOwner, string>> {
    if (owners.length === 0) return new Map();
    const rows: { owner: FlowOwner; flow_no: string }[] = await tx.query(
      'select owner, flow_no from flow_claim where owner = any($1)',
      [owners],
    );
    return new Map(rows.map((row) => [row.owner, row.flow_no]));
  }

  /** What was written down is not so: its number may be something else's. */
  async release(tx: EntityManager, owners: readonly FlowOwner[]): Promise<void> {
    await tx.query('delete from flow_claim where owner = any($1)', [owners]);
  }
}
