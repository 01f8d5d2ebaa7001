import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type BankAccount,
  isFlowNumber,
  isRefusal,
  type PaymentOrderAction,
  paymentOrderLifecycle,
  periodFrom,
  reversed,
} from '@helan/domain';
import { type EntityManager, Like } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow, sqlStateOf } from '../../kernel/db/index.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import { tellAll } from '../../kernel/outbox/outbox.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { LedgerService } from '../ledger/index.js';
import { linesOf } from './order-lines.js';
import { ORDER_KINDS, PaymentOrderEntity } from './payment-order.entity.js';

export interface NewOrder {
  readonly key: string;
  readonly kind: PaymentOrderEntity['kind'];
  readonly bank: BankAccount;
  readonly subject: string;
  readonly lotId: string | null;
  /** Who is to have it, where he is registered. */
  readonly payeeId: string | null;
  readonly payeeName: string;
  readonly payeeAccount: string;
  readonly amountFen: bigint;
}

type Confirmed = (tx: EntityManager, orders: readonly PaymentOrderEntity[], actor: Actor) => Promise<void>;
type CameBack = (tx: EntityManager, order: PaymentOrderEntity) => Promise<void>;

/** Money that goes out: one person pays it at the bank and enters the flow number, another confirms. */
@Injectable()
export class PaymentOrders {
  private readonly hooks = new Map<PaymentOrderEntity['kind'], Confirmed>();
  private readonly returns = new Map<PaymentOrderEntity['kind'], CameBack>();

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parameters: ParameterService,
    private readonly cipher: FieldCipher,
    private readonly ledger: LedgerService,
  ) {}

  /** The domain whose money it is says what its confirmation changes there, in the same transaction. */
  whenConfirmed(kind: PaymentOrderEntity['kind'], work: Confirmed): void {
    this.hooks.set(kind, work);
  }

  /** And what it changes there when the bank sends it back after that. */
  whenCameBack(kind: PaymentOrderEntity['kind'], work: CameBack): void {
    this.returns.set(kind, work);
  }

  order(tx: EntityManager, order: NewOrder): Promise<void> {
    return this.orderAll(tx, [order]);
  }

  /** Any number of orders of one moment by one statement; calendar and rules are read once. */
  async orderAll(tx: EntityManager, orders: readonly NewOrder[]): Promise<void> {
    if (orders.length === 0) return;
    const createdAt = await this.clock.now(tx);
    const dueOn = await this.dueOn(tx, createdAt);
    const state = unwrap(paymentOrderLifecycle.next('PROPOSED', 'order'));
    await tx
      .createQueryBuilder()
      .insert()
      .into(PaymentOrderEntity)
      .values(
        orders.map(({ payeeAccount, ...facts }) => ({
          ...facts,
          id: randomUUID(),
          payeeAccountEnc: this.cipher.seal(payeeAccount, 'payment_order.payee_account'),
          dueOn,
          state,
          createdAt,
        })),
      )
      .orIgnore()
      .execute();
  }

  /** The last day for paying what was ordered at a moment; null past the confirmed calendar. Source: rules §17 refund.workingDays. */
  async dueOn(tx: EntityManager, orderedAt: Date): Promise<string | null> {
    const days = (await this.parameters.rulebook(tx))['refund.workingDays'];
    const period = periodFrom(await this.calendars.load(tx), orderedAt.getTime(), days);
    return isRefusal(period) ? null : period.end;
  }

  /** Takes back an order, with whatever took its place. */
  async cancel(tx: EntityManager, key: string): Promise<void> {
    await this.cancelAll(tx, await this.lockAll(tx, key));
  }

  /** Takes back what of orders nobody has told the bank of yet, or came back. Their rows are locked. */
  async cancelAll(tx: EntityManager, orders: readonly PaymentOrderEntity[]): Promise<void> {
    const open = orders.filter(({ state }) => !paymentOrderLifecycle.isFinal(state));
    for (const order of open) moveOrder(order, 'cancel');
    await tx.query("update payment_order set state = 'CANCELLED' where id = any($1)", [
      open.map(({ id }) => id),
    ]);
  }

  /** An order and all that have taken its place since, the first one first. */
  async lockAll(tx: EntityManager, key: string): Promise<PaymentOrderEntity[]> {
    return tx.find(PaymentOrderEntity, {
      where: [{ key }, { key: Like(`${key}~%`) }],
      order: { createdAt: 'ASC', id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** What a payment had moved is moved back, in the books and where its money came from. The order's row is locked. */
  async takeBack(tx: EntityManager, order: PaymentOrderEntity, flowNo: string): Promise<void> {
    await this.ledger.post(tx, {
      key: `returned:${order.id}`,
      memo: `退汇冲正：${ORDER_KINDS[order.kind]}`,
      bankFlowNo: flowNo,
      lines: reversed(linesOf(order)),
    });
    await this.returns.get(order.kind)?.(tx, order);
  }

  async enter(actor: Actor, id: string, flowNo: string): Promise<void> {
    if (!isFlowNumber(flowNo)) throw refused('receipt.bad-flow-number', undefined, 'flowNo');
    await this.transactions
      .run(async (tx) => {
        const order = await lockRow(tx, PaymentOrderEntity, { id });
        moveOrder(order, 'enter');
        Object.assign(order, {
          flowNo,
          enteredBy: actor.accountId,
          enteredAt: await this.clock.now(tx),
        });
        await tx.save(PaymentOrderEntity, order);
      })
      .catch((error: unknown) => {
        throw sqlStateOf(error) === '23505' ? refused('receipt.duplicate', undefined, 'flowNo') : error;
      });
  }

  /** What one person has entered another confirms, any number of orders at once: all of them or none. Their rows are locked. */
  async confirm(tx: EntityManager, actor: Actor, orders: readonly PaymentOrderEntity[]): Promise<void> {
    for (const order of orders) {
      requireConfirmable(actor, order);
      moveOrder(order, 'confirm');
    }
    const confirmedAt = await this.clock.now(tx);
    for (const order of orders) Object.assign(order, { confirmedBy: actor.accountId, confirmedAt });
    await tx.query(
      "update payment_order set state = 'CONFIRMED', confirmed_by = $2, confirmed_at = $3 where id = any($1)",
      [orders.map(({ id }) => id), actor.accountId, confirmedAt],
    );
    const news = orders.map(
      ({ id, lotId, subject }) => [lotId ?? subject, { orderId: id, to: 'CONFIRMED' }] as const,
    );
    await tellAll(tx, 'payment.moved', news);
    await this.ledger.postAll(
      tx,
      orders.map((order) => ({
        key: `order:${order.id}`,
        memo: ORDER_KINDS[order.kind],
        bankFlowNo: order.flowNo!,
        lines: linesOf(order),
      })),
    );
    for (const [kind, work] of this.hooks) {
      const ofKind = orders.filter((order) => order.kind === kind);
      if (ofKind.length > 0) await work(tx, ofKind, actor);
    }
  }
}

/** Whether this person may confirm it as it stands. */
export function requireConfirmable(actor: Actor, order: PaymentOrderEntity | undefined): void {
  if (!order) throw refused('resource.not-found');
  if (!paymentOrderLifecycle.find(order.state, 'confirm')) throw refused('ledger.busy');
  requireOtherPerson(actor, [order.enteredBy]);
}

/** The only way in which a payment order changes its state. Its row must be locked. */
export function moveOrder(order: PaymentOrderEntity, action: PaymentOrderAction): void {
  const to = paymentOrderLifecycle.next(order.state, action);
  if (isRefusal(to)) throw refused('ledger.busy');
  order.state = to;
}
