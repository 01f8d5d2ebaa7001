import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RECEIPT_STATES } from '@helan/domain';
import { SearchSources } from '../../kernel/desk/index.js';
import { inWords } from '../payment/index.js';

/**
 * Lines of the bank's statements by their numbers: what came. Whose money it is does not stand there, and what was matched
 * while nobody may know who has registered is not found. Source: rules §21 A13.
 */
@Injectable()
export class ReceiptFinds implements OnModuleInit {
  constructor(private readonly sources: SearchSources) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'FLOW',
      find: (_, { numberBegins }, bind) =>
        numberBegins === undefined
          ? undefined
          : {
              columns: `b.flow_no as title, ${inWords('b.state', RECEIPT_STATES)} as note,
                '/console/finance/receipts?q=' || b.flow_no as path`,
              from: 'from bank_receipt b',
              where: `not b.is_blind and b.flow_no collate "C" like ${bind(numberBegins)}`,
              order: [
                { sql: 'b.flow_no collate "C"', type: 'text' },
                { sql: 'b.id', type: 'uuid' },
              ],
            },
    });
  }
}
