import { Injectable } from '@nestjs/common';
import type { KeyPart } from '@helan/domain';
import { SHARES_NEEDED, joinLotKey } from '@helan/sealing';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { sha256 } from '../../kernel/canonical.js';
import { lockRow } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { HolderKeyEntity } from './holder-key.entity.js';
import { LotKeyEntity, LotKeyShareEntity } from './lot-key.entity.js';

/** The key of an older lot put together again, and who put it together. */
export interface JoinedLotKey {
  readonly privateKey: Uint8Array;
  readonly parts: readonly KeyPart[];
}

export interface OwnLotKeyShare {
  readonly part: KeyPart;
  readonly sealed: string;
  /** Of the holder's key that the share was sealed for. */
  readonly fingerprint: string;
}

/** The shares of a lot that began with a key of its own, at its opening; no new ones are made. */
@Injectable()
export class LotKeyShares {
  async list(tx: EntityManager, projectId: string, round: number): Promise<LotKeyShareEntity[]> {
    const { id } = await tx.findOneByOrFail(LotKeyEntity, { projectId, round });
    return tx.find(LotKeyShareEntity, { where: { sealingKeyId: id }, order: { part: 'ASC' } });
  }

  /** The share of whoever holds one, sealed as it was made for him. */
  async own(
    tx: EntityManager,
    actor: Actor,
    projectId: string,
    round: number,
  ): Promise<OwnLotKeyShare | null> {
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
  ): Promise<JoinedLotKey | null> {
    const key = await lockRow(tx, LotKeyEntity, { projectId, round });
    const rows = await this.list(tx, projectId, round);
    const own = rows.find(({ accountId }) => accountId === actor.accountId);
    if (!own) throw refused('resource.not-found');
    if (sha256(share) !== own.shareHash) throw refused('sealing.bad-share', undefined, 'share');
    own.opened = share;
    own.openedAt ??= at;
    await tx.save(LotKeyShareEntity, own);
    const opened = rows.filter((row) => row.opened !== null);
    if (opened.length < SHARES_NEEDED) return null;
    const privateKey = await joinLotKey(
      opened.map((row) => row.opened!),
      key.publicKey,
    );
    if (!privateKey) throw refused('sealing.keys-do-not-fit');
    return { privateKey, parts: opened.map(({ part }) => part) };
  }
}
