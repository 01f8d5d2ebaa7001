import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StaffPost } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { isUnique } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { AccountLocks, AccountSessions, hashPassword } from '../account/index.js';
import type { ChangeRow } from './change-row.js';
import { SecondFactors } from './second-factors.js';
import { setDisabled, setPost } from './staff-accounts.js';

/**
 * What a confirmed change does. Who somebody is is read from the database at each request, so that a role that was taken
 * is refused within a second; whoever is disabled or reset is signed out everywhere.
 */
@Injectable()
export class AppliedChanges {
  constructor(
    private readonly sessions: AccountSessions,
    private readonly factors: SecondFactors,
    private readonly locks: AccountLocks,
  ) {}

  /** Returns whose account it is. */
  async apply(tx: EntityManager, change: ChangeRow): Promise<string> {
    if (change.kind === 'OPEN') return this.open(tx, change);
    const accountId = change.account_id!;
    switch (change.kind) {
      case 'ROLES':
        await setPost(tx, accountId, change.asked!);
        break;
      case 'DISABLE':
        await setDisabled(tx, accountId, true);
        await this.sessions.endAllIn(tx, accountId);
        break;
      case 'ENABLE':
        await setDisabled(tx, accountId, false);
        break;
      case 'UNLOCK':
        await this.factors.forgive(accountId);
        await this.locks.free(tx, accountId);
        break;
      case 'RESET_PASSWORD':
        await tx.query('update account set password_hash = $2 where id = $1', [
          accountId,
          await nobodysPassword(),
        ]);
        await this.sessions.endAllIn(tx, accountId);
        break;
      case 'RESET_FACTOR':
        await this.factors.end(tx, accountId);
        await this.sessions.endAllIn(tx, accountId);
        break;
    }
    return accountId;
  }

  /** Nobody can sign in with it before its link has been opened. */
  private async open(tx: EntityManager, { login, display_name, asked }: ChangeRow): Promise<string> {
    const id = randomUUID();
    const { roles, regionCode, department } = asked as StaffPost;
    try {
      await tx.query(
        `insert into account (id, login, password_hash, display_name, roles, region_code, department, awaits_link,
           created_at)
         values ($1, $2, $3, $4, $5, $6, $7, true, platform_now())`,
        [id, login, await nobodysPassword(), display_name, roles, regionCode, department],
      );
    } catch (error) {
      if (isUnique(error)) throw refused('staff.login-taken', undefined, 'login');
      throw error;
    }
    return id;
  }
}

/** A hash that no password has. */
export function nobodysPassword(): Promise<string> {
  return hashPassword(randomBytes(32).toString('base64url'));
}
