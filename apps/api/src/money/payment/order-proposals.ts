import { Injectable } from '@nestjs/common';
import type { OwnReturnedPaymentView, PaymentOrderView, PaymentProposalView } from '@helan/contracts';
import { maskBankAccount } from '@helan/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { ORDER_KINDS } from './payment-order.entity.js';

interface Row {
  readonly order_id: string;
  readonly kind: PaymentProposalView['kind'];
  readonly flow_no: string | null;
  readonly reason: string;
  readonly proposed_by: string;
  readonly proposed_at: Date;
  readonly proposer: string;
}

interface ReturnedRow {
  readonly kind: keyof typeof ORDER_KINDS;
  readonly amount_fen: string;
  readonly payee_account_enc: Buffer;
  readonly reason: string;
  readonly answered_at: Date;
}

/** What is proposed about payments, and what whoever is to have one is told of. */
@Injectable()
export class OrderProposals {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
  ) {}

  /** Orders with what somebody has proposed about them and nobody has answered. */
  async with(views: readonly PaymentOrderView[], actor: Actor): Promise<PaymentOrderView[]> {
    const rows: Row[] = await this.dataSource.query(
      `select d.order_id, d.kind, d.flow_no, d.reason, d.proposed_by, d.proposed_at, a.display_name as proposer
       from payment_decision d join payment_order o on o.id = d.order_id join account a on a.id = d.proposed_by
       where d.agrees is null and o.state <> 'CANCELLED' and d.order_id = any($1)`,
      [views.map(({ id }) => id)],
    );
    const proposals = new Map(rows.map((row) => [row.order_id, toProposalView(row, actor)]));
    return views.map((view) => ({ ...view, proposal: proposals.get(view.id) ?? null }));
  }

  /** Payments to whom somebody acts for that came back and have not been paid again, the last one first. */
  async returnedTo({ partyId }: Actor): Promise<OwnReturnedPaymentView[]> {
    const rows: ReturnedRow[] = await this.dataSource.query(
      `select o.kind, o.amount_fen, o.payee_account_enc, coalesce(d.reason, o.failed_for) as reason,
              coalesce(d.answered_at, o.failed_at) as answered_at
       from payment_order o left join payment_decision d on d.order_id = o.id and d.kind = 'RETURNED' and d.agrees
       where o.state = 'BOUNCED' and o.payee_id = $1 order by 5 desc limit 50`,
      [partyId],
    );
    return rows.map((row) => ({
      kindName: ORDER_KINDS[row.kind],
      amountFen: row.amount_fen.toString(),
      payeeAccountMasked: maskBankAccount(
        this.cipher.open(row.payee_account_enc, 'payment_order.payee_account'),
      ),
      reason: row.reason,
      returnedAt: row.answered_at.toISOString(),
    }));
  }
}

function toProposalView(row: Row, { accountId }: Actor): PaymentProposalView {
  return {
    kind: row.kind,
    flowNo: row.flow_no,
    reason: row.reason,
    proposerName: row.proposer,
    proposedAt: row.proposed_at.toISOString(),
    isMine: row.proposed_by === accountId,
  };
}
