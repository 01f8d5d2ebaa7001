import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LotEntity } from '../../../listing/listing/index.js';
import { LeaderWatch } from './leader-watch.js';
import { SessionOutages } from './session-outages.js';
import type { SessionEntity } from '../session.entity.js';

/** What may keep a session from its end. */
@Injectable()
export class SessionGuards {
  constructor(
    private readonly outages: SessionOutages,
    private readonly leaders: LeaderWatch,
  ) {}

  /** When every bid that was complete before the end is decided. */
  settled(sessionId: string): Promise<void> {
    return this.outages.settled(sessionId);
  }

  /** Stops a session, under its lock, instead of letting it end; answers whether it did. */
  async hold(tx: EntityManager, session: SessionEntity, lot: LotEntity): Promise<boolean> {
    return (await this.outages.hold(tx, session, lot)) || this.leaders.hold(tx, session, lot);
  }
}
