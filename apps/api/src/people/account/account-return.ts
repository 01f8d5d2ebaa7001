import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { maskPhone } from '@helan/domain';
import type { CodeSentView } from '@helan/contracts';
import type { Request } from 'express';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import { AccountSessions } from './account-sessions.js';
import { CodeSender } from './code-sender.js';
import { Codes, type HandedIn, type ShownCode } from './codes.service.js';
import { PhoneBook } from './phone-book.js';

interface Returned {
  readonly accountId: string;
  /** His number from now on. */
  readonly phone: string;
  /** From whose account it is taken; nobody's where it was free. */
  readonly holderId: string | null;
}

/** An account that is given back to whoever has lost every way into it: by a new number, and by nothing that was. */
@Injectable()
export class AccountReturn {
  constructor(
    private readonly codes: Codes,
    private readonly phones: PhoneBook,
    private readonly sessions: AccountSessions,
    private readonly sender: CodeSender,
  ) {}

  askCode(request: Request, phone: string): Promise<CodeSentView> {
    return this.codes.ask(request, phone, 'WINDOW');
  }

  /** The code that he has read off his new phone. */
  show(request: Request, handedIn: HandedIn): Promise<ShownCode> {
    return this.codes.show(request, handedIn, 'WINDOW');
  }

  use(tx: EntityManager, code: ShownCode): Promise<void> {
    return this.codes.use(tx, code);
  }

  /** Password, known devices and sessions are worth nothing any more, whoever had them. Returns the number of before. */
  async give(tx: EntityManager, { accountId, phone, holderId }: Returned): Promise<string | undefined> {
    const former = await this.phones.numberOf(tx, accountId);
    const owner = await this.phones.find(phone);
    if (owner && owner.id !== accountId) {
      // It went to a third one meanwhile, who has shown that it is his.
      if (owner.id !== holderId) throw refused('phone-change.moved-on');
      await this.phones.release(tx, phone);
    }
    await this.phones.set(tx, accountId, phone);
    await tx.query('update account set password_hash = null where id = $1', [accountId]);
    await tx.query('delete from sign_in_place where account_id = $1', [accountId]);
    await this.sessions.endAllIn(tx, accountId);
    return former === phone ? undefined : former;
  }

  tellFormer(former: string, phone: string): Promise<void> {
    return this.sender.tellFormer(former, maskPhone(phone), randomUUID());
  }
}
