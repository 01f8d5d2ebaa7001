import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_TO_COME, type MessageEventCode, formatYuan, shortMoment } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import {
  type MessageLot,
  findMessageLot,
  toHolders,
  toHouseholds,
  valuesOf,
} from '../../listing/listing/index.js';
import { type MessageFor, MessageResolvers } from '../../people/message/index.js';
import { MESSAGE_APPLICANT, type MessageApplicant, toApplicant } from '../registration/index.js';

interface Row extends MessageApplicant {
  readonly totalFen: string;
  readonly publicityEndsAt: Date;
  readonly signDueAt: Date | null;
}

/** The winner of a lot as its deal stands, for whoever tells him something. */
export async function findWinner(
  source: EntityManager,
  lotId: string,
): Promise<MessageApplicant | undefined> {
  return findDeal(source, lotId);
}

/** Whoever had won a lot when its result last fell. */
export async function findFormerWinner(
  source: EntityManager,
  lotId: string,
): Promise<MessageApplicant | undefined> {
  const rows: MessageApplicant[] = await source.query(
    `select ${MESSAGE_APPLICANT} from fallen_deal f join registration w on w.id = f.registration_id
     where f.lot_id = $1 order by f.fell_at desc limit 1`,
    [lotId],
  );
  return rows[0];
}

/** Who is told of a result and its letter: both sides, and the households of the list. */
@Injectable()
export class DealMessages implements OnModuleInit {
  constructor(
    private readonly resolvers: MessageResolvers,
    private readonly clock: PlatformClock,
  ) {}

  onModuleInit(): void {
    this.resolvers.resolve('listing.moved', async ({ lotId, to, action }, source) => {
      if (lotId === null || action === 'postpone' || action === 'resume') return [];
      if (to === 'RESULT_PUBLICITY') return this.found(source, lotId);
      return to === 'DEAL_CONFIRMED' ? this.letter(source, lotId) : [];
    });
    this.resolvers.resolve('deal.refused', async ({ side }, source, { subject }) => {
      const { lot, deal } = await this.sides(source, subject);
      if (!lot || !deal) return [];
      const told = { event: 'deal.refused', values: valuesOf(lot) } as const;
      return side === 'TRANSFEROR' ? toApplicant(deal, told, 'WINNER') : toHolders(lot, told);
    });
  }

  private async found(source: EntityManager, lotId: string): Promise<MessageFor[]> {
    const { lot, deal } = await this.sides(source, lotId);
    if (!lot || !deal) return [];
    const until = await this.inWords(source, deal.publicityEndsAt);
    const values = { ...valuesOf(lot), amount: formatYuan(BigInt(deal.totalFen)), until };
    const found = { event: 'deal.found' as MessageEventCode, values };
    return [
      ...toApplicant(deal, { event: 'deal.won', values }, 'WINNER'),
      ...toHolders(lot, found),
      ...(await toHouseholds(source, lot, found)),
    ];
  }

  private async letter(source: EntityManager, lotId: string): Promise<MessageFor[]> {
    const { lot, deal } = await this.sides(source, lotId);
    if (!lot || !deal) return [];
    const until = deal.signDueAt ? await this.inWords(source, deal.signDueAt) : DAY_TO_COME;
    const told = { event: 'deal.letter', values: { ...valuesOf(lot), until } } as const;
    return [...toHolders(lot, told), ...toApplicant(deal, told, 'WINNER')];
  }

  private async sides(
    source: EntityManager,
    lotId: string,
  ): Promise<{ lot: MessageLot | undefined; deal: Row | undefined }> {
    return { lot: await findMessageLot(source, lotId), deal: await findDeal(source, lotId) };
  }

  private async inWords(source: EntityManager, at: Date): Promise<string> {
    return shortMoment(at.getTime(), (await this.clock.now(source)).getTime());
  }
}

async function findDeal(source: EntityManager, lotId: string): Promise<Row | undefined> {
  const rows: Row[] = await source.query(
    `select ${MESSAGE_APPLICANT}, d.total_fen as "totalFen", d.publicity_ends_at as "publicityEndsAt",
       c.sign_due_at as "signDueAt"
     from deal d join registration w on w.id = d.registration_id left join confirmation c on c.id = d.confirmation_id
     where d.lot_id = $1`,
    [lotId],
  );
  return rows[0];
}
