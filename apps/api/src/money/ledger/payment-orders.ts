import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type BankAccount, isFlowNumber, isRefusal, periodFrom, postings } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow, sqlStateOf } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { BankReceiptEntity } from './bank-receipt.entity.js';
import { LedgerService } from './ledger.service.js';
import { ORDER_KINDS, PaymentOrderEntity } from './payment-order.entity.js';

export interface NewOrder {
  readonly key: string;
  readonly kind: PaymentOrderEntity['kind'];
  readonly bank: BankAccount;
  readonly subject: string;
  readonly lotId: string | null;
  readonly payeeName: string;
  readonly payeeAccount: string;
  readonly amountFen: bigint;
}

type Confirmed = (tx: EntityManager, order: PaymentOrderEntity, actor: Actor) => Promise<void>;

/** Money that goes out: one person pays it at the bank and enters the flow number, another confirms. */
@Injectable()
export class PaymentOrders {
  private readonly hooks = new Map<PaymentOrderEntity['kind'], Confirmed>();

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parameters: ParameterService,
    private readonly cipher: FieldCipher,
    private readonly ledger: LedgerService,
  ) {
    this.whenConfirmed('RETURN', (tx, order) => this.finishReturn(tx, order));
  }

  /** The domain whose money it is says what its confirmation changes there, in the same transaction. */
  whenConfirmed(kind: PaymentOrderEntity['kind'], work: Confirmed): void {
    this.hooks.set(kind, work);
  }

  async order(tx: EntityManager, order: NewOrder): Promise<void> {
    const { payeeAccount, ...facts } = order;
    await tx
      .createQueryBuilder()
      .insert()
      .into(PaymentOrderEntity)
      .values({
        ...facts,
        id: randomUUID(),
        payeeAccountEnc: this.cipher.seal(payeeAccount, 'payment_order.payee_account'),
        dueOn: await this.dueOn(tx, await this.clock.now(tx)),
        state: 'DUE',
        createdAt: await this.clock.now(tx),
      })
      .orIgnore()
      .execute();
  }

  /** The last day for paying what was ordered at a moment; null past the confirmed calendar. Source: rules §17 refund.workingDays. */
  async dueOn(tx: EntityManager, orderedAt: Date): Promise<string | null> {
    const days = (await this.parameters.rulebook(tx))['refund.workingDays'];
    const period = periodFrom(await this.calendars.load(tx), orderedAt.getTime(), days);
    return isRefusal(period) ? null : period.end;
  }

  /** Takes back an order that nobody has told the bank of yet. */
  async cancel(tx: EntityManager, key: string): Promise<void> {
    const order = await lockRow(tx, PaymentOrderEntity, { key });
    if (order.state !== 'DUE') throw refused('ledger.busy');
    order.state = 'CANCELLED';
    await tx.save(PaymentOrderEntity, order);
  }

  async enter(actor: Actor, id: string, flowNo: string): Promise<void> {
    if (!isFlowNumber(flowNo)) throw refused('receipt.bad-flow-number', undefined, 'flowNo');
    await this.transactions
      .run(async (tx) => {
        const order = await lockRow(tx, PaymentOrderEntity, { id });
        if (order.state !== 'DUE') throw refused('ledger.busy');
        Object.assign(order, {
          state: 'ENTERED',
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

  async confirm(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const order = await lockRow(tx, PaymentOrderEntity, { id });
      if (order.state !== 'ENTERED') throw refused('ledger.busy');
      requireOtherPerson(actor, [order.enteredBy]);
      Object.assign(order, {
        state: 'CONFIRMED',
        confirmedBy: actor.accountId,
        confirmedAt: await this.clock.now(tx),
      });
      await tx.save(PaymentOrderEntity, order);
      await this.ledger.post(tx, {
        key: `order:${order.id}`,
        memo: ORDER_KINDS[order.kind],
        bankFlowNo: order.flowNo!,
        lines: linesOf(order),
      });
      await this.hooks.get(order.kind)?.(tx, order, actor);
    });
  }

  private async finishReturn(tx: EntityManager, order: PaymentOrderEntity): Promise<void> {
    await tx.update(BankReceiptEntity, { id: order.subject }, { state: 'RETURNED' });
  }
}

function linesOf(order: PaymentOrderEntity) {
  if (order.kind === 'REFUND') return postings.depositRefunded(order.subject, order.amountFen);
  if (order.kind === 'FORFEIT') return postings.forfeitPaidOut(order.subject, order.amountFen);
  if (order.kind === 'RETURN') return postings.unclaimedReturned(order.bank, order.subject, order.amountFen);
  return postings.pricePaidOut(order.subject, order.amountFen);
}
