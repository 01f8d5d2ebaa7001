import { Injectable } from '@nestjs/common';
import { isFlowNumber } from '@helan/domain';
import type { ExecutePaymentRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { FlowClaims, type FlowOwner } from './flow-claims.js';
import { PayeeAccounts } from './payee-accounts.js';
import { PaymentOrderEntity } from './payment-order.entity.js';
import { moveOrder } from './payment-orders.js';
import { Transfers } from './transfers.js';

/** 登记付款: one person has paid it at the bank and writes down its line of the statement. */
@Injectable()
export class PaymentEntries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly flows: FlowClaims,
    private readonly transfers: Transfers,
    private readonly payees: PayeeAccounts,
  ) {}

  /** A transfer has a line at both banks; one number where both give the same. */
  async enter(
    actor: Actor,
    id: string,
    { flowNo, arrivalFlowNo = '' }: ExecutePaymentRequest,
  ): Promise<void> {
    if (!isFlowNumber(flowNo)) throw refused('receipt.bad-flow-number', undefined, 'flowNo');
    await this.transactions.run(async (tx) => {
      const order = await lockRow(tx, PaymentOrderEntity, { id });
      if (order.state === 'BATCHED') throw refused('payment.in-batch');
      moveOrder(order, 'enter');
      await this.transfers.requireHere(tx, [order]);
      await this.payees.requireRegistered(tx, [order]);
      Object.assign(order, { flowNo, enteredBy: actor.accountId, enteredAt: await this.clock.now(tx) });
      await this.flows.claim(tx, { bank: order.bank, flowNo, owner: `order:${id}` });
      await this.claimArrival(tx, order, arrivalFlowNo);
      await tx.save(PaymentOrderEntity, order);
    });
  }

  /** The number was written down wrong: before another has confirmed it, he or the enterer puts it back. */
  async sendBack(id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const order = await lockRow(tx, PaymentOrderEntity, { id });
      moveOrder(order, 'sendBack');
      await this.flows.release(tx, flowsOf(order));
      Object.assign(order, {
        flowNo: null,
        arrivalFlowNo: null,
        enteredBy: null,
        enteredAt: null,
        batchId: null,
      });
      order.sentBackFor = reason;
      await tx.save(PaymentOrderEntity, order);
      await tell(tx, 'payment.moved', order.lotId ?? order.subject, { orderId: id, to: order.state });
    });
  }

  private async claimArrival(tx: EntityManager, order: PaymentOrderEntity, typed: string): Promise<void> {
    if (order.kind !== 'TRANSFER') {
      if (typed !== '') throw refused('request.invalid', undefined, 'arrivalFlowNo');
      return;
    }
    // The other account's own file may have named it already.
    const owner = `arrival:${order.id}` as const;
    const told = (await this.flows.linesOf(tx, [owner])).get(owner);
    if (told !== undefined && typed !== '' && typed !== told)
      throw refused('payment.flow-differs', { flowNo: told }, 'arrivalFlowNo');
    const arrivalFlowNo = typed || told || order.flowNo!;
    if (!isFlowNumber(arrivalFlowNo)) throw refused('receipt.bad-flow-number', undefined, 'arrivalFlowNo');
    order.arrivalFlowNo = arrivalFlowNo;
    await this.flows.claim(tx, { bank: 'PRICE_BANK', flowNo: arrivalFlowNo, owner }, 'arrivalFlowNo');
  }
}

/** The lines of both statements that an order claims. */
export function flowsOf({ id }: Pick<PaymentOrderEntity, 'id'>): [FlowOwner, FlowOwner] {
  return [`order:${id}`, `arrival:${id}`];
}
