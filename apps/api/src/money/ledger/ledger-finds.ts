import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PAYMENT_ORDER_STATES, RECEIPT_STATES } from '@helan/domain';
import { SearchSources } from '../../kernel/desk/index.js';
import { ORDER_KINDS } from './payment-order.entity.js';

const inWords = (column: string, names: Readonly<Record<string, string>>) =>
  `case ${column} ${Object.entries(names)
    .map(([code, name]) => `when '${code}' then '${name}'`)
    .join(' ')} else ${column} end`;

/**
 * Lines of the bank's statements by their numbers: what came and what went out. Whose money it is does not stand there, and
 * what was matched while nobody may know who has registered is not found. Source: rules §21 A13.
 */
@Injectable()
export class LedgerFinds implements OnModuleInit {
  constructor(private readonly sources: SearchSources) {}

  onModuleInit(): void {
    this.sources.add(
      {
        kind: 'FLOW',
        find: (_, { numberBegins }, bind) =>
          numberBegins === undefined
            ? undefined
            : {
                columns: `b.flow_no as title, ${inWords('b.state', RECEIPT_STATES)} as note, '/console/finance' as path`,
                from: 'from bank_receipt b',
                where: `not b.is_blind and b.flow_no collate "C" like ${bind(numberBegins)}`,
                order: [
                  { sql: 'b.flow_no collate "C"', type: 'text' },
                  { sql: 'b.id', type: 'uuid' },
                ],
              },
      },
      {
        kind: 'PAYMENT',
        find: (_, { numberBegins }, bind) =>
          numberBegins === undefined
            ? undefined
            : {
                columns: `o.flow_no as title, '/console/finance' as path,
                  concat_ws('　', ${inWords('o.kind', ORDER_KINDS)}, ${inWords('o.state', PAYMENT_ORDER_STATES)}) as note`,
                from: 'from payment_order o',
                where: `o.flow_no collate "C" like ${bind(numberBegins)}`,
                order: [
                  { sql: 'o.flow_no collate "C"', type: 'text' },
                  { sql: 'o.id', type: 'uuid' },
                ],
              },
      },
    );
  }
}
