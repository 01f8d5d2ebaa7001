import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SignUpRequest } from '@helan/contracts/requests';
import type { Request } from 'express';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { Limits } from '../../kernel/limits/index.js';
import { Codes } from './codes.service.js';
import { PasswordPolicy } from './password-policy.js';
import { hashPassword } from './passwords.js';
import { PhoneBook } from './phone-book.js';
import { placeOf } from './sign-in-places.js';

/** The county: a new account sees nothing but its own, wherever its owner lives; his village stands in his identity. */
const COUNTY = '640122';

/** An account for whoever shows that a number is his. */
@Injectable()
export class SignUp {
  constructor(
    private readonly codes: Codes,
    private readonly phones: PhoneBook,
    private readonly policy: PasswordPolicy,
    private readonly limits: Limits,
    private readonly transactions: Transactions,
  ) {}

  /** The id of the new account. */
  async signUp(request: Request, body: SignUpRequest): Promise<string> {
    const { name, password, isNewHolder } = body;
    if (password !== undefined) this.policy.require(password, [body.phone]);
    await this.limits.take([{ limit: 'signup.address', of: placeOf(request).address }]);
    const code = await this.codes.show(request, body, 'ENTER');
    const owner = await this.phones.find(code.phone);
    if (owner && !isNewHolder) throw refused('account.phone-taken', undefined, 'phone');
    const passwordHash = password === undefined ? null : await hashPassword(password);
    return this.transactions.run(async (tx) => {
      await this.codes.use(tx, code);
      if (owner) await this.phones.release(tx, code.phone);
      const id = await insertMember(tx, name, passwordHash);
      await this.phones.set(tx, id, code.phone);
      return id;
    });
  }
}

/** With a login of chance, which he may change for one of his own. */
async function insertMember(tx: EntityManager, name: string, passwordHash: string | null): Promise<string> {
  const id = randomUUID();
  await tx.query(
    `insert into account (id, login, password_hash, display_name, roles, region_code, created_at)
     values ($1, $2, $3, $4, '{MEMBER}', $5, platform_now())`,
    [id, `u-${randomBytes(5).toString('hex')}`, passwordHash, name, COUNTY],
  );
  return id;
}
