import { Injectable } from '@nestjs/common';
import type { ReserveView, SealingTermsView, SessionSealingView } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../kernel/auth/index.js';
import { sha256 } from '../../../kernel/canonical.js';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { Transactions } from '../../../kernel/db/index.js';
import { refused } from '../../../kernel/http/index.js';
import { type LotEntity, ProjectEntity, isOwnProject, lockLot } from '../../../listing/listing/index.js';
import { ReserveEntity } from './reserve.entity.js';

/** 保留价: sealed by its lister in his own browser, when registration is closed and before a session is set up. */
@Injectable()
export class ReserveService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
  ) {}

  /** What the lister's browser needs; null where this lot has no reserve, or none can be entered now. */
  async show(actor: Actor, lotId: string): Promise<ReserveView | null> {
    return this.transactions.look(async (tx) => {
      const lot = await this.lockOwn(tx, actor, lotId);
      if (!isAskedFor(lot)) return null;
      const sealing = sessionSealing(lot.terms.sealing!);
      const { scale } = lot.terms.price;
      return { lotNo: lot.no, scale, sealing, isEntered: await tx.existsBy(ReserveEntity, { lotId }) };
    });
  }

  /** A later one takes the place of an earlier one. */
  async enter(actor: Actor, lotId: string, envelope: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await this.lockOwn(tx, actor, lotId);
      if (!isAskedFor(lot)) throw refused('sealing.no-reserve');
      const at = await this.clock.now(tx);
      await tx.save(ReserveEntity, { lotId, envelope, at, accountId: actor.accountId });
    });
  }

  /** SHA-256 of the envelope, which a session is begun with; null where none was entered. */
  async hashOf(tx: EntityManager, lotId: string): Promise<string | null> {
    const reserve = await tx.findOneBy(ReserveEntity, { lotId });
    return reserve && sha256(reserve.envelope);
  }

  private async lockOwn(tx: EntityManager, actor: Actor, lotId: string): Promise<LotEntity> {
    const lot = await lockLot(tx, lotId);
    const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    if (!isOwnProject(actor, project)) throw refused('resource.not-found');
    return lot;
  }
}

function isAskedFor({ state, terms }: LotEntity): boolean {
  return state === 'REG_CLOSED' && (terms.trading?.hasReserve ?? false);
}

/** What a notice says of the sealing, as the terms of a session keep it. */
export function sessionSealing(sealing: SealingTermsView): SessionSealingView {
  const { drawHash } = sealing;
  if ('keys' in sealing) return { publicKeys: sealing.keys.map(({ publicKey }) => publicKey), drawHash };
  return { holders: sealing.holders.map(({ part, publicKey }) => ({ part, publicKey })), drawHash };
}
