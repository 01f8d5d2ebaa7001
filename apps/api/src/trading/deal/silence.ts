import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SessionResults } from '../bidding/index.js';
import { Forfeits } from '../deposit/index.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { RegistrationEntity } from '../registration/index.js';

/** Where everybody stayed silent each loses the part of his deposit that the notice says. Source: rules §8.2.5. */
@Injectable()
export class Silence implements OnModuleInit {
  constructor(
    private readonly results: SessionResults,
    private readonly forfeits: Forfeits,
  ) {}

  onModuleInit(): void {
    this.results.whenFailed(async (tx, lot, failure) => {
      if (failure === 'NO_BID') await this.charge(tx, lot);
    });
  }

  private async charge(tx: EntityManager, lot: LotEntity): Promise<void> {
    const percent = lot.terms.trading?.silencePercent ?? 0;
    if (percent === 0) return;
    const silent = await tx.find(RegistrationEntity, {
      where: { lotId: lot.id, state: 'ADMITTED' },
      order: { id: 'ASC' },
    });
    for (const { id } of silent) await this.forfeits.forfeit(tx, lot, id, percent);
  }
}
