import { Injectable } from '@nestjs/common';
import { type PlainDate, daysLate, maskBankAccount } from '@helan/domain';
import type { PageView, PaymentOrderView } from '@helan/contracts';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { inOrder } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { bankName } from './bank-name.js';
import { BlindPayers } from './blind-payers.js';
import type { MoneyFilter } from './money-filter.js';
import { OrderList, blindKeyOf } from './order-list.js';
import { OrderProposals } from './order-proposals.js';
import { ORDER_KINDS, PaymentOrderEntity } from './payment-order.entity.js';
import { WAITS_FOR_TRANSFER } from './transfers.js';

@Injectable()
export class OrderQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly blind: BlindPayers,
    private readonly proposals: OrderProposals,
    private readonly orders: OrderList,
    private readonly clock: PlatformClock,
  ) {}

  async list(actor: Actor, filter: MoneyFilter, at: string | undefined): Promise<PageView<PaymentOrderView>> {
    const { rows: found, place } = await this.orders.read(filter, at);
    const rows = inOrder(
      found,
      await this.dataSource.manager.findBy(PaymentOrderEntity, { id: In(found.map(({ id }) => id)) }),
    );
    const blind = await this.blindOrders(rows);
    const today = await this.clock.today();
    const items = rows.map((row) => ({
      ...this.toOrderView(row, actor, today),
      ...(blind.has(row.id) ? CLOSED_ORDER : {}),
    }));
    return { items: await this.proposals.with(await this.withTransfers(items), actor), ...place };
  }

  /**
   * An order that is to be paid, or came back, for who pays; once it is, for whoever entered it and the second person,
   * as one that is to take the place of another.
   */
  async open(actor: Actor, id: string): Promise<PaymentOrderView> {
    const row = await this.dataSource.manager.findOneBy(PaymentOrderEntity, { id });
    const isOwn = row?.enteredBy === actor.accountId;
    const state = row?.state ?? 'CANCELLED';
    const mayOpen =
      (['DUE', 'BATCHED', 'SENT', 'BOUNCED', 'PROPOSED'].includes(state) &&
        actor.roles.includes('FINANCE_CLERK')) ||
      (state === 'ENTERED' && isOwn) ||
      (['BATCHED', 'SENT', 'ENTERED', 'BOUNCED', 'PROPOSED'].includes(state) &&
        actor.roles.includes('FINANCE_CHECK'));
    if (!row || !mayOpen) throw refused('resource.not-found');
    // Beside the payee's name the lot would tell what the list keeps to itself.
    const isBlind = (await this.blindOrders([row])).has(id);
    const today = await this.clock.today();
    const view = { ...this.toOrderView(row, actor, today), ...(isBlind ? { lotId: null } : {}) };
    return (await this.proposals.with(await this.withTransfers([view]), actor))[0]!;
  }

  /** Orders whose payee would tell who has registered: of a refund its registration, of a return its receipt says so. */
  private async blindOrders(rows: readonly PaymentOrderEntity[]): Promise<ReadonlySet<string>> {
    const blind = await this.blind.among(rows.map(blindKeyOf));
    return new Set(rows.filter((row) => blind.has(blindKeyOf(row))).map(({ id }) => id));
  }

  /** Which of them go out of money that is still on its way to the price's account. */
  private async withTransfers(views: readonly PaymentOrderView[]): Promise<PaymentOrderView[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select o.id from payment_order o where o.id = any($1) and ${WAITS_FOR_TRANSFER}`,
      [views.filter(({ state }) => state === 'DUE').map(({ id }) => id)],
    );
    const waiting = new Set(rows.map(({ id }) => id));
    return views.map((view) => ({ ...view, waitsForTransfer: waiting.has(view.id) }));
  }

  /** Of a transfer there is no account of anybody's. */
  private masked({ payeeAccountEnc }: PaymentOrderEntity): string {
    if (!payeeAccountEnc) return '中心价款专户';
    return maskBankAccount(this.cipher.open(payeeAccountEnc, 'payment_order.payee_account'));
  }

  private toOrderView(row: PaymentOrderEntity, actor: Actor, today: PlainDate): PaymentOrderView {
    return {
      id: row.id,
      kind: row.kind,
      kindName: ORDER_KINDS[row.kind],
      bankName: bankName(row.bank),
      lotId: row.lotId,
      payeeName: row.payeeName,
      payeeAccountMasked: this.masked(row),
      amountFen: row.amountFen.toString(),
      dueOn: row.dueOn,
      daysLate: daysLate(row, today),
      state: row.state,
      flowNo: row.flowNo,
      arrivalFlowNo: row.arrivalFlowNo,
      batchId: row.batchId,
      sentBackFor: row.sentBackFor,
      failedFor: row.failedFor,
      waitsForTransfer: false,
      isPayeeRegistered: row.payeeId !== null,
      payeeId: row.payeeId,
      proposal: null,
      enteredByMe: row.enteredBy === actor.accountId,
    };
  }
}

const CLOSED_ORDER = {
  lotId: null,
  payeeId: null,
  payeeName: null,
  payeeAccountMasked: null,
  amountFen: null,
} as const;
