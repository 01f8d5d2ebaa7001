import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ACCOUNT_NAMES } from '../../kernel/center.js';
import { refused } from '../../kernel/http/index.js';
import type { PaymentOrderEntity } from './payment-order.entity.js';
import { PaymentOrders } from './payment-orders.js';

export interface NewTransfer {
  readonly depositId: string;
  readonly registrationId: string;
  readonly lotId: string;
  readonly lotNo: string;
  readonly amountFen: bigint;
}

/**
 * In SQL, of an order `o`: it goes out of the price's account, and what the deposit pays of that lot's price is still on
 * its way there. Nothing is paid out of what is still coming. Source: rules §10.2.
 */
export const WAITS_FOR_TRANSFER = `(o.bank = 'PRICE_BANK' and o.lot_id is not null and exists (
  select from payment_order t where t.kind = 'TRANSFER' and t.lot_id = o.lot_id
    and t.state not in ('CONFIRMED', 'REPLACED', 'CANCELLED')))`;

/** 内部划转: a deposit that became price is moved from one of the center's accounts to the other. */
@Injectable()
export class Transfers {
  constructor(private readonly orders: PaymentOrders) {}

  order(tx: EntityManager, { depositId, registrationId, lotNo, ...transfer }: NewTransfer): Promise<void> {
    return this.orders.order(tx, {
      ...transfer,
      key: `transfer:${depositId}`,
      kind: 'TRANSFER',
      bank: 'DEPOSIT_BANK',
      subject: registrationId,
      toSubject: lotNo,
      payeeId: null,
      payeeName: ACCOUNT_NAMES.PRICE_BANK,
      payeeAccount: null,
    });
  }

  /** Refuses to pay what is not at the bank yet. */
  async requireHere(tx: EntityManager, orders: readonly Pick<PaymentOrderEntity, 'id'>[]): Promise<void> {
    const waiting: unknown[] = await tx.query(
      `select 1 from payment_order o where o.id = any($1) and ${WAITS_FOR_TRANSFER} limit 1`,
      [orders.map(({ id }) => id)],
    );
    if (waiting.length > 0) throw refused('payment.transfer-coming');
  }
}
