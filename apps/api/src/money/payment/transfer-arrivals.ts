import { Injectable } from '@nestjs/common';
import { type BankJudgement, type Refusal, judgeArrived, refusal } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { type BankAnswer, toAnswer } from './bank-answer.js';
import { FlowClaims, type FlowOwner } from './flow-claims.js';
import { lockOrders } from './payment-confirmations.js';
import { PaymentOrderEntity } from './payment-order.entity.js';

/** The line of the price's account by which a transfer came there, as that account's own file has it. */
export interface BankArrived {
  readonly orderId: string;
  readonly flowNo: string;
}

/**
 * 划转到账: a transfer has a line in each statement. The second books nothing, for the first has moved it in the books; its
 * number is what the account is held against the statement by. It may come before the first. Source: rules §10.2.
 */
@Injectable()
export class TransferArrivals {
  constructor(private readonly flows: FlowClaims) {}

  async arriveByBank(tx: EntityManager, arrived: readonly BankArrived[]): Promise<BankAnswer[]> {
    const ids = [...new Set(arrived.map(({ orderId }) => orderId))];
    const orders = (await lockOrders(tx, ids)).filter(({ kind }) => kind === 'TRANSFER');
    await this.recall(tx, orders);
    const byId = new Map(orders.map((order) => [order.id, order]));
    const answers: BankAnswer[] = [];
    for (const { orderId, flowNo } of arrived) {
      const order = byId.get(orderId);
      const judged = judgeArrived(order, flowNo);
      answers.push(toAnswer(orderId, judged === 'TAKE' ? await this.take(tx, order!, flowNo) : judged));
    }
    return answers;
  }

  /** What has arrived before it had left, as the statements have it: its number lies among the claims until then. */
  async recall(tx: EntityManager, orders: readonly PaymentOrderEntity[]): Promise<void> {
    const lines = await this.flows.linesOf(tx, orders.map(ownerOf));
    for (const order of orders) order.arrivalFlowNo ??= lines.get(ownerOf(order)) ?? null;
  }

  private async take(tx: EntityManager, order: PaymentOrderEntity, flowNo: string): Promise<BankJudgement> {
    const { id, arrivalFlowNo: before } = order;
    const owner = ownerOf(order);
    await this.flows.release(tx, [owner]);
    const [has] = await this.flows.claimAll(tx, [{ bank: 'PRICE_BANK', flowNo, owner }]);
    if (has !== owner) {
      if (before) await this.flows.claimAll(tx, [{ bank: 'PRICE_BANK', flowNo: before, owner }]);
      return DUPLICATE;
    }
    order.arrivalFlowNo = flowNo;
    if (order.flowNo !== null) await tx.update(PaymentOrderEntity, { id }, { arrivalFlowNo: flowNo });
    return 'TAKE';
  }
}

const DUPLICATE: Refusal = refusal('receipt.duplicate', 'flowNo');

function ownerOf({ id }: Pick<PaymentOrderEntity, 'id'>): FlowOwner {
  return `arrival:${id}`;
}
