import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MessageEventCode } from '@helan/domain';
import { findMessageLot, toHolders, valuesOf } from '../../listing/listing/index.js';
import { MessageResolvers } from '../../people/message/index.js';
import { MESSAGE_APPLICANT, type MessageApplicant, toApplicant } from '../registration/index.js';

const EVENTS: Readonly<Record<string, MessageEventCode>> = {
  INVITED: 'negotiation.open',
  OFFERING: 'negotiation.offer',
  AGREED: 'negotiation.agreed',
  BROKEN_OFF: 'negotiation.broken',
};

/** Who is told of a negotiation: its two sides; of an offer the one that did not make it. */
@Injectable()
export class NegotiationMessages implements OnModuleInit {
  constructor(private readonly resolvers: MessageResolvers) {}

  onModuleInit(): void {
    this.resolvers.resolve('negotiation.moved', async ({ negotiationId, to }, source) => {
      const event = EVENTS[to];
      const rows: (MessageApplicant & { lotId: string; lastSide: string | null })[] = event
        ? await source.query(
            `select ${MESSAGE_APPLICANT}, n.lot_id as "lotId", (
               select side from negotiation_offer where negotiation_id = n.id order by seq desc limit 1) as "lastSide"
             from negotiation n join registration w on w.id = n.registration_id where n.id = $1`,
            [negotiationId],
          )
        : [];
      const [row] = rows;
      const lot = row && (await findMessageLot(source, row.lotId));
      if (!event || !lot) return [];
      const told = { event, values: valuesOf(lot) };
      const isOffer = event === 'negotiation.offer';
      return [
        ...(isOffer && row.lastSide === 'TRANSFEROR' ? [] : toHolders(lot, told)),
        ...(isOffer && row.lastSide === 'APPLICANT' ? [] : toApplicant(row, told)),
      ];
    });
  }
}
