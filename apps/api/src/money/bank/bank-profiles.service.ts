import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type BankAccount, type BankProfile, refuseProfile } from '@helan/domain';
import type { AnswerBankProfileRequest, ProposeBankProfileRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, isUnique, lockRow } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { BankProfileEntity } from './bank-profile.entity.js';

/** 银行设置: account, bank and columns of each of the two accounts; one proposes a version, another puts it in force. */
@Injectable()
export class BankProfiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
  ) {}

  async propose(actor: Actor, request: ProposeBankProfileRequest): Promise<{ id: string }> {
    const { bank, reason } = request;
    const content = contentOf(request);
    requireNone(refuseProfile(content));
    return this.transactions
      .run(async (tx) => {
        const id = randomUUID();
        const version = (await tx.countBy(BankProfileEntity, { bank })) + 1;
        const proposedAt = await this.clock.now(tx);
        await tx.insert(BankProfileEntity, {
          ...{ id, bank, version, content, reason, proposedAt },
          state: 'PROPOSED',
          proposedBy: actor.accountId,
        });
        return { id };
      })
      .catch((error: unknown) => {
        throw isUnique(error) ? refused('bank.profile-proposed') : error;
      });
  }

  async answer(actor: Actor, id: string, { agrees, reason }: AnswerBankProfileRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const profile = await lockRow(tx, BankProfileEntity, { id });
      if (profile.state !== 'PROPOSED') throw refused('bank.statement-busy');
      requireOtherPerson(actor, [profile.proposedBy]);
      if (agrees)
        await tx.update(BankProfileEntity, { bank: profile.bank, state: 'IN_FORCE' }, { state: 'REPLACED' });
      Object.assign(profile, {
        state: agrees ? 'IN_FORCE' : 'REFUSED',
        answeredBy: actor.accountId,
        answeredAt: await this.clock.now(tx),
        answer: reason,
      });
      await tx.save(BankProfileEntity, profile);
    });
  }

  /** The version by which files of this account are read and made now. */
  async inForce(
    bank: BankAccount,
    source: EntityManager = this.dataSource.manager,
  ): Promise<BankProfileEntity> {
    const profile = await source.findOneBy(BankProfileEntity, { bank, state: 'IN_FORCE' });
    if (!profile) throw refused('bank.no-profile');
    return profile;
  }

  /** The version by which one file is read, whatever is in force by now. */
  async byId(id: string): Promise<BankProfileEntity> {
    return this.dataSource.manager.findOneByOrFail(BankProfileEntity, { id });
  }
}

function contentOf(request: ProposeBankProfileRequest): BankProfile {
  const { accountNo, accountName, bankName, bankNo, orderForm } = request;
  const columns = said(request.columns);
  const orderTitles = said(request.orderTitles);
  return { accountNo, accountName, bankName, bankNo, orderForm, columns, orderTitles };
}

/** Titles that are not empty; null where there is none. */
function said(titles: object = {}): Record<string, string> | null {
  const full = Object.entries(titles).filter(([, title]) => title) as [string, string][];
  return full.length > 0 ? Object.fromEntries(full) : null;
}
