import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type BankAccount,
  isRefusal,
  type PaymentOrderAction,
  paymentOrderLifecycle,
  periodFrom,
  shanghaiDate,
} from '@helan/domain';
import { type EntityManager, Like } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import { tellAll } from '../../kernel/outbox/outbox.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { LedgerService } from '../ledger/index.js';
import { linesOf } from './order-lines.js';
import { PayeeAccounts } from './payee-accounts.js';
import { ORDER_KINDS, PaymentOrderEntity } from './payment-order.entity.js';

export interface NewOrder {
  readonly key: string;
  readonly kind: PaymentOrderEntity['kind'];
  readonly bank: BankAccount;
  readonly subject: string;
  /** Of a transfer the lot for whose price it is, as the books name it. */
  readonly toSubject?: string;
  readonly lotId: string | null;
  /** Who is to have it, where he is registered. */
  readonly payeeId: string | null;
  readonly payeeName: string;
  /** Nothing of a transfer, which goes to the center's other account. */
  readonly payeeAccount: string | null;
  /** 联行号 of its bank, where whoever orders knows it; of a registered account it is what is registered. */
  readonly payeeBankNo?: string | null;
  readonly amountFen: bigint;
  /** The last day for paying it, where that is earlier than the rule's. */
  readonly latestOn?: string;
}

/** `actor` is nobody where the bank's own file says so. */
type Confirmed = (
  tx: EntityManager,
  orders: readonly PaymentOrderEntity[],
  actor: Actor | null,
) => Promise<void>;
type CameBack = (tx: EntityManager, order: PaymentOrderEntity) => Promise<void>;

/** 付款单: money that goes out, what orders it and what follows once it has gone. */
@Injectable()
export class PaymentOrders {
  private readonly hooks = new Map<PaymentOrderEntity['kind'], Confirmed>();
  private readonly returns = new Map<PaymentOrderEntity['kind'], CameBack>();

  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parameters: ParameterService,
    private readonly cipher: FieldCipher,
    private readonly ledger: LedgerService,
    private readonly accounts: PayeeAccounts,
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
  async orderAll(tx: EntityManager, asked: readonly NewOrder[]): Promise<void> {
    if (asked.length === 0) return;
    const orders = (await this.anew(tx, asked)).map((order) => ({ ...order, id: randomUUID() }));
    const bankNumbers = await this.accounts.bankNumbersOf(tx, orders);
    const createdAt = await this.clock.now(tx);
    const dueOn = await this.dueOn(tx, createdAt);
    const state = unwrap(paymentOrderLifecycle.next('PROPOSED', 'order'));
    await tx
      .createQueryBuilder()
      .insert()
      .into(PaymentOrderEntity)
      .values(
        orders.map(({ payeeAccount, latestOn, ...facts }) => ({
          ...facts,
          payeeBankNo: facts.payeeBankNo ?? bankNumbers.get(facts.id) ?? null,
          payeeAccountEnc:
            payeeAccount === null ? null : this.cipher.seal(payeeAccount, 'payment_order.payee_account'),
          dueOn: latestOn !== undefined && (dueOn === null || latestOn < dueOn) ? latestOn : dueOn,
          state,
          createdAt,
        })),
      )
      .orIgnore()
      .execute();
  }

  /** What was cancelled and is asked for once more is an order of its own, in the row of the one before. */
  private async anew(tx: EntityManager, orders: readonly NewOrder[]): Promise<readonly NewOrder[]> {
    const rows: { key: string }[] = await tx.query(
      "select key from payment_order where key = any($1) and state = 'CANCELLED'",
      [orders.map(({ key }) => key)],
    );
    const again = new Map<string, string>();
    for (const { key } of rows) {
      const before = await this.lockAll(tx, key);
      if (before.every(({ state }) => state === 'CANCELLED')) again.set(key, `${key}~${before.length + 1}`);
    }
    return orders.map((order) => ({ ...order, key: again.get(order.key) ?? order.key }));
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
    if (order.kind === 'TRANSFER') await this.requireUnspent(tx, order);
    await this.ledger.red(tx, {
      of: `order:${order.id}`,
      key: `returned:${order.id}`,
      memo: `退汇冲正：${ORDER_KINDS[order.kind]}`,
      bankFlowNo: flowNo,
    });
    await this.returns.get(order.kind)?.(tx, order);
  }

  /** What a transfer brought and has gone on cannot be taken back from where it came to. */
  private async requireUnspent(
    tx: EntityManager,
    { toSubject, amountFen }: PaymentOrderEntity,
  ): Promise<void> {
    const { debitFen, creditFen } = await this.ledger.balanceOf(tx, 'PRICE_BANK', toSubject!);
    if (debitFen - creditFen < amountFen) throw refused('payment.transfer-spent');
  }

  /**
   * They have left the bank: what that moves in the books, and where their money came from, any number of orders at once.
   * Their rows are locked, and have their lines of the statement.
   */
  async settle(
    tx: EntityManager,
    orders: readonly PaymentOrderEntity[],
    {
      actor,
      at,
      paidAt,
    }: { readonly actor: Actor | null; readonly at: Date; readonly paidAt?: ReadonlyMap<string, Date> },
  ): Promise<void> {
    if (orders.length === 0) return;
    for (const order of orders) {
      moveOrder(order, 'confirm');
      Object.assign(order, { confirmedBy: actor?.accountId ?? null, confirmedAt: at });
    }
    await tx.query(
      `update payment_order o set state = 'CONFIRMED', confirmed_by = $2, confirmed_at = $3, flow_no = f.flow_no,
         arrival_flow_no = f.arrival_flow_no
       from unnest($1::uuid[], $4::text[], $5::text[]) f (id, flow_no, arrival_flow_no) where o.id = f.id`,
      [
        orders.map(({ id }) => id),
        actor?.accountId ?? null,
        at,
        orders.map(({ flowNo }) => flowNo),
        orders.map(({ arrivalFlowNo }) => arrivalFlowNo),
      ],
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
        // By the bank's own word; else whoever pays at the bank writes it down that day.
        bankDay: shanghaiDate((paidAt?.get(order.id) ?? order.enteredAt ?? at).getTime()),
        lines: linesOf(order),
      })),
    );
    for (const [kind, work] of this.hooks) {
      const ofKind = orders.filter((order) => order.kind === kind);
      if (ofKind.length > 0) await work(tx, ofKind, actor);
    }
  }
}

/** The only way in which a payment order changes its state. Its row must be locked. */
export function moveOrder(order: PaymentOrderEntity, action: PaymentOrderAction): void {
  const to = paymentOrderLifecycle.next(order.state, action);
  if (isRefusal(to)) throw refused('ledger.busy');
  order.state = to;
}
