import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MessageEventCode } from '@helan/domain';
import { findMessageLot, toHolders, valuesOf } from '../../listing/listing/index.js';
import { MessageResolvers } from '../../people/message/index.js';
import { findWinner } from '../../trading/deal/index.js';
import { toApplicant } from '../../trading/registration/index.js';

const EVENTS: Readonly<Record<string, MessageEventCode>> = {
  ISSUED: 'certificate.issued',
  REVOKED: 'certificate.revoked',
};

/** Both sides are told of their certificate. */
@Injectable()
export class CertificateMessages implements OnModuleInit {
  constructor(private readonly resolvers: MessageResolvers) {}

  onModuleInit(): void {
    this.resolvers.resolve('certificate.moved', async ({ certificateId, to }, source) => {
      const event = EVENTS[to];
      if (!event) return [];
      const rows: { no: string; lotId: string }[] = await source.query(
        'select no, lot_id as "lotId" from certificate where id = $1',
        [certificateId],
      );
      const [row] = rows;
      const lot = row && (await findMessageLot(source, row.lotId));
      if (!lot) return [];
      const winner = await findWinner(source, row.lotId);
      const told = { event, values: { ...valuesOf(lot), no: row.no } };
      return [...toHolders(lot, told), ...(winner ? toApplicant(winner, told, 'WINNER') : [])];
    });
  }
}
