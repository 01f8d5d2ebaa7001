import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type SessionAction, sessionDeadline, sessionLifecycle } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { lockRow } from '../kernel/db/index.js';
import { DueRunner } from '../kernel/due/due-runner.js';
import { unwrap } from '../kernel/http/index.js';
import { tell } from '../kernel/outbox/outbox.js';
import { ListingMoves, THE_PLATFORM, lockLot } from '../listing/index.js';
import { SessionEntity, rulesOf } from './session.entity.js';

export interface Won {
  readonly lotId: string;
  readonly registrationId: string;
  readonly amountFen: bigint;
}

type WonHook = (tx: EntityManager, won: Won) => Promise<void>;

/** What time brings to a session: it opens, becomes limited, ends, and its result follows. */
@Injectable()
export class SessionClock implements OnModuleInit {
  private wonHook: WonHook = async () => undefined;

  constructor(
    private readonly runner: DueRunner,
    private readonly clock: PlatformClock,
    private readonly moves: ListingMoves,
  ) {}

  onModuleInit(): void {
    this.runner.register({ table: 'bidding_session', key: 'lot_id', apply: (tx, id) => this.apply(tx, id) });
  }

  /** The domain that makes deals of results registers itself here. */
  whenWon(hook: WonHook): void {
    this.wonHook = hook;
  }

  private async apply(tx: EntityManager, lotId: string): Promise<void> {
    const lot = await lockLot(tx, lotId);
    const session = await lockRow(tx, SessionEntity, { lotId });
    const due = sessionDeadline(session.state, rulesOf(session), session.endAt.getTime(), session.graceMs);
    const now = await this.clock.now(tx);
    if (due && due.at <= now.getTime()) await this.step(tx, session, due.action);
    if (session.state === 'ENDED') {
      session.endedAt = now;
      await this.step(tx, session, session.leaderId ? 'win' : 'fail');
    }
    const next = sessionDeadline(session.state, rulesOf(session), session.endAt.getTime(), session.graceMs);
    session.nextDueAt = next ? new Date(next.at) : null;
    await tx.save(SessionEntity, session);
    if (session.state === 'WON')
      await this.wonHook(tx, { lotId, registrationId: session.leaderId!, amountFen: session.currentFen! });
    if (session.state === 'FAILED')
      await this.moves.moveLot(tx, lot, 'fail', { ...THE_PLATFORM, reason: '竞价无人出价' });
  }

  private async step(tx: EntityManager, session: SessionEntity, action: SessionAction): Promise<void> {
    session.state = unwrap(sessionLifecycle.next(session.state, action));
    await tell(tx, 'lot.session', session.lotId, { state: session.state });
  }
}
