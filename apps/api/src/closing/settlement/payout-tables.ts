import { Injectable } from '@nestjs/common';
import { type PaymentOrderState, maskBankAccount, paymentRowLifecycle } from '@helan/domain';
import type { PageView, PayoutLotView, PayoutRowView, PayoutTableView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { type ListStatement, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { rootOf } from '../../money/payment/index.js';
import { ContractBook, ContractEntity, PaymentRowEntity } from '../contract/index.js';
import { Payees } from './payees.js';

interface OrderRow {
  readonly id: string;
  readonly key: string;
  readonly payee_name: string;
  readonly payee_account_enc: Buffer;
  readonly amount_fen: string;
  readonly state: PaymentOrderState;
  readonly flow_no: string | null;
  readonly entered_by: string | null;
}

const WAITING_LOTS: ListStatement = {
  columns: 'w."lotId", w."lotNo", w."dueCount", w."enteredCount", w."amountFen"',
  from: `from (
    select lot_id as "lotId", subject as "lotNo", min(created_at) as since,
      count(*) filter (where state = 'DUE')::int as "dueCount",
      count(*) filter (where state = 'ENTERED')::int as "enteredCount", sum(amount_fen)::text as "amountFen"
    from payment_order where kind = 'PAYOUT' and state in ('DUE', 'ENTERED')
    group by lot_id, subject having count(*) > 1) w`,
  where: 'true',
  order: [
    { sql: 'w.since', type: 'timestamptz' },
    { sql: 'w."lotId"', type: 'uuid' },
  ],
  params: [],
};

/** 分户表: to whom the price of a lot goes, and how far it has gone. */
@Injectable()
export class PayoutTables {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly book: ContractBook,
    private readonly payees: Payees,
  ) {}

  /** Lots whose price goes out to more than one and waits for the desks, what is ordered first first. */
  async waiting(at: string | undefined): Promise<PageView<PayoutLotView>> {
    const { rows, place } = await readPage<PayoutLotView>(this.dataSource, WAITING_LOTS, at);
    return { items: rows, ...place };
  }

  /** A row of the plan as it was ordered; before that as it will be. The first that is not paid out, unless one is asked for. */
  async of(actor: Actor, lotId: string, asked: number | undefined): Promise<PayoutTableView> {
    const { manager } = this.dataSource;
    const contract = await manager.findOneBy(ContractEntity, { lotId });
    if (!contract) throw refused('resource.not-found');
    const payments = await manager.find(PaymentRowEntity, {
      where: { contractId: contract.id },
      order: { seq: 'ASC' },
    });
    const row =
      asked === undefined
        ? (payments.find(isToPayOut) ?? payments.at(-1))
        : payments.find(({ seq }) => seq === asked);
    if (!row) throw refused('resource.not-found');
    const ordered = await this.ordered(actor, row);
    return {
      lotId,
      lotNo: this.book.open(contract).lotNo,
      contractNo: contract.no,
      payments: payments.map(({ seq, covers, amountFen }) => ({
        seq,
        covers,
        amountFen: amountFen.toString(),
      })),
      seq: row.seq,
      rows: ordered.length > 0 || !isToPayOut(row) ? ordered : await this.expected(contract, row),
    };
  }

  /** Of what came back and was paid again the last one; what was taken back is none. */
  private async ordered(actor: Actor, { contractId, seq }: PaymentRowEntity): Promise<PayoutRowView[]> {
    const rows: OrderRow[] = await this.dataSource.query(
      `select id, key, payee_name, payee_account_enc, amount_fen, state, flow_no, entered_by
       from payment_order where key like $1 and state not in ('REPLACED', 'CANCELLED') order by created_at, id`,
      [`payout:${contractId}:${seq}:%`],
    );
    const last = new Map(rows.map((row) => [placeOf(row), row]));
    return [...last]
      .sort(([one], [other]) => one - other)
      .map(([, row]) => ({
        orderId: row.id,
        payeeName: row.payee_name,
        payeeAccountMasked: this.masked(row.payee_account_enc),
        amountFen: row.amount_fen,
        state: row.state,
        flowNo: row.flow_no,
        enteredByMe: row.entered_by === actor.accountId,
      }));
  }

  private async expected(contract: ContractEntity, row: PaymentRowEntity): Promise<PayoutRowView[]> {
    const payees = await this.payees.of(this.dataSource.manager, contract, row.amountFen);
    return payees.map(({ payeeName, payeeAccount, amountFen }) => ({
      orderId: null,
      payeeName,
      payeeAccountMasked: maskBankAccount(payeeAccount),
      amountFen: amountFen.toString(),
      state: null,
      flowNo: null,
      enteredByMe: false,
    }));
  }

  private masked(account: Buffer): string {
    return maskBankAccount(this.cipher.open(account, 'payment_order.payee_account'));
  }
}

/** Of what was given up, or is paid no more, nothing will go out. */
function isToPayOut({ state }: PaymentRowEntity): boolean {
  return state !== 'PAID_OUT' && !paymentRowLifecycle.isFinal(state);
}

/** Which payee of its row an order is for. */
function placeOf({ key }: OrderRow): number {
  return Number(rootOf(key).split(':')[3]);
}
