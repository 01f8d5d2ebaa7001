import { Injectable } from '@nestjs/common';
import type { AskedBesides } from '@helan/contracts';
import type { ForgottenPasswordRequest } from '@helan/contracts/requests';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { AccountSessions } from './account-sessions.js';
import { CodeEntrance } from './code-entrance.js';
import { Codes } from './codes.service.js';
import { PasswordAgain } from './password-again.js';
import { PasswordPolicy } from './password-policy.js';
import { hashPassword } from './passwords.js';
import { PhoneBook } from './phone-book.js';

/** A password that was forgotten, by a code; or changed, by the one of before. All other sessions end with it. */
@Injectable()
export class PasswordChanges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly codes: Codes,
    private readonly entrance: CodeEntrance,
    private readonly phones: PhoneBook,
    private readonly policy: PasswordPolicy,
    private readonly again: PasswordAgain,
    private readonly sessions: AccountSessions,
  ) {}

  /** The id of the account, or what is asked besides. */
  async forgotten(
    request: Request,
    body: ForgottenPasswordRequest,
  ): Promise<{ accountId: string } | { asks: AskedBesides }> {
    this.policy.require(body.password, [body.phone]);
    const code = await this.codes.show(request, body, 'FORGOTTEN');
    const owner = await this.phones.find(code.phone);
    if (!owner) throw refused('account.none-for-phone', undefined, 'phone');
    // Whoever has forgotten it cannot be asked for it.
    const asks = await this.entrance.stillAsks(
      request,
      code.phone,
      { ...owner, passwordHash: null },
      { idNumberEnd: body.idNumberEnd },
    );
    if (asks) return { asks };
    await this.set(owner.id, body.password, { code, phone: code.phone });
    return { accountId: owner.id };
  }

  /** By whoever is signed in; his own session goes on. */
  async change(
    request: Request,
    accountId: string,
    { oldPassword, password }: { oldPassword?: string | undefined; password: string },
  ): Promise<void> {
    await this.again.require(request, accountId, { password: oldPassword, field: 'oldPassword' });
    const phone = await this.phones.numberOf(this.dataSource.manager, accountId);
    await this.set(accountId, password, { phone: phone ?? '', keptSid: request.sessionID });
  }

  private async set(
    accountId: string,
    password: string,
    { code, phone, keptSid }: { code?: { id: string; phone: string }; phone: string; keptSid?: string },
  ): Promise<void> {
    const login = await this.loginOf(accountId);
    this.policy.require(password, [login, phone]);
    const passwordHash = await hashPassword(password);
    await this.transactions.run(async (tx) => {
      if (code) await this.codes.use(tx, code);
      await tx.query('update account set password_hash = $2 where id = $1', [accountId, passwordHash]);
      if (code) await this.phones.confirm(tx, accountId);
      await this.sessions.endAllIn(tx, accountId, keptSid);
      await tell(tx, 'account.changed', accountId, { accountId, what: 'PASSWORD' });
    });
  }

  private async loginOf(accountId: string): Promise<string> {
    const rows: { login: string }[] = await this.dataSource.query('select login from account where id = $1', [
      accountId,
    ]);
    return rows[0]!.login;
  }
}
