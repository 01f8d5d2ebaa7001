import { Injectable } from '@nestjs/common';
import { type BankJudgement, type Refusal, judgeFailed, judgePaid, refusal } from '@helan/domain';
import { type EntityManager, In, IsNull } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { type BankAnswer, toAnswer } from './bank-answer.js';
import { type Flow, FlowClaims } from './flow-claims.js';
import { flowsOf } from './payment-entries.js';
import { lockOrders } from './payment-confirmations.js';
import { PaymentDecisionEntity } from './payment-decision.entity.js';
import { PaymentOrderEntity } from './payment-order.entity.js';
import { PaymentOrders, moveOrder } from './payment-orders.js';
import { TransferArrivals } from './transfer-arrivals.js';

/** The bank's own word that a payment has gone, by its line of the statement. */
export interface BankPaid {
  readonly orderId: string;
  readonly flowNo: string;
  /** Of a transfer, the line of the other account's statement, where it is another. */
  readonly arrivalFlowNo?: string;
  /** When; nothing where the bank does not say. */
  readonly at: Date | null;
}

/** That it was not made. */
export interface BankFailed {
  readonly orderId: string;
  readonly reason: string;
}

/**
 * 银行回单: what the bank's own file says about payments. What it says twice, or another file says again, changes nothing;
 * what does not fit is left as it was and named, for people. Source: rules §10.1, §10.2.
 */
@Injectable()
export class BankResults {
  constructor(
    private readonly clock: PlatformClock,
    private readonly orders: PaymentOrders,
    private readonly flows: FlowClaims,
    private readonly arrivals: TransferArrivals,
  ) {}

  async confirmByBank(tx: EntityManager, paid: readonly BankPaid[]): Promise<BankAnswer[]> {
    const orders = await this.lock(tx, paid);
    await this.arrivals.recall(
      tx,
      [...orders.values()].filter(({ kind }) => kind === 'TRANSFER'),
    );
    const judged = paid.map((one) => judgePaid(orders.get(one.orderId), one.flowNo));
    const taken = await this.claim(tx, orders, { paid, judged });
    const settled = new Map<string, Date | null>();
    const answers = paid.map((one, index) => {
      // Named twice in one file, it is paid by the first of them.
      const isAgain = settled.has(one.orderId) && orders.get(one.orderId)!.flowNo === one.flowNo;
      if (isAgain) return { orderId: one.orderId, outcome: 'KNOWN' } as const;
      const judgement = judged[index] !== 'TAKE' || taken.has(index) ? judged[index]! : DUPLICATE;
      if (judgement === 'TAKE') {
        settled.set(one.orderId, one.at);
        Object.assign(orders.get(one.orderId)!, { flowNo: one.flowNo });
      }
      return toAnswer(one.orderId, judgement);
    });
    const at = await this.clock.now(tx);
    await this.orders.settle(
      tx,
      [...settled.keys()].map((id) => orders.get(id)!),
      {
        actor: null,
        at,
        paidAt: new Map([...settled].map(([id, paid]) => [id, paid && paid < at ? paid : at])),
      },
    );
    return answers;
  }

  async failByBank(tx: EntityManager, failed: readonly BankFailed[]): Promise<BankAnswer[]> {
    const orders = await this.lock(tx, failed);
    const answers: BankAnswer[] = [];
    for (const one of failed) {
      const order = orders.get(one.orderId);
      const judged = judgeFailed(order);
      if (judged === 'TAKE') await this.fail(tx, order!, one.reason);
      answers.push(toAnswer(one.orderId, judged));
    }
    return answers;
  }

  /** It is with the center as before, and is paid again once it is put right. */
  private async fail(tx: EntityManager, order: PaymentOrderEntity, reason: string): Promise<void> {
    moveOrder(order, 'bounce');
    Object.assign(order, { failedFor: reason, failedAt: await this.clock.now(tx) });
    await tx.save(PaymentOrderEntity, order);
    await tell(tx, 'payment.moved', order.lotId ?? order.subject, { orderId: order.id, to: order.state });
  }

  /** Which of those that may be taken have their lines of the statements for themselves. */
  private async claim(
    tx: EntityManager,
    orders: ReadonlyMap<string, PaymentOrderEntity>,
    { paid, judged }: { readonly paid: readonly BankPaid[]; readonly judged: readonly BankJudgement[] },
  ): Promise<ReadonlySet<number>> {
    // What the other account's file has named stays named.
    const told = new Set(
      [...orders.values()].flatMap(({ id, arrivalFlowNo }) => (arrivalFlowNo ? [id] : [])),
    );
    const flows = paid.flatMap((one, index) =>
      judged[index] === 'TAKE' ? flowsIn(orders.get(one.orderId)!, one).map((flow) => ({ flow, index })) : [],
    );
    const owners = await this.flows.claimAll(
      tx,
      flows.map(({ flow }) => flow),
    );
    const lost = new Set(flows.filter(({ flow }, n) => owners[n] !== flow.owner).map(({ index }) => index));
    const taken = new Set(flows.map(({ index }) => index).filter((index) => !lost.has(index)));
    const isTaken = new Set([...taken].map((index) => paid[index]!.orderId));
    const given = [...lost].filter((index) => !isTaken.has(paid[index]!.orderId));
    await this.flows.release(
      tx,
      given.flatMap((index) => {
        const [order, arrival] = flowsOf({ id: paid[index]!.orderId });
        return told.has(paid[index]!.orderId) ? [order] : [order, arrival];
      }),
    );
    return taken;
  }

  /** Orders that two people are about to decide on are theirs. */
  private async lock(
    tx: EntityManager,
    asked: readonly { readonly orderId: string }[],
  ): Promise<Map<string, PaymentOrderEntity>> {
    const ids = [...new Set(asked.map(({ orderId }) => orderId))];
    const orders = await lockOrders(tx, ids);
    const open = await tx.findBy(PaymentDecisionEntity, { orderId: In(ids), agrees: IsNull() });
    const proposed = new Set(open.map(({ orderId }) => orderId));
    return new Map(orders.filter(({ id }) => !proposed.has(id)).map((order) => [order.id, order]));
  }
}

const DUPLICATE: Refusal = refusal('receipt.duplicate', 'flowNo');

/** The lines that an order claims; a transfer has one in each statement. */
function flowsIn(order: PaymentOrderEntity, { flowNo, arrivalFlowNo }: BankPaid): Flow[] {
  const out: Flow = { bank: order.bank, flowNo, owner: `order:${order.id}` };
  if (order.kind !== 'TRANSFER') return [out];
  order.arrivalFlowNo ??= arrivalFlowNo ?? flowNo;
  return [out, { bank: 'PRICE_BANK', flowNo: order.arrivalFlowNo, owner: `arrival:${order.id}` }];
}
