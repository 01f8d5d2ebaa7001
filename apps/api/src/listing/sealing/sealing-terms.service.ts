import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  DECIDING_KINDS,
  KEY_PARTS,
  type KeyPart,
  type TradingTerms,
  isSealed,
  lotKeysNeeded,
  mayBeBidFor,
  mayDrawOpenly,
  tradingTerms,
} from '@helan/domain';
import type { HoldersView, LotTermsView, SealingTermsView } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { sha256 } from '../../kernel/canonical.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import {
  ApplicationContexts,
  type LotEntity,
  type ProjectEntity,
  lockVisibleProject,
} from '../listing/index.js';
import type { HolderKeyEntity } from './holder-key.entity.js';
import { HolderKeys } from './holder-keys.service.js';

/** Somebody who may hold a part, and his key if he has made one. */
interface Candidate {
  readonly part: KeyPart;
  readonly accountId: string;
  readonly name: string;
  readonly key: HolderKeyEntity | null;
}

const PARTS = Object.keys(KEY_PARTS) as KeyPart[];

/** What a notice says of what will be sealed: whose public keys it is sealed for. Nothing is made but a seed for drawings. */
@Injectable()
export class SealingTerms {
  constructor(
    private readonly transactions: Transactions,
    private readonly contexts: ApplicationContexts,
    private readonly holders: HolderKeys,
    private readonly cipher: FieldCipher,
  ) {}

  /** Who will hold, for whoever publishes; nobody where nothing of the listing is sealed. */
  async show(actor: Actor, projectId: string): Promise<HoldersView> {
    return this.transactions.run(async (tx) => {
      const project = await lockVisibleProject(tx, actor, projectId);
      if (!(await this.willSeal(tx, project))) return { isSealed: false, holders: [] };
      const chosen = await this.choose(tx, project);
      const holders = PARTS.map((part) => {
        const { name = null, key = null } = chosen.find((one) => one.part === part) ?? {};
        return { part, partName: KEY_PARTS[part], name, fingerprint: key && key.fingerprint };
      });
      return { isSealed: true, holders };
    });
  }

  /**
   * What a notice freezes; null where nothing is sealed, refused where one of the three has no key. `before` is what
   * an earlier notice of the lot has frozen: a lot goes on as it began, as long as that serves.
   */
  async freeze(
    tx: EntityManager,
    project: ProjectEntity,
    trading: TradingTerms | null,
    before: LotTermsView['sealing'],
  ): Promise<LotTermsView['sealing']> {
    if (!trading || !isSealed(trading)) return null;
    if (before && serves(before, trading)) return before;
    const chosen = await this.choose(tx, project);
    const holders = PARTS.map((part) => {
      const key = chosen.find((one) => one.part === part)?.key;
      if (!key) throw refused('sealing.no-holder', { part: KEY_PARTS[part] });
      return { part, publicKey: key.publicKey, fingerprint: key.fingerprint };
    });
    return { holders, drawHash: await this.makeDrawSecret(tx, project.id) };
  }

  /** Hash of the seed of a drawing where nothing is sealed but several may declare the ceiling; else nothing. */
  async freezeDraw(
    tx: EntityManager,
    { id }: ProjectEntity,
    trading: TradingTerms | null,
    before: string | undefined,
  ): Promise<string | undefined> {
    if (!trading || !mayDrawOpenly(trading)) return undefined;
    return before ?? this.makeDrawSecret(tx, id);
  }

  /**
   * Where a lot is bid for once more: the secret of its first drawing may be known, and whoever knows it could compute
   * the next one before he declares. Source: rules §21 A12.
   */
  async renewDraw(tx: EntityManager, { projectId, terms }: LotEntity): Promise<Partial<LotTermsView>> {
    return terms.drawHash === undefined ? {} : { drawHash: await this.makeDrawSecret(tx, projectId) };
  }

  /** The secret of the drawing, once it is to be told. */
  async drawSecret(tx: EntityManager, projectId: string): Promise<string> {
    const [row]: { secret_enc: Buffer }[] = await tx.query(
      'select secret_enc from draw_secret where project_id = $1',
      [projectId],
    );
    return this.cipher.open(row!.secret_enc, 'draw_secret.secret');
  }

  /** Gives the hash of a new one. */
  private async makeDrawSecret(tx: EntityManager, projectId: string): Promise<string> {
    const secret = randomBytes(32).toString('hex');
    const hash = sha256(secret);
    await tx.query(
      `insert into draw_secret (project_id, secret_enc, hash) values ($1, $2, $3)
       on conflict (project_id) do update set secret_enc = excluded.secret_enc, hash = excluded.hash`,
      [projectId, this.cipher.seal(secret, 'draw_secret.secret'), hash],
    );
    return hash;
  }

  private async willSeal(tx: EntityManager, project: ProjectEntity): Promise<boolean> {
    const { method, trading = {} } = project.application;
    const { rulebook, type, listerKind } = await this.contexts.of(tx, project);
    const { isBuying, isRelay } = type;
    const isCollective = DECIDING_KINDS.includes(listerKind);
    if (!mayBeBidFor({ method, isRelay, isCollective })) return false;
    return isSealed(tradingTerms(trading, rulebook, { isBuying, isCollective, priority: [] }));
  }

  /** For each part the first who has a key, else the first; three different people. */
  private async choose(tx: EntityManager, project: ProjectEntity): Promise<Candidate[]> {
    const candidates = await this.candidates(tx, project);
    const chosen: Candidate[] = [];
    for (const part of PARTS) {
      const free = candidates.filter(
        (one) => one.part === part && !chosen.some(({ accountId }) => accountId === one.accountId),
      );
      const first = free.find(({ key }) => key !== null) ?? free[0];
      if (first) chosen.push(first);
    }
    return chosen;
  }

  /** Heads of the center, supervisors, and whoever acts for the transferor. */
  private async candidates(tx: EntityManager, project: ProjectEntity): Promise<Candidate[]> {
    const rows: { part: KeyPart; id: string; display_name: string }[] = await tx.query(
      `select 'CENTER' as part, id, display_name, login from account where 'CENTER_APPROVE' = any(roles)
       union all select 'SUPERVISOR', id, display_name, login from account where 'SUPERVISOR' = any(roles)
       union all select 'TRANSFEROR', id, display_name, login from account where id = $1
       order by part, login`,
      [project.createdBy],
    );
    const candidates: Candidate[] = [];
    for (const { part, id, display_name } of rows)
      candidates.push({ part, accountId: id, name: display_name, key: await this.holders.latest(tx, id) });
    return candidates;
  }
}

/** Whether what was frozen before is enough for these terms: an older lot may lack the key of an extra round. */
function serves(before: SealingTermsView, trading: TradingTerms): boolean {
  return 'holders' in before || before.keys.length >= lotKeysNeeded(trading);
}
