import { Injectable } from '@nestjs/common';
import type { OpenedFacts } from '@helan/contracts';
import { isSealedRules } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { LotEntity } from '../../../listing/listing/index.js';
import { type Draft, SessionBook } from '../session-book.js';
import { SessionResults } from '../session-results.js';
import { type SessionEntity, rulesOf } from '../session.entity.js';
import { askAboutEnvelope, findDoubtful } from '../stops/doubtful-envelopes.js';
import { Envelopes } from './envelopes.js';
import { OpeningDeadline } from './opening-deadline.js';
import { OpeningSignals } from './opening-signals.js';

interface OpenedRound {
  readonly session: SessionEntity;
  readonly lot: LotEntity;
  readonly facts: OpenedFacts;
  readonly at: Date;
}

/** Which rounds have to be opened, until when, and what follows when one has been: it is judged and written down. */
@Injectable()
export class OpeningRounds {
  constructor(
    private readonly envelopes: Envelopes,
    private readonly book: SessionBook,
    private readonly results: SessionResults,
    private readonly signals: OpeningSignals,
    readonly deadline: OpeningDeadline,
  ) {}

  /** Whether a session that has just ended holds something that must be opened, or decided, before its result. */
  async isNeeded(tx: EntityManager, session: SessionEntity): Promise<boolean> {
    if (isSealedRules(rulesOf(session)))
      return (await this.hasSealed(tx, session)) || (await findDoubtful(tx, session)) !== null;
    return session.leaderId !== null && session.terms.reserveHash != null;
  }

  async hasSealed(tx: EntityManager, session: SessionEntity): Promise<boolean> {
    return (await this.envelopes.count(tx, session)) > 0;
  }

  /** Waits for its holders, once whatever is doubtful has been decided. */
  async wait(tx: EntityManager, session: SessionEntity, now: Date): Promise<void> {
    session.openingDueAt = (await askAboutEnvelope(tx, session)) ? null : await this.deadline.from(tx, now);
  }

  /** The result of an open session of which nothing was sealed. */
  endOpen(tx: EntityManager, session: SessionEntity, lot: LotEntity, now: Date): Promise<Draft[]> {
    return this.envelopes.endOpen(tx, { session, lot, at: session.endAt, now }, null);
  }

  /** The result of an extra round in which nobody has put in anything. */
  conclude(tx: EntityManager, session: SessionEntity, lot: LotEntity, now: Date): Promise<Draft[]> {
    return this.envelopes.judge(tx, { session, lot, facts: null, at: now });
  }

  /** The log tells what was opened, and the lot goes where it leads. */
  async tellOpened(tx: EntityManager, { session, lot, facts, at }: OpenedRound): Promise<void> {
    session.openingDueAt = null;
    const drafts = await this.envelopes.judge(tx, { session, lot, facts, at });
    await this.signals.comparePrices(tx, lot, drafts);
    await this.book.write(tx, session, lot.no, { drafts, recordedAt: at });
    await this.results.tell(tx, session, lot);
  }
}
