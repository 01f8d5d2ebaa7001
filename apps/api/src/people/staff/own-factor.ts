import { Injectable } from '@nestjs/common';
import type { FactorView, OwnFactorView, RecoveryCodesView } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { SecondFactors } from './second-factors.js';
import { SecurityEvents } from './security-events.js';

/**
 * Somebody's own second factor. Once he has one, nothing of it is changed without a code of it: an open screen is not
 * enough.
 */
@Injectable()
export class OwnFactor {
  constructor(
    private readonly transactions: Transactions,
    private readonly factors: SecondFactors,
    private readonly events: SecurityEvents,
  ) {}

  show({ accountId }: Actor): Promise<OwnFactorView> {
    return this.factors.own(accountId);
  }

  /** What is shown is not kept beside the deed: the secret is read again. */
  async begin({ accountId }: Actor, code: string): Promise<FactorView> {
    return this.transactions.look(async (tx) => {
      if (await this.factors.isOn(accountId, tx)) await this.factors.take(tx, accountId, code);
      const [{ login }]: [{ login: string }] = await tx.query('select login from account where id = $1', [
        accountId,
      ]);
      return this.factors.begin(tx, { id: accountId, login });
    });
  }

  /** Of the one that was begun, perhaps by another at this screen: guessing at it is counted, too. */
  async confirm({ accountId }: Actor, code: string): Promise<RecoveryCodesView> {
    await this.factors.count(accountId);
    const given = await this.giving(async (tx) => {
      const codes = await this.factors.confirm(tx, accountId, code);
      await this.events.add(tx, { kind: 'FACTOR_SET', accountId, facts: '本人登录以后设的' });
      return codes;
    });
    await this.factors.forgive(accountId);
    return given;
  }

  renewCodes({ accountId }: Actor, code: string): Promise<RecoveryCodesView> {
    return this.giving(async (tx) => {
      await this.factors.take(tx, accountId, code);
      return this.factors.renewCodes(tx, accountId);
    });
  }

  async remove({ accountId }: Actor, code: string): Promise<void> {
    if (this.factors.isEnforced) throw refused('factor.must-stay');
    await this.transactions.run(async (tx) => {
      await this.factors.take(tx, accountId, code);
      await this.factors.end(tx, accountId);
      await this.events.add(tx, { kind: 'FACTOR_REMOVED', accountId, facts: '本人停用的' });
    });
  }

  /** Given once, and kept as hashes alone: not as the answer of a deed either. */
  private async giving(work: (tx: EntityManager) => Promise<string[]>): Promise<RecoveryCodesView> {
    return { codes: await this.transactions.look(work) };
  }
}
