import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KEY_PARTS, type KeyPart, type TradingTerms, keysNeeded, tradingTerms } from '@helan/domain';
import { fingerprintOf } from '@helan/sealing';
import type { CeremonyView, LotTermsView } from '@helan/contracts';
import type { MakeKeysRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { ApplicationContexts, type ProjectEntity, lockVisibleProject } from '../listing/index.js';
import { HolderKeys } from './holder-keys.service.js';
import { KeyShareEntity, SealingKeyEntity } from './sealing-key.entity.js';

interface Candidate {
  readonly part: KeyPart;
  readonly accountId: string;
  readonly name: string;
}

/** 生成密钥: before a notice is published, in a browser; the platform gets the public half and sealed shares. */
@Injectable()
export class Ceremony {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly contexts: ApplicationContexts,
    private readonly holders: HolderKeys,
    private readonly cipher: FieldCipher,
  ) {}

  /** What is to be made, for whom; no keys where nothing of the listing is sealed. */
  async show(actor: Actor, projectId: string): Promise<CeremonyView> {
    return this.transactions.run(async (tx) => {
      const project = await lockVisibleProject(tx, actor, projectId);
      const rounds = await this.keysNeeded(tx, project);
      const candidates = rounds > 0 ? await this.candidates(tx, project) : [];
      const holders: CeremonyView['holders'][number][] = [];
      for (const { part, accountId, name } of candidates) {
        const key = await this.holders.latest(tx, accountId);
        holders.push({ part, partName: KEY_PARTS[part], accountId, name, publicKey: key?.publicKey ?? null });
      }
      return { projectNo: project.no, rounds, holders, isDone: await this.isDone(tx, project, rounds) };
    });
  }

  /** Takes the keys of a ceremony; until the notice is out a later ceremony replaces them. */
  async enter(actor: Actor, projectId: string, { keys }: MakeKeysRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await lockVisibleProject(tx, actor, projectId);
      if (project.state !== 'NOTICE_APPROVING') throw refused('lifecycle.not-now');
      if (keys.length !== (await this.keysNeeded(tx, project)))
        throw refused('sealing.other-count', undefined, 'keys');
      await tx.delete(SealingKeyEntity, { projectId });
      const candidates = await this.candidates(tx, project);
      for (const [index, key] of keys.entries())
        await this.enterKey(tx, actor, { project, candidates, round: index + 1, key });
      const secret = randomBytes(32).toString('hex');
      await tx.query(
        `insert into draw_secret (project_id, secret_enc, hash) values ($1, $2, $3)
         on conflict (project_id) do update set secret_enc = excluded.secret_enc, hash = excluded.hash`,
        [projectId, this.cipher.seal(secret, 'draw_secret.secret'), sha256(secret)],
      );
    });
  }

  /** What the notice says of the sealing; null where nothing is sealed, refused where the keys are not made. */
  async terms(
    tx: EntityManager,
    project: ProjectEntity,
    trading: TradingTerms | null,
  ): Promise<LotTermsView['sealing']> {
    const rounds = trading ? keysNeeded(trading) : 0;
    if (rounds === 0) return null;
    const keys = await tx.find(SealingKeyEntity, {
      where: { projectId: project.id },
      order: { round: 'ASC' },
    });
    if (keys.length !== rounds) throw refused('sealing.no-keys');
    const [draw]: { hash: string }[] = await tx.query('select hash from draw_secret where project_id = $1', [
      project.id,
    ]);
    return {
      keys: keys.map(({ publicKey, fingerprint }) => ({ publicKey, fingerprint })),
      drawHash: draw!.hash,
    };
  }

  /** The secret of the drawing, once it is to be told. */
  async drawSecret(tx: EntityManager, projectId: string): Promise<string> {
    const [row]: { secret_enc: Buffer }[] = await tx.query(
      'select secret_enc from draw_secret where project_id = $1',
      [projectId],
    );
    return this.cipher.open(row!.secret_enc, 'draw_secret.secret');
  }

  private async enterKey(
    tx: EntityManager,
    actor: Actor,
    {
      project,
      candidates,
      round,
      key,
    }: {
      readonly project: ProjectEntity;
      readonly candidates: readonly Candidate[];
      readonly round: number;
      readonly key: MakeKeysRequest['keys'][number];
    },
  ): Promise<void> {
    const fingerprint = await fingerprintOf(key.publicKey).catch(() => {
      throw refused('sealing.bad-key', undefined, `keys.${round - 1}.publicKey`);
    });
    const id = randomUUID();
    const madeAt = await this.clock.now(tx);
    const { publicKey, shares } = key;
    await tx.insert(SealingKeyEntity, {
      id,
      projectId: project.id,
      round,
      publicKey,
      fingerprint,
      madeBy: actor.accountId,
      madeAt,
    });
    for (const part of Object.keys(KEY_PARTS) as KeyPart[]) {
      const share = shares.find((one) => one.part === part);
      const holder = candidates.find((one) => one.part === part && one.accountId === share?.accountId);
      const holderKey = holder && (await this.holders.latest(tx, holder.accountId));
      if (!share || !holderKey) throw refused('sealing.no-holder', { part: KEY_PARTS[part] });
      const { sealed, shareHash } = share;
      const place = { sealingKeyId: id, part, accountId: holder.accountId, holderKeyId: holderKey.id };
      await tx.insert(KeyShareEntity, { ...place, sealed, shareHash, opened: null, openedAt: null });
    }
  }

  private async isDone(tx: EntityManager, project: ProjectEntity, rounds: number): Promise<boolean> {
    return rounds > 0 && (await tx.countBy(SealingKeyEntity, { projectId: project.id })) === rounds;
  }

  private async keysNeeded(tx: EntityManager, project: ProjectEntity): Promise<number> {
    const { method, trading = {} } = project.application;
    const { rulebook, type } = await this.contexts.of(tx, project);
    if (method !== 'BIDDING' || type.isRelay) return 0;
    const lot = { isBuying: type.isBuying, isCollective: false, priority: [] };
    return keysNeeded(tradingTerms(trading, rulebook, lot));
  }

  /** Who may hold the parts: heads of the center, supervisors, and whoever acts for the transferor. */
  private async candidates(tx: EntityManager, project: ProjectEntity): Promise<Candidate[]> {
    const rows: { part: KeyPart; id: string; display_name: string }[] = await tx.query(
      `select 'CENTER' as part, id, display_name, login from account where 'CENTER_APPROVE' = any(roles)
       union all select 'SUPERVISOR', id, display_name, login from account where 'SUPERVISOR' = any(roles)
       union all select 'TRANSFEROR', id, display_name, login from account where id = $1
       order by part, login`,
      [project.createdBy],
    );
    return rows.map(({ part, id, display_name }) => ({ part, accountId: id, name: display_name }));
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
