import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { type Role, findSeparation } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { Transactions } from '../../kernel/db/index.js';
import { RefusedError, refused } from '../../kernel/http/index.js';

const MOST_FAILURES = 5;
const LOCK_MINUTES = 15;
/** Verified where the login does not exist, so that the answer takes as long. */
const NOBODY = hash('nobody-has-this-password');

interface AccountRow {
  id: string;
  password_hash: string;
  failed_logins: number;
  locked_until: Date | null;
  is_locked: boolean;
}

export interface NewAccount {
  readonly login: string;
  readonly passwordHash: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly regionCode: string;
  readonly department?: string;
  readonly isDemo?: boolean;
}

@Injectable()
export class AccountService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The account that login and password belong to. Five failures in a row lock it for a while; counting and
   * checking happen under the row's lock, so that guesses at the same time are all counted.
   */
  async authenticate(login: string, password: string): Promise<string> {
    const outcome = await this.transactions.run((tx) => this.attempt(tx, login, password));
    if (outcome instanceof RefusedError) throw outcome;
    return outcome;
  }

  async create(account: NewAccount): Promise<string> {
    const clash = findSeparation(account.roles);
    if (clash) throw new Error(`one person cannot be ${clash.join(' and ')}`);
    const id = randomUUID();
    await this.dataSource.query(
      `insert into account (id, login, password_hash, display_name, roles, region_code, is_demo, department, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, platform_now())`,
      [
        id,
        account.login,
        account.passwordHash,
        account.displayName,
        account.roles,
        account.regionCode,
        account.isDemo ?? false,
        account.department ?? null,
      ],
    );
    return id;
  }

  private async attempt(tx: EntityManager, login: string, password: string): Promise<string | RefusedError> {
    const rows: AccountRow[] = await tx.query(
      `select id, password_hash, failed_logins, locked_until, coalesce(locked_until > platform_now(), false) as is_locked
       from account where login = $1 for update`,
      [login],
    );
    const account = rows[0];
    const isRight = await verify(account?.password_hash ?? (await NOBODY), password);
    if (!account) return refused('session.bad-credentials');
    if (account.is_locked) return refused('session.locked', { until: shanghaiTime(account.locked_until!) });
    if (isRight) {
      await tx.query('update account set failed_logins = 0, locked_until = null where id = $1', [account.id]);
      return account.id;
    }
    return this.countFailure(tx, account);
  }

  private async countFailure(tx: EntityManager, account: AccountRow): Promise<RefusedError> {
    const failures = account.failed_logins + 1;
    const isLocked = failures >= MOST_FAILURES;
    const [rows]: [{ locked_until: Date | null }[]] = await tx.query(
      `update account set failed_logins = $2,
         locked_until = case when $3 then platform_now() + make_interval(mins => $4) end
       where id = $1 returning locked_until`,
      [account.id, isLocked ? 0 : failures, isLocked, LOCK_MINUTES],
    );
    const until = rows[0]?.locked_until;
    return until
      ? refused('session.locked', { until: shanghaiTime(until) })
      : refused('session.bad-credentials');
  }
}

function shanghaiTime(at: Date): string {
  return at.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
}
