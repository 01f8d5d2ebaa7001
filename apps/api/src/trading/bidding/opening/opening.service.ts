import { Injectable } from '@nestjs/common';
import { KEY_PARTS, isSealedRules } from '@helan/domain';
import type { OpeningView } from '@helan/contracts';
import { hasPermission } from '@helan/contracts';
import { type EntityManager } from 'typeorm';
import type { Actor } from '../../../kernel/auth/index.js';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../../kernel/db/index.js';
import { refused } from '../../../kernel/http/index.js';
import { tell } from '../../../kernel/outbox/outbox.js';
import { type LotEntity, lockLot } from '../../../listing/listing/index.js';
import { type JoinedKey, KeyShares } from '../../../listing/sealing/index.js';
import { Envelopes } from './envelopes.js';
import { OpeningDeadline } from './opening-deadline.js';
import { OpeningSignals } from './opening-signals.js';
import { type Draft, SessionBook } from '../session-book.js';
import { SessionResults } from '../session-results.js';
import { SessionEntity, isBeforeEnd, ofLot, rulesOf } from '../session.entity.js';

/** 开启: two of three holders put the key together; then what was sealed is read, judged and told. */
@Injectable()
export class OpeningService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly shares: KeyShares,
    private readonly envelopes: Envelopes,
    private readonly book: SessionBook,
    private readonly results: SessionResults,
    private readonly signals: OpeningSignals,
    readonly deadline: OpeningDeadline,
  ) {}

  /** Whether a session that has just ended holds something that must be opened. */
  async isNeeded(tx: EntityManager, session: SessionEntity): Promise<boolean> {
    if (isSealedRules(rulesOf(session))) return (await this.envelopes.count(tx, session)) > 0;
    return session.leaderId !== null && session.terms.reserveHash != null;
  }

  async show(actor: Actor, lotId: string): Promise<OpeningView> {
    return this.transactions.run(async (tx) => {
      const session = await tx.findOneBy(SessionEntity, ofLot(lotId));
      const sealing = session?.terms.sealing;
      if (!session || !sealing) throw refused('resource.not-found');
      const lot = await lockLot(tx, lotId);
      const { round, openingDueAt } = session;
      const own = await this.shares.own(tx, actor, lot.projectId, round);
      if (!own && !hasPermission(actor.roles, 'hostTrading')) throw refused('resource.not-found');
      const parts = await this.shares.list(tx, lot.projectId, round);
      return {
        state: session.state,
        projectNo: lot.terms.projectNo,
        round,
        dueAt: openingDueAt?.toISOString() ?? null,
        needsScores: await this.envelopes.needsScores(tx, session),
        parts: parts.map(({ part, opened }) => ({
          part,
          partName: KEY_PARTS[part],
          hasOpened: opened !== null,
        })),
        own,
      };
    });
  }

  /** Takes the share that a holder has opened; the second one opens everything. */
  async open(actor: Actor, lotId: string, share: string): Promise<void> {
    await this.signals.watch(actor, lotId, () => this.openShare(actor, lotId, share));
  }

  private async openShare(actor: Actor, lotId: string, share: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const session = await lockRow(tx, SessionEntity, ofLot(lotId));
      if (!session.terms.sealing) throw refused('resource.not-found');
      if (isBeforeEnd(session)) throw refused('sealing.too-early');
      if (session.state !== 'OPENING' || lot.state !== 'TRADING') throw refused('lifecycle.not-now');
      if (await this.envelopes.needsScores(tx, session)) throw refused('sealing.scores-first');
      const at = await this.clock.now(tx);
      const { projectId } = lot;
      const key = await this.shares.open(tx, actor, { projectId, round: session.round, share, at });
      if (key) await this.openAll(tx, { session, lot, key, at });
      await tell(tx, 'lot.session', lotId, { state: session.state });
    });
  }

  /** The result of an extra round in which nobody has put in anything. */
  conclude(tx: EntityManager, session: SessionEntity, lot: LotEntity, now: Date): Promise<Draft[]> {
    return this.envelopes.judge(tx, { session, lot, key: null, at: now });
  }

  private async openAll(
    tx: EntityManager,
    { session, lot, key, at }: { session: SessionEntity; lot: LotEntity; key: JoinedKey; at: Date },
  ): Promise<void> {
    session.openingDueAt = null;
    const drafts = await this.envelopes.judge(tx, { session, lot, key, at });
    await this.signals.comparePrices(tx, lot, drafts);
    await this.book.write(tx, session, lot.no, { drafts, recordedAt: at });
    await this.results.tell(tx, session, lot);
  }
}
