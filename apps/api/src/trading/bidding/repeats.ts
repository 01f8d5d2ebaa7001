import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LotEntity } from '../../listing/listing/index.js';
import { HoldCounts } from '../../listing/risk/index.js';
import { SessionEntity, ofLot } from './session.entity.js';

/** When a lot that is being traded could have another session: since its last one came to nothing. */
@Injectable()
export class Repeats implements OnModuleInit {
  constructor(private readonly holds: HoldCounts) {}

  onModuleInit(): void {
    this.holds.whenPossible('TRADING', overSince);
  }
}

async function overSince(tx: EntityManager, { id }: LotEntity): Promise<Date | null> {
  const session = await tx.findOneBy(SessionEntity, ofLot(id));
  return session?.state === 'CANCELLED' || session?.state === 'WON' ? session.endedAt : null;
}
