import { Injectable } from '@nestjs/common';
import { MOST_WINNERS, type Place } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { SessionRanking } from '../../trading/bidding/index.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { RegistrationEntity, barsOfRegistration } from '../../trading/registration/index.js';
import { SuccessionEntity } from './succession.entity.js';

/** Who comes next: behind the winner by rank, not asked yet, not kept out. Source: rules §6.9. */
@Injectable()
export class Successors {
  constructor(private readonly ranking: SessionRanking) {}

  /** The next one with his rank and what he had offered; nothing where the notice asks nobody, or nobody is left. */
  async next(tx: EntityManager, lot: LotEntity): Promise<(Place & { readonly rank: number }) | undefined> {
    if (lot.terms.trading?.afterRefusal !== 'NEXT') return undefined;
    const asked = await tx.findBy(SuccessionEntity, { lotId: lot.id });
    const rank = asked.length + 2;
    if (rank > MOST_WINNERS) return undefined;
    for (const place of await this.ranking.behind(tx, lot.id)) {
      const wasAsked = asked.some(({ registrationId }) => registrationId === place.bidder);
      if (!wasAsked && (await this.isFree(tx, place.bidder))) return { ...place, rank };
    }
    return undefined;
  }

  private async isFree(tx: EntityManager, registrationId: string): Promise<boolean> {
    const { state } = await tx.findOneByOrFail(RegistrationEntity, { id: registrationId });
    return state === 'LOST' && !(await this.isBarred(tx, registrationId));
  }

  /** Whether a decision keeps out the applicant or one of those who applied with him. */
  async isBarred(tx: EntityManager, registrationId: string): Promise<boolean> {
    const bars: unknown[] = await tx.query(`select 1 ${barsOfRegistration('$1::uuid')} limit 1`, [
      registrationId,
    ]);
    return bars.length > 0;
  }
}
