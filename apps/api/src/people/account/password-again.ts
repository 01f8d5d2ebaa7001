import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import { Limits } from '../../kernel/limits/index.js';
import { Passwords } from './passwords.js';

/** Whoever is signed in shows his password once more before he changes how he comes in; one who has none shows nothing. */
@Injectable()
export class PasswordAgain {
  constructor(
    private readonly dataSource: DataSource,
    private readonly limits: Limits,
    private readonly passwords: Passwords,
  ) {}

  /** Refused at the field where it was typed. */
  async require(
    request: Request,
    accountId: string,
    { password, field }: { readonly password: string | undefined; readonly field: string },
  ): Promise<void> {
    const rows: { password_hash: string | null }[] = await this.dataSource.query(
      'select password_hash from account where id = $1',
      [accountId],
    );
    const known = rows[0]?.password_hash ?? null;
    if (known === null) return;
    await this.limits.take([{ limit: 'password.again', of: accountId }]);
    const isGone = () => request.socket.destroyed;
    if (!(await this.passwords.isRight({ isKnown: true, isGone }, known, password ?? '')))
      throw refused('account.old-password', undefined, field);
  }
}
