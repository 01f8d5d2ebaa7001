import { Injectable, type OnModuleInit } from '@nestjs/common';
import { shortMoment } from '@helan/domain';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { findMessageLot, toHolders, valuesOf } from '../../listing/listing/index.js';
import { MessageResolvers } from '../../people/message/index.js';
import { ADMITTED, findApplicants, toApplicant } from '../registration/index.js';

/** Both sides are asked how to trade. */
@Injectable()
export class ConsultationMessages implements OnModuleInit {
  constructor(
    private readonly resolvers: MessageResolvers,
    private readonly clock: PlatformClock,
  ) {}

  onModuleInit(): void {
    this.resolvers.resolve('lot.consultation', async ({ state }, source, { subject }) => {
      if (state !== 'ASKING') return [];
      const rows: { id: string; due_at: Date | null }[] = await source.query(
        `select id, due_at from consultation where lot_id = $1 and state = 'ASKING'`,
        [subject],
      );
      const lot = await findMessageLot(source, subject);
      const { id, due_at: dueAt } = rows[0] ?? {};
      if (!lot || !dueAt) return [];
      // An answer leaves it open for the others, who have been asked already.
      const once = `consultation:${id}:${dueAt.toISOString()}`;
      const until = shortMoment(dueAt.getTime(), (await this.clock.now(source)).getTime());
      const told = { event: 'consultation.asked', once, values: { ...valuesOf(lot), until } } as const;
      const applicants = await findApplicants(source, subject, ADMITTED);
      return [...toHolders(lot, told), ...applicants.flatMap((one) => toApplicant(one, told))];
    });
  }
}
