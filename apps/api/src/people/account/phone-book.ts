import { Injectable } from '@nestjs/common';
import { maskPhone } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { isUnique } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { hashIs } from '../../kernel/secrets/look-up.js';

/** Whose a number is, as far as the door has to know. */
export interface PhoneOwner {
  readonly id: string;
  readonly passwordHash: string | null;
  readonly isStaff: boolean;
}

/** Which account has which number: sealed, found by its hash, never two with one. */
@Injectable()
export class PhoneBook {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
  ) {}

  async find(phone: string): Promise<PhoneOwner | undefined> {
    const rows: PhoneOwner[] = await this.dataSource.query(
      `select id, password_hash as "passwordHash", roles <> '{MEMBER}' as "isStaff"
       from account where ${hashIs('phone_hash', 1)}`,
      [...this.cipher.lookUp(phone)],
    );
    return rows[0];
  }

  /** The number of an account as it is; nothing where it has none. */
  async numberOf(tx: EntityManager, accountId: string): Promise<string | undefined> {
    const rows: { phone_enc: Buffer | null }[] = await tx.query(
      'select phone_enc from account where id = $1',
      [accountId],
    );
    const sealed = rows[0]?.phone_enc;
    return sealed ? this.cipher.open(sealed, 'account.phone') : undefined;
  }

  /** Masked, for its owner; empty where there is none. */
  masked(sealed: Buffer | null): string {
    return sealed ? maskPhone(this.cipher.open(sealed, 'account.phone')) : '';
  }

  /** Gives the account the number, which he has just shown to have; refused where another has it. */
  async set(tx: EntityManager, accountId: string, phone: string): Promise<void> {
    await tx
      .query(
        `update account set phone_enc = $2, phone_hash = $3, phone_hash_even = $4,
           phone_confirmed_at = platform_now(), phone_released_at = null where id = $1`,
        [accountId, this.cipher.seal(phone, 'account.phone'), ...this.cipher.lookUp(phone)],
      )
      .catch((error: unknown) => {
        throw isUnique(error) ? refused('account.phone-taken', undefined, 'phone') : error;
      });
  }

  /** Gives an account that has none the number that somebody else has verified; nothing where another has it. */
  async fill(tx: EntityManager, accountId: string, phone: string): Promise<void> {
    const hashes = this.cipher.lookUp(phone);
    await tx.query(
      `update account set phone_enc = $2, phone_hash = $3, phone_hash_even = $4,
         phone_confirmed_at = platform_now(), phone_released_at = null
       where id = $1 and phone_enc is null and not exists (select from account where ${hashIs('phone_hash', 3)})`,
      [accountId, this.cipher.seal(phone, 'account.phone'), ...hashes],
    );
  }

  /** He has it still. */
  async confirm(tx: EntityManager, accountId: string): Promise<void> {
    await tx.query('update account set phone_confirmed_at = platform_now() where id = $1', [accountId]);
  }

  /** Takes the number from whoever had it; his account, and all that is in it, stays his. */
  async release(tx: EntityManager, phone: string): Promise<void> {
    await tx.query(
      `update account set phone_enc = null, phone_hash = null, phone_hash_even = null, phone_confirmed_at = null,
         phone_released_at = platform_now() where ${hashIs('phone_hash', 1)}`,
      [...this.cipher.lookUp(phone)],
    );
  }
}
