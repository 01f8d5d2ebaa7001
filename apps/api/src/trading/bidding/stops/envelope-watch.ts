import { Injectable } from '@nestjs/common';
import type { SessionDecisionKind, StrikeGround } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../../kernel/auth/index.js';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../../kernel/db/index.js';
import { logger } from '../../../kernel/logger.js';
import { type LotEntity, lockLot } from '../../../listing/listing/index.js';
import { OpeningRounds } from '../opening/opening-rounds.js';
import { SessionBook } from '../session-book.js';
import { SessionResults } from '../session-results.js';
import { SessionEntity } from '../session.entity.js';
import { askAboutEnvelope } from './doubtful-envelopes.js';
import { Strikes } from './strikes.js';

interface Decided {
  readonly session: SessionEntity;
  readonly lot: LotEntity;
  readonly kind: SessionDecisionKind;
  readonly ground: StrikeGround | null;
}

/**
 * Whoever loses his right between his sealed price and the end does not win by it, and nobody puts it aside alone:
 * nothing is opened until two people have decided, while nobody knows any price. Source: rules §21 A14c.
 */
@Injectable()
export class EnvelopeWatch {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly book: SessionBook,
    private readonly results: SessionResults,
    private readonly rounds: OpeningRounds,
    private readonly strikes: Strikes,
  ) {}

  /** Asks about what is found while a session waits for its opening. */
  async askAll(): Promise<void> {
    const waiting: { id: string; lot_id: string }[] = await this.dataSource.query(
      `select id, lot_id from bidding_session where is_current and state = 'OPENING' and question is null`,
    );
    for (const { id, lot_id } of waiting) {
      await this.ask(id, lot_id).catch((error: unknown) =>
        logger.error({ err: error, session: id }, 'sealed prices could not be looked at'),
      );
    }
  }

  private async ask(id: string, lotId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const session = await lockRow(tx, SessionEntity, { id });
      if (session.state !== 'OPENING' || session.question || !(await askAboutEnvelope(tx, session))) return;
      await this.book.write(tx, session, lot.no, { drafts: [], recordedAt: await this.clock.now(tx) });
    });
  }

  /** Does what two people have decided; the next question follows, or the opening, or what is there without one. */
  async decide(tx: EntityManager, actor: Actor, { session, lot, kind, ground }: Decided): Promise<void> {
    const registrationId = session.questionedId!;
    Object.assign(session, { question: null, questionedId: null });
    const drafts =
      kind === 'STRIKE'
        ? [await this.strikes.strikeEnvelope(tx, actor, { session, lot, registrationId, ground: ground! })]
        : [];
    const now = await this.clock.now(tx);
    await this.book.write(tx, session, lot.no, { drafts, recordedAt: now });
    await this.rounds.wait(tx, session, now);
    const isOver = !session.question && !(await this.rounds.hasSealed(tx, session));
    const end = isOver ? await this.rounds.conclude(tx, session, lot, now) : [];
    if (isOver) session.openingDueAt = null;
    await this.book.write(tx, session, lot.no, { drafts: end, recordedAt: now });
    await this.results.tell(tx, session, lot);
  }
}
