import { Injectable } from '@nestjs/common';
import type { ReserveView, SealingTermsView, SessionSealingView } from '@helan/contracts';
import { mayEnterReserve, needsReserve } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../kernel/auth/index.js';
import { sha256 } from '../../../kernel/canonical.js';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { Transactions } from '../../../kernel/db/index.js';
import { refused } from '../../../kernel/http/index.js';
import {
  type LotEntity,
  ProjectEntity,
  isOnBehalf,
  isOwnProject,
  lockLot,
} from '../../../listing/listing/index.js';
import { SessionEntity, ofLot } from '../session.entity.js';
import { ReserveEntity } from './reserve.entity.js';

/** A reserve that has just been entered. */
export interface EnteredReserve {
  readonly actor: Actor;
  readonly hash: string;
}

type Entered = (tx: EntityManager, lot: LotEntity, reserve: EnteredReserve) => Promise<void>;

/** What a liaison has sealed for a transferor is kept until it is signed and seen; the lot's row is locked. */
type OnBehalf = (tx: EntityManager, actor: Actor, lot: LotEntity, envelope: string) => Promise<void>;

/** 保留价: sealed by its lister in his own browser, before a session opens. Source: rules §21 A8. */
@Injectable()
export class ReserveService {
  private readonly entered: Entered[] = [];
  private onBehalf: OnBehalf | undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
  ) {}

  /** Those who wait for it say here what goes on with it. */
  whenEntered(hook: Entered): void {
    this.entered.push(hook);
  }

  /** The domain above, where papers are signed by hand, keeps what a liaison has sealed for somebody. */
  whenOnBehalf(keep: OnBehalf): void {
    this.onBehalf = keep;
  }

  /** What the lister's browser needs; null where this lot has no reserve, or none can be entered now. */
  async show(actor: Actor, lotId: string): Promise<ReserveView | null> {
    return this.transactions.look(async (tx) => {
      const lot = await this.lockOwn(tx, actor, lotId);
      if (!(await this.isAskedFor(tx, lot))) return null;
      const sealing = sessionSealing(lot.terms.sealing!);
      const { scale } = lot.terms.price;
      const isEntered = await this.isEntered(tx, lotId);
      const session = await tx.findOneBy(SessionEntity, ofLot(lotId));
      const dueAt = lot.suspension?.endsAt ?? session?.reserveDueAt?.toISOString() ?? null;
      const ceilingFen = lot.terms.trading?.ceilingFen;
      const ceiling = ceilingFen === undefined ? {} : { ceilingFen };
      return { lotNo: lot.no, scale, sealing, ...ceiling, isEntered, dueAt };
    });
  }

  /** A later one takes the place of an earlier one. */
  async enter(actor: Actor, lotId: string, envelope: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await this.lockOwn(tx, actor, lotId);
      if (!(await this.isAskedFor(tx, lot))) throw refused('sealing.no-reserve');
      const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
      if (this.onBehalf && isOnBehalf(actor, project)) return this.onBehalf(tx, actor, lot, envelope);
      await this.take(tx, lot, { envelope, actor, accountId: actor.accountId });
    });
  }

  /** From the lister, or signed by his hand and seen by `actor`; the lot's row is locked. */
  async take(
    tx: EntityManager,
    lot: LotEntity,
    { envelope, actor, accountId }: { envelope: string; actor: Actor; accountId: string },
  ): Promise<void> {
    const at = await this.clock.now(tx);
    const whole = { envelope, at, accountId, isVoid: false, openedEnc: null };
    await tx.save(ReserveEntity, { lotId: lot.id, ...whole });
    for (const hook of this.entered) await hook(tx, lot, { actor, hash: sha256(envelope) });
  }

  /** SHA-256 of the envelope, which a session is begun with; null where none was entered. */
  async hashOf(tx: EntityManager, lotId: string): Promise<string | null> {
    const reserve = await tx.findOneBy(ReserveEntity, { lotId, isVoid: false });
    return reserve && sha256(reserve.envelope);
  }

  /** Whether a session of this lot would have to wait for it now. */
  async isMissing(tx: EntityManager, { id, terms }: LotEntity): Promise<boolean> {
    const isNeeded = terms.trading !== null && needsReserve(terms.trading);
    return isNeeded && !(await this.isEntered(tx, id));
  }

  /** Whether one can be entered now. */
  async isAskedFor(tx: EntityManager, lot: LotEntity): Promise<boolean> {
    const { trading } = lot.terms;
    if (!trading?.hasReserve) return false;
    const session = await tx.findOneBy(SessionEntity, ofLot(lot.id));
    const isLive = session !== null && !session.endedAt;
    const moment = {
      state: lot.state,
      mode: trading.mode,
      isEntered: await this.isEntered(tx, lot.id),
      isMissed: lot.suspension?.reason === 'RESERVE_MISSING',
      ...(isLive ? { session: { dueAt: session.reserveDueAt?.getTime() ?? null } } : {}),
    };
    return mayEnterReserve(trading, moment, (await this.clock.now(tx)).getTime());
  }

  /** The notice names another price than the one it was sealed for: the lister seals another, or none is there. */
  async drop(tx: EntityManager, { id: lotId }: LotEntity): Promise<void> {
    await tx.update(ReserveEntity, { lotId }, { isVoid: true });
  }

  private isEntered(tx: EntityManager, lotId: string): Promise<boolean> {
    return tx.existsBy(ReserveEntity, { lotId, isVoid: false });
  }

  private async lockOwn(tx: EntityManager, actor: Actor, lotId: string): Promise<LotEntity> {
    const lot = await lockLot(tx, lotId);
    const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    if (!isOwnProject(actor, project)) throw refused('resource.not-found');
    return lot;
  }
}

/** What a notice says of the sealing, as the terms of a session keep it. */
export function sessionSealing(sealing: SealingTermsView): SessionSealingView {
  const { drawHash } = sealing;
  if ('keys' in sealing) return { publicKeys: sealing.keys.map(({ publicKey }) => publicKey), drawHash };
  return { holders: sealing.holders.map(({ part, publicKey }) => ({ part, publicKey })), drawHash };
}
