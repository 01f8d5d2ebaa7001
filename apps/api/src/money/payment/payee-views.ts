import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ORDER_REASONS } from '@helan/domain';
import type { PayeeView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { OrderQueries } from './order.queries.js';
import { PayeeAccounts } from './payee-accounts.js';
import { ORDER_KINDS, PaymentOrderEntity } from './payment-order.entity.js';

export interface PaidLot {
  readonly no: string;
  readonly title: string;
}

type LotOf = (source: DataSource, lotId: string) => Promise<PaidLot | undefined>;
type Seen = (tx: EntityManager, actor: Actor, order: PaymentOrderEntity) => Promise<void>;

/** The full account of whom money goes to, for whoever pays it; each look is written down. */
@Injectable()
export class PayeeViews {
  private seen: Seen = async () => undefined;
  private lotOf: LotOf = async () => undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly queries: OrderQueries,
    private readonly accounts: PayeeAccounts,
  ) {}

  /** The room that keeps what was seen of a person. */
  noteWith(seen: Seen): void {
    this.seen = seen;
  }

  /** The room that knows what a lot is. */
  nameWith(lotOf: LotOf): void {
    this.lotOf = lotOf;
  }

  async open(actor: Actor, id: string): Promise<PayeeView> {
    // Whoever may open the order, as it is now.
    const { lotId } = await this.queries.open(actor, id);
    const order = await this.dataSource.manager.findOneByOrFail(PaymentOrderEntity, { id });
    const account = this.accounts.accountOf(order);
    if (account === null) throw refused('payment.own-account');
    await this.transactions.run(async (tx) => {
      await tx.query(
        `insert into payee_view (id, order_id, account_id, viewer_name, at) values ($1, $2, $3, $4, platform_now())`,
        [randomUUID(), id, actor.accountId, actor.name],
      );
      if (order.payeeId) await this.seen(tx, actor, order);
    });
    const changed = await this.accounts.changedAmong(this.dataSource, [order]);
    const lot = lotId ? await this.lotOf(this.dataSource, lotId) : undefined;
    return {
      payeeName: order.payeeName,
      payeeAccount: account,
      bankName: await this.accounts.bankNameOf(this.dataSource, order),
      bankNo: order.payeeBankNo,
      amountFen: order.amountFen.toString(),
      kindName: ORDER_KINDS[order.kind],
      why: ORDER_REASONS[order.kind],
      title: lot?.title ?? null,
      lotNo: lot?.no ?? null,
      isAccountChanged: changed.has(id),
    };
  }
}
