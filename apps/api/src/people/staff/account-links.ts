import { Inject, Injectable } from '@nestjs/common';
import { foldCode } from '@helan/domain';
import type { AccountLinkView } from '@helan/contracts';
import type { UseLinkRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../kernel/config.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { Limits, networkOf } from '../../kernel/limits/index.js';
import { keyedHash } from '../../kernel/secrets/keyed-hash.js';
import { AccountSessions, PasswordPolicy, hashPassword } from '../account/index.js';
import { hashOf } from './link-secrets.js';
import { SecondFactors } from './second-factors.js';
import { SecurityEvents } from './security-events.js';

export type LinkPurpose = 'FIRST' | 'PASSWORD' | 'FACTOR';

interface LinkRow {
  account_id: string;
  purpose: LinkPurpose;
  login: string;
  name: string;
  expires_at: Date;
}

interface Opening {
  readonly token: string;
  readonly code?: string | undefined;
}

/** Links that open once, for a day, for whoever has been told the code as well. */
@Injectable()
export class AccountLinks {
  private readonly hash: (text: string) => string;

  constructor(
    private readonly transactions: Transactions,
    private readonly factors: SecondFactors,
    private readonly sessions: AccountSessions,
    private readonly events: SecurityEvents,
    private readonly policy: PasswordPolicy,
    private readonly limits: Limits,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.hash = keyedHash(config, 'opening-code');
  }

  /** Eight digits are soon tried by whoever has a plain hash of them. */
  hashOfCode(login: string, code: string): string {
    return this.hash(`${login}|${foldCode(code)}`);
  }

  addressOf(token: string): string {
    return linkAddress(this.config.publicUrl, token);
  }

  /** A new link; those before it open nothing any more. */
  async make(
    tx: EntityManager,
    link: { accountId: string; purpose: LinkPurpose; token: string; codeHash: string | null },
  ): Promise<void> {
    await tx.query(
      `update account_link set ended_at = platform_now()
       where account_id = $1 and used_at is null and ended_at is null`,
      [link.accountId],
    );
    await tx.query(
      `insert into account_link (token_hash, account_id, purpose, code_hash, made_at, expires_at)
       values ($1, $2, $3, $4, platform_now(), platform_now() + interval '24 hours')`,
      [hashOf(link.token), link.accountId, link.purpose, link.codeHash],
    );
  }

  /** Whose it is and what he has to set. */
  async look(from: string | undefined, opening: Opening): Promise<AccountLinkView> {
    await this.count(from, opening);
    const view = await this.transactions.run(async (tx) => {
      const link = await this.open(tx, opening);
      const factor = (await this.asksFactor(tx, link))
        ? await this.factors.begin(tx, { id: link.account_id, login: link.login })
        : null;
      return {
        login: link.login,
        name: link.name,
        purpose: link.purpose,
        asksPassword: link.purpose !== 'FACTOR',
        factor,
        expiresAt: link.expires_at.toISOString(),
      };
    });
    await this.forgive(opening);
    return view;
  }

  /** What he sets; returns his codes on paper, where there are any. */
  async use(from: string | undefined, request: UseLinkRequest): Promise<string[]> {
    await this.count(from, request);
    const codes = await this.transactions.run(async (tx) => {
      const link = await this.open(tx, request);
      const passwordHash = link.purpose === 'FACTOR' ? null : await this.hashChecked(request, link.login);
      const given = await this.setFactor(tx, link, request.factorCode);
      await tx.query('update account_link set used_at = platform_now() where token_hash = $1', [
        hashOf(request.token),
      ]);
      await tx.query(
        'update account set password_hash = coalesce($2, password_hash), awaits_link = false where id = $1',
        [link.account_id, passwordHash],
      );
      await this.sessions.endAllIn(tx, link.account_id);
      await this.events.add(tx, {
        kind: 'LINK_OPENED',
        accountId: link.account_id,
        facts: FACTS[link.purpose],
      });
      return { given, accountId: link.account_id };
    });
    await this.forgive(request);
    await this.factors.forgive(codes.accountId);
    return codes.given;
  }

  /** The factor is set up where the link is for it, and at the first time where the staff cannot do without. */
  private async asksFactor(tx: EntityManager, { account_id, purpose }: LinkRow): Promise<boolean> {
    if (purpose === 'FACTOR') return true;
    return this.factors.isEnforced && !(await this.factors.isOn(account_id, tx));
  }

  private async setFactor(tx: EntityManager, link: LinkRow, typed: string | undefined): Promise<string[]> {
    if (!(await this.asksFactor(tx, link))) return [];
    return this.factors.confirm(tx, link.account_id, typed ?? '');
  }

  private hashChecked({ password = '' }: UseLinkRequest, login: string): Promise<string> {
    this.policy.require(password, [login]);
    return hashPassword(password);
  }

  /** Before anything is looked up: tries from one address, and at one link. */
  private async count(from: string | undefined, { token }: Opening): Promise<void> {
    await this.limits.take([
      { limit: 'link.address', of: networkOf(from) },
      { limit: 'link.row', of: hashOf(token) },
    ]);
  }

  private async forgive({ token }: Opening): Promise<void> {
    await this.limits.forgive({ limit: 'link.row', of: hashOf(token) });
  }

  /** One answer for whatever does not open it, so that a link without its code says nothing of whose it is. */
  private async open(tx: EntityManager, { token, code }: Opening): Promise<LinkRow> {
    const rows: (LinkRow & { code_hash: string | null })[] = await tx.query(
      `select k.account_id, k.purpose, k.code_hash, k.expires_at, a.login, a.display_name as name
       from account_link k join account a on a.id = k.account_id
       where k.token_hash = $1 and k.used_at is null and k.ended_at is null and k.expires_at > platform_now()
         and a.disabled_at is null
       for no key update of k`,
      [hashOf(token)],
    );
    const link = rows[0];
    if (!link) throw refused('link.void');
    if (link.code_hash !== null && link.code_hash !== this.hashOfCode(link.login, code ?? ''))
      throw refused('link.void', undefined, 'code');
    return link;
  }
}

const FACTS: Readonly<Record<LinkPurpose, string>> = {
  FIRST: '开通账号，设好了密码',
  PASSWORD: '重新设了密码',
  FACTOR: '重新设了动态口令',
};

/** What follows `#` never leaves the browser: no server and no proxy writes it down. */
export function linkAddress(publicUrl: string, token: string): string {
  return `${publicUrl}/first-sign-in#${token}`;
}
