import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MOST_IN_BATCH, paymentBatchLifecycle, progressOf } from '@helan/domain';
import type { PreparedBatchView } from '@helan/contracts';
import type { PrepareBatchRequest, SendBatchRequest } from '@helan/contracts/requests';
import { type EntityManager, In } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow, takeSerial } from '../../kernel/db/index.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import { PayeeAccounts } from './payee-accounts.js';
import { PaymentBatchEntity } from './payment-batch.entity.js';
import { lockOrders } from './payment-confirmations.js';
import { PaymentOrderEntity } from './payment-order.entity.js';
import { moveOrder } from './payment-orders.js';
import { WAITS_FOR_TRANSFER } from './transfers.js';

/**
 * 付款批次: one person puts together what is due, another agrees to number and sum; from then on the bank answers for each
 * payment by its own file. What cannot be paid now is left out, and it is said why.
 */
@Injectable()
export class PaymentBatches {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly accounts: PayeeAccounts,
  ) {}

  /** Of one bank: the payments that are named, or all that are due, of one lot or of any, the oldest first. */
  prepare(actor: Actor, request: PrepareBatchRequest): Promise<PreparedBatchView> {
    return this.transactions.run(async (tx) => {
      const asked = await this.find(tx, request);
      const changed = await this.accounts.changedAmong(tx, asked);
      const orders = asked.filter(({ id }) => !changed.has(id));
      if (orders.length === 0) throw refused(changed.size > 0 ? 'payment.account-changed' : 'batch.empty');
      const madeAt = await this.clock.now(tx);
      const day = (await this.clock.today(tx)).replaceAll('-', '');
      const id = randomUUID();
      const serial = await takeSerial(tx, `payment-batch:${day}`);
      await tx.insert(PaymentBatchEntity, {
        ...{ id, bank: request.bank, title: request.title, madeBy: actor.accountId, madeAt },
        no: `FK${day}-${String(serial).padStart(3, '0')}`,
        state: 'PREPARED',
      });
      for (const order of orders) moveOrder(order, 'batch');
      await setAll(tx, orders, { state: 'BATCHED', batchId: id });
      return { id, count: orders.length, changedAccounts: changed.size };
    });
  }

  /** Another than whoever put it together, who reads number and sum as they are now. */
  async send(actor: Actor, id: string, { count, amountFen }: SendBatchRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const batch = await lockRow(tx, PaymentBatchEntity, { id });
      if (batch.state !== 'PREPARED') throw refused('ledger.busy');
      requireOtherPerson(actor, [batch.madeBy]);
      const orders = await this.ordersOf(tx, id);
      const sum = progressOf(orders);
      if (sum.total === 0) throw refused('batch.empty');
      if (sum.total !== count || sum.amountFen.toString() !== amountFen) throw refused('batch.changed');
      await this.accounts.requireRegistered(tx, orders);
      for (const order of orders) moveOrder(order, 'send');
      await setAll(tx, orders, { state: 'SENT', batchId: id });
      batch.state = unwrap(paymentBatchLifecycle.next(batch.state, 'send'));
      Object.assign(batch, { orderCount: sum.total, amountFen: sum.amountFen });
      Object.assign(batch, { sentBy: actor.accountId, sentAt: await this.clock.now(tx) });
      await tx.save(PaymentBatchEntity, batch);
    });
  }

  async takeOut(id: string, orderId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.lockPrepared(tx, id);
      const order = await lockRow(tx, PaymentOrderEntity, { id: orderId });
      if (order.batchId !== id) throw refused('resource.not-found');
      moveOrder(order, 'takeOut');
      await setAll(tx, [order], { state: 'DUE', batchId: null });
    });
  }

  async cancel(id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const batch = await this.lockPrepared(tx, id);
      const orders = await this.ordersOf(tx, id);
      for (const order of orders) moveOrder(order, 'takeOut');
      await setAll(tx, orders, { state: 'DUE', batchId: null });
      batch.state = unwrap(paymentBatchLifecycle.next(batch.state, 'cancel'));
      batch.cancelledFor = reason;
      await tx.save(PaymentBatchEntity, batch);
    });
  }

  private async lockPrepared(tx: EntityManager, id: string): Promise<PaymentBatchEntity> {
    const batch = await lockRow(tx, PaymentBatchEntity, { id });
    if (batch.state !== 'PREPARED') throw refused('ledger.busy');
    return batch;
  }

  /** Those that still wait in it: what was taken back meanwhile is not paid. */
  private async ordersOf(tx: EntityManager, batchId: string): Promise<PaymentOrderEntity[]> {
    const rows: { id: string }[] = await tx.query(
      "select id from payment_order where batch_id = $1 and state = 'BATCHED' order by id",
      [batchId],
    );
    return lockOrders(
      tx,
      rows.map(({ id }) => id),
    );
  }

  private async find(
    tx: EntityManager,
    { bank, lotId, ids }: PrepareBatchRequest,
  ): Promise<PaymentOrderEntity[]> {
    const rows: { id: string }[] = await tx.query(
      `select o.id from payment_order o where o.bank = $1 and o.state = 'DUE'
         and ($2::uuid is null or o.lot_id = $2) and ($3::uuid[] is null or o.id = any($3))
         and not exists (select from payment_decision d where d.order_id = o.id and d.agrees is null)
         and not ${WAITS_FOR_TRANSFER}
       order by coalesce(o.due_on, 'infinity'), o.created_at, o.id limit ${MOST_IN_BATCH}`,
      [bank, lotId ?? null, ids ?? null],
    );
    const orders = await lockOrders(
      tx,
      rows.map(({ id }) => id),
    );
    // Whoever was quicker has it.
    return orders.filter(({ state }) => state === 'DUE');
  }
}

async function setAll(
  tx: EntityManager,
  orders: readonly PaymentOrderEntity[],
  to: Pick<PaymentOrderEntity, 'state' | 'batchId'>,
): Promise<void> {
  await tx.update(PaymentOrderEntity, { id: In(orders.map(({ id }) => id)) }, to);
}
