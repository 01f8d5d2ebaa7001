import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Role, findSeparation, readLoginName } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';

export interface NewAccount {
  readonly login: string;
  /** Null where it is not by a password that its owner comes in. */
  readonly passwordHash: string | null;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly regionCode: string;
  readonly department?: string;
  readonly isDemo?: boolean;
}

@Injectable()
export class AccountService {
  constructor(private readonly dataSource: DataSource) {}

  async create(account: NewAccount, source: DataSource | EntityManager = this.dataSource): Promise<string> {
    const clash = findSeparation(account.roles);
    if (clash) throw new Error(`one person cannot be ${clash.join(' and ')}`);
    const id = randomUUID();
    await source.query(
      `insert into account (id, login, password_hash, display_name, roles, region_code, is_demo, department, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, platform_now())`,
      [
        id,
        readLoginName(account.login),
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
}
