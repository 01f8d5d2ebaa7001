import { Injectable } from '@nestjs/common';
import type { KeyPart } from '@helan/domain';
import { SHARES_NEEDED, joinShares } from '@helan/sealing';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { sha256 } from '../../kernel/canonical.js';
import { lockRow } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { HolderKeyEntity } from './holder-key.entity.js';
import { KeyShareEntity, SealingKeyEntity } from './sealing-key.entity.js';

/** A key put together again, and who put it together. */
export interface JoinedKey {
  readonly privateKey: Uint8Array;
  readonly parts: readonly KeyPart[];
}

export interface OwnShare {
  readonly part: KeyPart;
  readonly sealed: string;
  /** Of the holder's key that the share was sealed for. */
  readonly fingerprint: string;
}

/** The shares of a round's key at its opening. */
@Injectable()
export class KeyShares {
  async list(tx: EntityManager, projectId: string, round: number): Promise<KeyShareEntity[]> {
    const { id } = await tx.findOneByOrFail(SealingKeyEntity, { projectId, round });
    return tx.find(KeyShareEntity, { where: { sealingKeyId: id }, order: { part: 'ASC' } });
  }

  /** The share of whoever holds one, sealed as it was made for him. */
  async own(tx: EntityManager, actor: Actor, projectId: string, round: number): Promise<OwnShare | null> {
    const row = (await this.list(tx, projectId, round)).find(
      ({ accountId }) => accountId === actor.accountId,
    );
    if (!row) return null;
    const { fingerprint } = await tx.findOneByOrFail(HolderKeyEntity, { id: row.holderKeyId });
    return { part: row.part, sealed: row.sealed, fingerprint };
  }

  /** Takes an opened share; gives the key as soon as enough have been opened. One that is not the holder's is refused. */
  async open(
    tx: EntityManager,
    actor: Actor,
    {
      projectId,
      round,
      share,
      at,
    }: {
      readonly projectId: string;
      readonly round: number;
      readonly share: string;
      readonly at: Date;
    },
  ): Promise<JoinedKey | null> {
    const key = await lockRow(tx, SealingKeyEntity, { projectId, round });
    const rows = await this.list(tx, projectId, round);
    const own = rows.find(({ accountId }) => accountId === actor.accountId);
    if (!own) throw refused('resource.not-found');
    if (sha256(share) !== own.shareHash) throw refused('sealing.bad-share', undefined, 'share');
    own.opened = share;
    own.openedAt ??= at;
    await tx.save(KeyShareEntity, own);
    const opened = rows.filter((row) => row.opened !== null);
    if (opened.length < SHARES_NEEDED) return null;
    const privateKey = await joinShares(
      opened.map((row) => row.opened!),
      key.publicKey,
    );
    if (!privateKey) throw refused('sealing.keys-do-not-fit');
    return { privateKey, parts: opened.map(({ part }) => part) };
  }
}
