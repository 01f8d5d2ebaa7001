import { Injectable } from '@nestjs/common';
import { type StopReason, canonicalJson, pause } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { tell } from '../../../kernel/outbox/outbox.js';
import type { LotEntity } from '../../../listing/listing/index.js';
import { SessionBook } from '../session-book.js';
import { type SessionEntity, keepState, momentIn, moveSession, stateOf } from '../session.entity.js';

/** Why a session stands still, as its log says it. */
export interface StopFacts {
  readonly reason: StopReason;
  readonly note?: string;
  readonly by?: string;
}

interface Stop extends StopFacts {
  /** What it stands still from, where that is known to lie before now. */
  readonly since?: Date;
  /** When it goes on by itself; null where somebody must say so. */
  readonly resumeAt?: Date | null;
}

/** Stops the clock of a session that runs; what is left is kept to the millisecond. Source: rules §6.7. */
@Injectable()
export class SessionStops {
  constructor(
    private readonly clock: PlatformClock,
    private readonly book: SessionBook,
  ) {}

  /** The session's row must be locked, and running. */
  async stop(
    tx: EntityManager,
    session: SessionEntity,
    lot: LotEntity,
    { since, resumeAt = null, ...facts }: Stop,
  ): Promise<void> {
    const now = await this.clock.now(tx);
    const at = momentIn(session, now);
    moveSession(session, 'pause');
    keepState(session, pause(stateOf(session), (since ?? at).getTime()));
    session.resumeAt = resumeAt;
    const value = canonicalJson({ ...facts, ...(since ? { since: since.toISOString() } : {}) });
    await this.book.write(tx, session, lot.no, { drafts: [{ kind: 'PAUSE', value, at }], recordedAt: now });
    await tell(tx, 'lot.session', session.lotId, { state: session.state });
  }
}
