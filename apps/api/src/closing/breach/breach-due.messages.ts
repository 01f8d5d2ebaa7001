import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BREACH_DUE_STATES, type BreachDueState } from '@helan/domain';
import { findMessageLot, toHolders, valuesOf } from '../../listing/listing/index.js';
import { MessageResolvers } from '../../people/message/index.js';
import { MESSAGE_APPLICANT, type MessageApplicant, toApplicant } from '../../trading/registration/index.js';

interface Row extends MessageApplicant {
  readonly lotId: string;
}

/** Both sides are told where it stands with what a transferor owes. */
@Injectable()
export class BreachDueMessages implements OnModuleInit {
  constructor(private readonly resolvers: MessageResolvers) {}

  onModuleInit(): void {
    this.resolvers.resolve('breach-due.moved', async ({ dueId, to }, source) => {
      const rows: Row[] = await source.query(
        `select ${MESSAGE_APPLICANT}, d.lot_id as "lotId"
         from breach_due d join registration w on w.id = d.registration_id where d.id = $1`,
        [dueId],
      );
      const [row] = rows;
      const lot = row && (await findMessageLot(source, row.lotId));
      if (!lot) return [];
      const what = BREACH_DUE_STATES[to as BreachDueState];
      const told = { event: 'breach-due.moved', values: { ...valuesOf(lot), what } } as const;
      return [...toHolders(lot, told), ...toApplicant(row, told, 'WINNER')];
    });
  }
}
