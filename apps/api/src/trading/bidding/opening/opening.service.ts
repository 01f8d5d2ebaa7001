import { Injectable } from '@nestjs/common';
import type { OpenedFacts } from '@helan/contracts';
import type { HandInRequest } from '@helan/contracts/requests';
import { type EntityManager } from 'typeorm';
import type { Actor } from '../../../kernel/auth/index.js';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../../kernel/db/index.js';
import { refused } from '../../../kernel/http/index.js';
import { tell } from '../../../kernel/outbox/outbox.js';
import { type LotEntity, lockLot } from '../../../listing/listing/index.js';
import { HolderKeys, type Holding } from '../../../listing/sealing/index.js';
import { findDoubtful } from '../stops/doubtful-envelopes.js';
import { SessionEntity, isBeforeEnd, ofLot } from '../session.entity.js';
import { Envelopes } from './envelopes.js';
import { HandedInShares } from './handed-in-shares.js';
import { LotKeyOpening } from './lot-key-opening.js';
import { OpeningRounds } from './opening-rounds.js';
import { OpeningSignals } from './opening-signals.js';
import { sealedEnvelopes } from './sealed-envelopes.js';

/** A lot whose sealed prices are being opened, under its lock. */
interface Open {
  readonly session: SessionEntity;
  readonly lot: LotEntity;
  readonly at: Date;
}

/** 开启: two of three holders hand in their shares; then what was sealed is read, judged and told. */
@Injectable()
export class OpeningService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly holders: HolderKeys,
    private readonly shares: HandedInShares,
    private readonly lotKeys: LotKeyOpening,
    private readonly envelopes: Envelopes,
    private readonly rounds: OpeningRounds,
    private readonly signals: OpeningSignals,
  ) {}

  /** Takes what a holder hands in of each envelope; when two have handed in all of theirs, everything is opened. */
  async handIn(actor: Actor, lotId: string, request: HandInRequest): Promise<void> {
    await this.signals.watch(actor, lotId, async () => {
      const { round } = await this.checkShares(actor, lotId, request);
      await this.within(lotId, async (tx, { session, lot, at }) => {
        if (session.round !== round) throw refused('lifecycle.not-now');
        const { part } = await this.holdingOf(tx, actor, session);
        await this.shares.keep(tx, actor, { session, part, shares: request.shares, at });
        const sealed = await sealedEnvelopes(tx, session, lot);
        const given = await this.shares.complete(tx, session, sealed);
        return this.shares.open(round, sealed, holdersOf(session), given);
      });
    });
  }

  /** Takes the share of an older lot's key that a holder has opened; the second one opens everything. */
  async openLotKey(actor: Actor, lotId: string, share: string): Promise<void> {
    await this.signals.watch(actor, lotId, () =>
      this.within(lotId, (tx, { session, lot, at }) => {
        if (holdersOf(session).length > 0) throw refused('resource.not-found');
        return this.lotKeys.take(tx, actor, { session, lot, share, at });
      }),
    );
  }

  /** Proofs are checked before the lock is taken: what is sealed does not change any more. */
  private async checkShares(actor: Actor, lotId: string, request: HandInRequest): Promise<{ round: number }> {
    const { holding, sealed, round } = await this.transactions.look(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const session = await lockRow(tx, SessionEntity, ofLot(lotId));
      await this.requireOpening(tx, session, lot);
      const own = await this.holdingOf(tx, actor, session);
      return { holding: own, sealed: await sealedEnvelopes(tx, session, lot), round: session.round };
    });
    await this.shares.check(request, sealed, holding);
    return { round };
  }

  private async within(
    lotId: string,
    open: (tx: EntityManager, at: Open) => Promise<OpenedFacts | null>,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const session = await lockRow(tx, SessionEntity, ofLot(lotId));
      await this.requireOpening(tx, session, lot);
      const at = await this.clock.now(tx);
      const facts = await open(tx, { session, lot, at });
      if (facts) await this.rounds.tellOpened(tx, { session, lot, facts, at });
      await tell(tx, 'lot.session', lotId, { state: session.state });
    });
  }

  private async requireOpening(tx: EntityManager, session: SessionEntity, lot: LotEntity): Promise<void> {
    if (!session.terms.sealing) throw refused('resource.not-found');
    if (isBeforeEnd(session)) throw refused('sealing.too-early');
    if (session.state !== 'OPENING' || lot.state !== 'TRADING') throw refused('lifecycle.not-now');
    if (session.question || (await findDoubtful(tx, session))) throw refused('sealing.question-open');
    if (await this.envelopes.needsScores(tx, session)) throw refused('sealing.scores-first');
  }

  private async holdingOf(tx: EntityManager, actor: Actor, session: SessionEntity): Promise<Holding> {
    const holding = await this.holders.holding(tx, actor, holdersOf(session));
    if (!holding) throw refused('resource.not-found');
    return holding;
  }
}

/** The three whose public keys a session names; none in an older lot, which has a key of its own. */
export function holdersOf({ terms: { sealing } }: SessionEntity) {
  return sealing && 'holders' in sealing ? sealing.holders : [];
}
