import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PAYMENT_ORDER_STATES } from '@helan/domain';
import { SearchSources } from '../../kernel/desk/index.js';
import { inWords } from './in-words.js';
import { ORDER_KINDS } from './payment-order.entity.js';

/** Lines of the bank's statements by their numbers: what went out. Whose money it is does not stand there. Source: rules §21 A13. */
@Injectable()
export class PaymentFinds implements OnModuleInit {
  constructor(private readonly sources: SearchSources) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'PAYMENT',
      find: (_, { numberBegins }, bind) =>
        numberBegins === undefined
          ? undefined
          : {
              columns: `o.flow_no as title, '/console/finance/payments?q=' || o.flow_no as path,
                concat_ws('　', ${inWords('o.kind', ORDER_KINDS)}, ${inWords('o.state', PAYMENT_ORDER_STATES)}) as note`,
              from: 'from payment_order o',
              where: `o.flow_no collate "C" like ${bind(numberBegins)}`,
              order: [
                { sql: 'o.flow_no collate "C"', type: 'text' },
                { sql: 'o.id', type: 'uuid' },
              ],
            },
    });
  }
}
