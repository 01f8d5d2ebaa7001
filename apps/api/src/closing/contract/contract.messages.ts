import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_TO_COME, type MessageEventCode, shortMoment } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { findMessageLot, toHolders, valuesOf } from '../../listing/listing/index.js';
import { type MessageFor, MessageResolvers } from '../../people/message/index.js';
import { findWinner } from '../../trading/deal/index.js';
import { toApplicant } from '../../trading/registration/index.js';

const EVENTS: Readonly<Record<string, MessageEventCode>> = {
  sendContract: 'contract.sign',
  completeSigning: 'contract.signed',
};

/** Both sides are told that a contract is there to sign, and that it is signed. */
@Injectable()
export class ContractMessages implements OnModuleInit {
  constructor(
    private readonly resolvers: MessageResolvers,
    private readonly clock: PlatformClock,
  ) {}

  onModuleInit(): void {
    this.resolvers.resolve('listing.moved', async ({ lotId, action }, source) => {
      const event = EVENTS[action];
      return event && lotId ? this.told(source, lotId, event) : [];
    });
  }

  private async told(source: EntityManager, lotId: string, event: MessageEventCode): Promise<MessageFor[]> {
    const rows: { no: string; dueAt: Date | null }[] = await source.query(
      `select no, due_at as "dueAt" from contract where lot_id = $1 order by sent_at desc limit 1`,
      [lotId],
    );
    const [contract] = rows;
    const lot = await findMessageLot(source, lotId);
    const winner = await findWinner(source, lotId);
    if (!contract || !lot || !winner) return [];
    const now = (await this.clock.now(source)).getTime();
    const until = contract.dueAt ? shortMoment(contract.dueAt.getTime(), now) : DAY_TO_COME;
    const told = { event, values: { ...valuesOf(lot), no: contract.no, until } };
    return [...toHolders(lot, told), ...toApplicant(winner, told, 'WINNER')];
  }
}
