import { Injectable } from '@nestjs/common';
import {
  type KindRent,
  PAYMENT_CHANGES,
  PAYMENT_ROW_STATES,
  type PaymentChangeKind,
  formatYuan,
  kindRentInWords,
} from '@helan/domain';
import type { DunningLetterView, PaymentChangeView, PaymentRowView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';

/** A contract's payments, with what changed them and what asked for them. */
export interface PlanView {
  readonly payments: readonly PaymentRowView[];
  readonly changes: readonly PaymentChangeView[];
  readonly letters: readonly DunningLetterView[];
}

type OfContract<T> = T & { readonly contractId: string };
interface ChangeRow extends Omit<PaymentChangeView, 'kindName' | 'words' | 'isMine' | 'proposedAt'> {
  readonly content: Record<string, string>;
  readonly proposedBy: string;
  readonly proposedAt: Date;
}

/** The plans of any number of contracts by three statements. */
@Injectable()
export class PlanQueries {
  constructor(private readonly dataSource: DataSource) {}

  async of(actor: Actor, contractIds: readonly string[]): Promise<(contractId: string) => PlanView> {
    const payments: OfContract<Omit<PaymentRowView, 'stateName'>>[] = await this.dataSource.query(
      `select contract_id as "contractId", seq, to_char(due_on, 'YYYY-MM-DD') as "dueOn", event,
              is_provisional as "isProvisional", covers, kind, state, dunned, amount_fen::text as "amountFen",
              paid_fen::text as "paidFen", paid_out_fen::text as "paidOutFen"
       from payment_row where contract_id = any($1) order by seq`,
      [contractIds],
    );
    const changes: OfContract<ChangeRow>[] = await this.dataSource.query(
      `select contract_id as "contractId", id, kind, seq, content, reason, proposed_by as "proposedBy",
              proposed_at as "proposedAt", agrees, answer, delta_fen::text as "deltaFen", direct_fen::text as "directFen"
       from payment_change where contract_id = any($1) order by proposed_at desc, id`,
      [contractIds],
    );
    const letters: OfContract<Omit<DunningLetterView, 'madeAt'> & { madeAt: Date }>[] =
      await this.dataSource.query(
        `select contract_id as "contractId", id, no, seq, open_fen::text as "openFen", made_at as "madeAt"
         from dunning_letter where contract_id = any($1) order by made_at desc, no`,
        [contractIds],
      );
    return (id) => ({
      payments: own(payments, id).map((row) => ({ ...row, stateName: PAYMENT_ROW_STATES[row.state] })),
      changes: own(changes, id).map((row) => toChangeView(actor, row)),
      letters: own(letters, id).map((row) => ({ ...row, madeAt: row.madeAt.toISOString() })),
    });
  }
}

function own<T>(rows: readonly OfContract<T>[], id: string): Omit<OfContract<T>, 'contractId'>[] {
  return rows.filter(({ contractId }) => contractId === id).map(({ contractId: _, ...row }) => row);
}

function toChangeView(actor: Actor, row: ChangeRow): PaymentChangeView {
  const { content, proposedBy, proposedAt, ...facts } = row;
  return {
    ...facts,
    kindName: PAYMENT_CHANGES[row.kind],
    words: inWords(row.kind, content),
    proposedAt: proposedAt.toISOString(),
    isMine: proposedBy === actor.accountId,
  };
}

function inWords(kind: PaymentChangeKind, content: Record<string, string>): string {
  if (kind === 'WAIVER') return `免收 ${formatYuan(BigInt(content['waivedFen'] ?? 0))} 元`;
  if (kind === 'QUANTITY') return `按 ${content['quantity']} ${content['unit']}计价`;
  return kindRentInWords(content as unknown as KindRent);
}
