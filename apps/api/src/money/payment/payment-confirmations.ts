import { Injectable } from '@nestjs/common';
import { type ConfirmedPaymentsView, type UnconfirmedPaymentView, sentenceOf } from '@helan/contracts';
import { type EntityManager, In } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { type RefusedError, refused, refusedOrThrow } from '../../kernel/http/index.js';
import { PaymentOrderEntity } from './payment-order.entity.js';
import { PaymentOrders } from './payment-orders.js';
import { Transfers } from './transfers.js';

/** 复核付款: the second person's word, on one payment or on many in one act. */
@Injectable()
export class PaymentConfirmations {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly orders: PaymentOrders,
    private readonly transfers: Transfers,
  ) {}

  async confirm(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.settle(tx, actor, [await lockRow(tx, PaymentOrderEntity, { id })]);
    });
  }

  /** What may be confirmed is, at once; of each other one it is said what keeps it. */
  confirmAll(actor: Actor, ids: readonly string[]): Promise<ConfirmedPaymentsView> {
    return this.transactions.run(async (tx) => {
      const all = [...new Set(ids)].sort();
      const orders = new Map((await lockOrders(tx, all)).map((order) => [order.id, order]));
      const failed: UnconfirmedPaymentView[] = [];
      const good: string[] = [];
      for (const id of all) {
        const error = catchRefusal(() => requireConfirmable(actor, orders.get(id)));
        if (error) failed.push(toUnconfirmed(id, error));
        else good.push(id);
      }
      failed.push(...(await this.confirmThese(tx, actor, good)));
      return { confirmed: all.length - failed.length, failed };
    });
  }

  /** Together; one by one where the room whose money one of them is refuses it. */
  private async confirmThese(
    tx: EntityManager,
    actor: Actor,
    ids: readonly string[],
  ): Promise<UnconfirmedPaymentView[]> {
    if (ids.length === 0 || !(await this.tryThese(tx, actor, ids))) return [];
    const failed: UnconfirmedPaymentView[] = [];
    for (const id of ids) {
      const error = await this.tryThese(tx, actor, [id]);
      if (error) failed.push(toUnconfirmed(id, error));
    }
    return failed;
  }

  /** What one person has entered another confirms: all of them or none. Their rows are locked. */
  private async settle(
    tx: EntityManager,
    actor: Actor,
    orders: readonly PaymentOrderEntity[],
  ): Promise<void> {
    for (const order of orders) requireConfirmable(actor, order);
    await this.transfers.requireHere(tx, orders);
    await this.orders.settle(tx, orders, { actor, at: await this.clock.now(tx) });
  }

  /** Nothing of them is done where one of them is refused. */
  private async tryThese(
    tx: EntityManager,
    actor: Actor,
    ids: readonly string[],
  ): Promise<RefusedError | undefined> {
    await tx.query('savepoint confirming');
    try {
      await this.settle(tx, actor, await lockOrders(tx, ids));
      await tx.query('release savepoint confirming');
      return undefined;
    } catch (error) {
      const refusal = refusedOrThrow(error);
      await tx.query('rollback to savepoint confirming');
      return refusal;
    }
  }
}

/** Whether this person may confirm it as it stands. */
function requireConfirmable(actor: Actor, order: PaymentOrderEntity | undefined): void {
  if (!order) throw refused('resource.not-found');
  if (order.state !== 'ENTERED') throw refused('ledger.busy');
  requireOtherPerson(actor, [order.enteredBy]);
}

/** In the order of their ids, whoever asks. */
export function lockOrders(tx: EntityManager, ids: readonly string[]): Promise<PaymentOrderEntity[]> {
  return tx.find(PaymentOrderEntity, {
    where: { id: In(ids) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

function catchRefusal(work: () => void): RefusedError | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return refusedOrThrow(error);
  }
}

function toUnconfirmed(id: string, { faults }: RefusedError): UnconfirmedPaymentView {
  const { code, values } = faults[0]!;
  return { id, code, sentence: sentenceOf(code, values) };
}
