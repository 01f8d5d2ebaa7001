import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OwnAccountView } from '@helan/contracts';
import type { ChangeAccountRequest, ChangePhoneRequest } from '@helan/contracts/requests';
import { isRefusal, maskPhone, readOwnLogin } from '@helan/domain';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions, isUnique } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { CodeSender } from './code-sender.js';
import { Codes } from './codes.service.js';
import { PasswordAgain } from './password-again.js';
import { PhoneBook } from './phone-book.js';

interface AccountRow {
  readonly display_name: string;
  readonly login: string;
  readonly has_password: boolean;
  readonly phone_enc: Buffer | null;
  readonly phone_confirmed_at: Date | null;
  readonly phone_released_at: Date | null;
}

/** What everybody sees and changes of his own account. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly phones: PhoneBook,
    private readonly codes: Codes,
    private readonly again: PasswordAgain,
    private readonly sender: CodeSender,
  ) {}

  async view(actor: Actor): Promise<OwnAccountView> {
    const rows: AccountRow[] = await this.dataSource.query(
      `select display_name, login, password_hash is not null as has_password, phone_enc, phone_confirmed_at,
         phone_released_at from account where id = $1`,
      [actor.accountId],
    );
    const row = rows[0]!;
    return {
      name: row.display_name,
      mayRename: mayRename(actor),
      login: row.login,
      hasPassword: row.has_password,
      phoneMasked: this.phones.masked(row.phone_enc),
      phoneConfirmedAt: row.phone_confirmed_at?.toISOString() ?? null,
      isPhoneReleased: row.phone_enc === null && row.phone_released_at !== null,
    };
  }

  async change(actor: Actor, { name, login: written }: ChangeAccountRequest): Promise<void> {
    if (name !== actor.name && !mayRename(actor)) throw refused('account.name-fixed', undefined, 'name');
    await this.transactions.run(async (tx) => {
      const rows: { login: string }[] = await tx.query('select login from account where id = $1 for update', [
        actor.accountId,
      ]);
      // A login of before the rule stays as long as nobody changes it.
      const login = rows[0]!.login === written ? written : readOwnLogin(written);
      if (isRefusal(login)) return requireNone(login);
      await tx
        .query('update account set display_name = $2, login = $3 where id = $1', [
          actor.accountId,
          name,
          login,
        ])
        .catch((error: unknown) => {
          throw isUnique(error) ? refused('account.login-taken', undefined, 'login') : error;
        });
    });
  }

  /** The code went to the new number; the one of before is told at once, the new one by the messages. */
  async changePhone(request: Request, actor: Actor, body: ChangePhoneRequest): Promise<void> {
    await this.again.require(request, actor.accountId, {
      password: body.password,
      field: 'password',
    });
    const code = await this.codes.show(request, body, 'PHONE');
    const former = await this.transactions.run(async (tx) => {
      await this.codes.use(tx, code);
      const number = await this.phones.numberOf(tx, actor.accountId);
      await this.phones.set(tx, actor.accountId, code.phone);
      // Who shows again that he has it has changed nothing.
      if (number !== code.phone)
        await tell(tx, 'account.changed', actor.accountId, { accountId: actor.accountId, what: 'PHONE' });
      return number;
    });
    if (former && former !== code.phone)
      await this.sender.tellFormer(former, maskPhone(code.phone), randomUUID());
  }
}

/** Who is registered goes by his identity, and whoever signs for the center by what the center has written down. */
function mayRename({ ownRoles, partyId }: Actor): boolean {
  return partyId === null && ownRoles.every((role) => role === 'MEMBER');
}
