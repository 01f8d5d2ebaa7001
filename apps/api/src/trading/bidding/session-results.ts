import { Injectable } from '@nestjs/common';
import { FAILURES, type SessionFailure, type SessionResult, canonicalJson } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { ListingMoves, type LotEntity, THE_PLATFORM } from '../../listing/listing/index.js';
import type { Draft } from './session-book.js';
import { type SessionEntity, isAgreed, moveSession } from './session.entity.js';

export interface Won {
  readonly lotId: string;
  readonly registrationId: string;
  readonly amountFen: bigint;
  /** One alone had agreed to it; nobody bid. */
  readonly isAgreed: boolean;
}

type FailedHook = (tx: EntityManager, lot: LotEntity, failure: SessionFailure) => Promise<void>;
type WonHook = (tx: EntityManager, won: Won) => Promise<void>;

/** The result of a session, and what it does to the lot. */
@Injectable()
export class SessionResults {
  private wonHook: WonHook = async () => undefined;
  private failedHook: FailedHook = async () => undefined;

  constructor(private readonly moves: ListingMoves) {}

  /** The domain that makes deals of results registers itself here. */
  whenWon(hook: WonHook): void {
    this.wonHook = hook;
  }

  /** What a session that came to nothing costs those who took part, before the lot fails. */
  whenFailed(hook: FailedHook): void {
    this.failedHook = hook;
  }

  /** Ends a session, whose winner is a registration under a paddle; answers the last line of its log. */
  end(
    session: SessionEntity,
    result: SessionResult,
    { paddle, at, now }: { readonly paddle: string | null; readonly at: Date; readonly now: Date },
  ): Draft {
    const { winner, amountFen, failure } = result;
    session.endedAt = now;
    session.failure = failure;
    if (winner !== null) Object.assign(session, { leaderId: winner, currentFen: amountFen });
    moveSession(session, failure === null ? 'win' : 'fail');
    const facts = {
      winner: winner === null ? null : paddle,
      amountFen: amountFen?.toString() ?? null,
      failure,
    };
    return { kind: 'END', value: canonicalJson(facts), at };
  }

  /** The lot goes where the result of its session leads; nothing where the session goes on. */
  async tell(tx: EntityManager, session: SessionEntity, lot: LotEntity): Promise<void> {
    const { lotId, failure, leaderId, currentFen } = session;
    if (session.state === 'WON') {
      const won = { lotId, registrationId: leaderId!, amountFen: currentFen! };
      await this.wonHook(tx, { ...won, isAgreed: isAgreed(session) });
    }
    if (session.state !== 'FAILED') return;
    await this.failedHook(tx, lot, failure!);
    await this.moves.moveLot(tx, lot, 'fail', { ...THE_PLATFORM, reason: FAILURES[failure!] });
  }
}
