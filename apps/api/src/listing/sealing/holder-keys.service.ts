import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { fingerprintOf } from '@helan/sealing';
import type { HolderKeyView, HolderView } from '@helan/contracts';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { HolderKeyEntity } from './holder-key.entity.js';

/** A part that somebody holds, and the key with which he holds it. */
export interface Holding extends HolderView {
  readonly fingerprint: string;
}

/** Keys that people keep themselves; the platform knows their public halves. */
@Injectable()
export class HolderKeys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
  ) {}

  async show(actor: Actor): Promise<HolderKeyView | null> {
    const key = await this.latest(this.dataSource.manager, actor.accountId);
    return key && { fingerprint: key.fingerprint, madeAt: key.madeAt.toISOString() };
  }

  /** From now on notices name this key; what was sealed for an earlier one stays sealed for it. */
  async enter(actor: Actor, publicKey: string): Promise<void> {
    const fingerprint = await fingerprintOf(publicKey).catch(() => {
      throw refused('sealing.bad-key', undefined, 'publicKey');
    });
    await this.transactions.run(async (tx) => {
      if (await tx.existsBy(HolderKeyEntity, { fingerprint }))
        throw refused('sealing.bad-key', undefined, 'publicKey');
      const { accountId } = actor;
      const madeAt = await this.clock.now(tx);
      await tx.insert(HolderKeyEntity, { id: randomUUID(), accountId, publicKey, fingerprint, madeAt });
    });
  }

  latest(tx: EntityManager, accountId: string): Promise<HolderKeyEntity | null> {
    return tx.findOne(HolderKeyEntity, { where: { accountId }, order: { madeAt: 'DESC' } });
  }

  /** The part that somebody holds among those whom a notice names; null where he is none of them. */
  async holding(
    tx: EntityManager,
    { accountId }: Actor,
    holders: readonly HolderView[],
  ): Promise<Holding | null> {
    const publicKeys = holders.map(({ publicKey }) => publicKey);
    const key = await tx.findOneBy(HolderKeyEntity, { accountId, publicKey: In(publicKeys) });
    const holder = holders.find(({ publicKey }) => publicKey === key?.publicKey);
    return key && holder ? { ...holder, fingerprint: key.fingerprint } : null;
  }
}
