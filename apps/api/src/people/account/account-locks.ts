import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Limits } from '../../kernel/limits/index.js';

/** What was counted against an account, wherever its owner and others have tried it. */
@Injectable()
export class AccountLocks {
  constructor(private readonly limits: Limits) {}

  /** Attempts at its login and its phone begin anew at every place, and so do passwords that are shown once more. */
  async free(tx: EntityManager, accountId: string): Promise<void> {
    await tx.query('update account set unlocks = unlocks + 1 where id = $1', [accountId]);
    await this.limits.forgive({ limit: 'password.again', of: accountId });
  }
}
