import { Injectable, type OnModuleInit } from '@nestjs/common';
import { recountedEnd } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { lockRow } from '../../kernel/db/index.js';
import { unwrap } from '../../kernel/http/index.js';
import { type Recount, Recounts } from '../../rules/calendar/index.js';
import { PaymentOrderEntity } from './payment-order.entity.js';
import { PaymentOrders } from './payment-orders.js';

/** By when the center has to pay out, counted anew where the calendar has changed. Source: rules §21 A15. */
@Injectable()
export class OrderRecounts implements OnModuleInit {
  constructor(
    private readonly recounts: Recounts,
    private readonly orders: PaymentOrders,
  ) {}

  onModuleInit(): void {
    this.recounts.of({
      table: 'payment_order',
      find: `select id from payment_order where state in ('DUE', 'BATCHED', 'SENT', 'ENTERED')
               and (due_on >= $1::date or ($2 and due_on is null))`,
      recount: (tx, id, recount) => this.recount(tx, id, recount),
    });
  }

  private async recount(tx: EntityManager, id: string, { calendar, lost }: Recount): Promise<void> {
    const order = await lockRow(tx, PaymentOrderEntity, { id });
    if (!['DUE', 'BATCHED', 'SENT', 'ENTERED'].includes(order.state)) return;
    const { createdAt, dueOn: end } = order;
    const began = createdAt.getTime();
    order.dueOn = end
      ? unwrap(recountedEnd(calendar, { began, end }, lost))
      : await this.orders.dueOn(tx, createdAt);
    await tx.save(PaymentOrderEntity, order);
  }
}
