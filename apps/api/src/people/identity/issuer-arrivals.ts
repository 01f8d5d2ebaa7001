import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type IssuerArrival, decideIssuerArrival, isSameName } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { logger } from '../../kernel/logger.js';
import { AccountService, PhoneBook } from '../account/index.js';
import type { IssuerAnswer } from './issuer-client.js';
import { IssuerRequests } from './issuer-requests.js';
import { type NumberHolder, RealNames } from './real-names.js';

/** Whose session begins, and whether his account is one of this moment. */
export interface Arrived {
  readonly accountId: string;
  readonly isNew: boolean;
  readonly isLinked: boolean;
}

export interface Asker {
  /** Whoever is signed in already and asks to be linked. */
  readonly askingAccountId: string | null;
  /** He says that what another account has declared under his number is not his. */
  readonly disowns: boolean;
}

/** Somebody comes from the issuer: what the platform knows of him is looked up, and what follows is done. */
@Injectable()
export class IssuerArrivals {
  constructor(
    private readonly transactions: Transactions,
    private readonly names: RealNames,
    private readonly accounts: AccountService,
    private readonly requests: IssuerRequests,
    private readonly phones: PhoneBook,
  ) {}

  async receive(answer: IssuerAnswer, asker: Asker): Promise<Arrived> {
    const done = await this.transactions.run(async (tx) => {
      await this.lock(tx, answer);
      const holders = answer.person.idNumber ? await this.names.holdersOf(tx, answer.person.idNumber) : [];
      const arrival = await this.decide(tx, answer, { holders, ...asker });
      const accountId = await this.follow(tx, arrival, { answer, holders });
      const { phone, isPhoneVerified } = answer.person;
      if (accountId !== undefined && isPhoneVerified) await this.phones.fill(tx, accountId, phone);
      return { arrival, accountId };
    });
    return this.resultOf(done);
  }

  /** Whoever comes twice at once comes one after the other: by the person of the issuer and by the number. */
  private async lock(tx: EntityManager, { issuer, subject, person }: IssuerAnswer): Promise<void> {
    const locks = [
      `issuer:${issuer}|${subject}`,
      `number:${person.idNumber}`,
      `phone:${person.phone}`,
    ].sort();
    for (const lock of locks) await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [lock]);
  }

  private async decide(
    tx: EntityManager,
    { issuer, subject, person }: IssuerAnswer,
    { holders, askingAccountId, disowns }: Asker & { holders: readonly NumberHolder[] },
  ): Promise<IssuerArrival> {
    const links: { account_id: string; is_asker: boolean }[] = await tx.query(
      `select account_id, account_id is not distinct from $3 and subject <> $2 as is_asker from issuer_link
       where issuer = $1 and (subject = $2 or account_id = $3)`,
      [issuer, subject, askingAccountId],
    );
    const linkedAccountId = links.find((link) => !link.is_asker)?.account_id ?? null;
    const [linkedNumber, askerNumber] = await Promise.all([
      linkedAccountId && this.names.numberOf(tx, linkedAccountId),
      askingAccountId && this.names.numberOf(tx, askingAccountId),
    ]);
    const { idNumber, name, isRealPerson } = person;
    return decideIssuerArrival({
      isRealPerson,
      linkedAccountId,
      disowns,
      isLinkedNumber: !idNumber || !linkedNumber || linkedNumber === idNumber,
      askingAccountId,
      isAskerLinked: links.some((link) => link.is_asker),
      askerNumber: !askerNumber ? 'NONE' : askerNumber === idNumber ? 'SAME' : 'OTHER',
      holders: holders.map((holder) => ({
        accountId: holder.accountId,
        claim: holder.claim,
        isSameName: isSameName(holder.name, name),
      })),
    });
  }

  /** Returns whose session begins, where one does. */
  private async follow(
    tx: EntityManager,
    arrival: IssuerArrival,
    { answer, holders }: { answer: IssuerAnswer; holders: readonly NumberHolder[] },
  ): Promise<string | undefined> {
    switch (arrival.kind) {
      case 'SIGN_IN':
        return arrival.accountId;
      case 'NEW_ACCOUNT':
        return this.make(tx, answer, holders);
      case 'LINK':
        await this.requests.link(tx, answer, { accountId: arrival.accountId });
        return arrival.accountId;
      case 'ASK':
      case 'CLASH':
        await this.requests.ask(tx, answer, arrival);
        return undefined;
      case 'REFUSED':
        return undefined;
    }
  }

  /**
   * A member's account, into which nobody comes but from the issuer. In whose name the liaison has begun business, that
   * party is his; what was only written down becomes his as he declares it.
   */
  private async make(
    tx: EntityManager,
    answer: IssuerAnswer,
    holders: readonly NumberHolder[],
  ): Promise<string> {
    const rows: { code: string }[] = await tx.query('select code from region where parent_code is null');
    const accountId = await this.accounts.create(
      {
        login: `sfrz${randomBytes(6).toString('hex')}`,
        passwordHash: null,
        displayName: answer.person.name,
        roles: ['MEMBER'],
        regionCode: rows[0]!.code,
      },
      tx,
    );
    const partyId = holders.find(({ accountId: id, isFrozen }) => id === null && isFrozen)?.partyId;
    if (partyId) await tx.query('update account set party_id = $2 where id = $1', [accountId, partyId]);
    await this.requests.link(tx, answer, { accountId });
    return accountId;
  }

  /** What was written stands, also where nobody is let in. */
  private resultOf({
    arrival,
    accountId,
  }: {
    arrival: IssuerArrival;
    accountId: string | undefined;
  }): Arrived {
    if (accountId !== undefined)
      return { accountId, isNew: arrival.kind === 'NEW_ACCOUNT', isLinked: arrival.kind !== 'SIGN_IN' };
    const code =
      arrival.kind === 'REFUSED' ? arrival.code : arrival.kind === 'ASK' ? 'issuer.asked' : 'issuer.clash';
    logger.warn({ event: 'issuer refused', code });
    throw refused(code);
  }
}
