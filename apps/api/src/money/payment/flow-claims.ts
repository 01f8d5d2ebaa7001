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

  /** Whose each line is from now on, in their order: as asked for, or whoever had it before. */
  async claimAll(tx: EntityManager, flows: readonly Flow[]): Promise<string[]> {
    const banks = flows.map(({ bank }) => bank);
    const numbers = flows.map(({ flowNo }) => flowNo);
    await tx.query(
      `insert into flow_claim (bank, flow_no, owner)
       select bank, flow_no, owner from unnest($1::text[], $2::text[], $3::text[]) with ordinality f (bank, flow_no, owner, n)
       order by bank, flow_no, n on conflict do nothing`,
      [banks, numbers, flows.map(({ owner }) => owner)],
    );
    const rows: { owner: string }[] = await tx.query(
      `select c.owner from unnest($1::text[], $2::text[]) with ordinality f (bank, flow_no, n)
       join flow_claim c on c.bank = f.bank and c.flow_no = f.flow_no order by f.n`,
      [banks, numbers],
    );
    return rows.map(({ owner }) => owner);
  }

  /** What was written down is not so: its number may be something else's. */
  async release(tx: EntityManager, owners: readonly FlowOwner[]): Promise<void> {
    await tx.query('delete from flow_claim where owner = any($1)', [owners]);
  }
}
