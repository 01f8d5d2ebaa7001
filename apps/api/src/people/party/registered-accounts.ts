import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { hashIs } from '../../kernel/secrets/look-up.js';

export interface NewAccount {
  readonly account: string;
  /** As it was where it is null. */
  readonly bankName: string | null;
  /** 联行号 of this account; that of the account before tells nothing about it. */
  readonly bankNo: string | null;
}

/** A registered account to which the bank pays nothing any more is corrected by the center, whatever has begun since. */
@Injectable()
export class RegisteredAccounts {
  constructor(private readonly cipher: FieldCipher) {}

  /** Money goes to each by his own account. */
  async requireFree(tx: EntityManager, partyId: string, account: string): Promise<void> {
    const others: unknown[] = await tx.query(
      `select 1 from party where ${hashIs('bank_account_hash', 1)} and id <> $3 and number_freed_at is null`,
      [...this.cipher.lookUp(account), partyId],
    );
    if (others.length > 0) throw refused('party.account-shared', undefined, 'payeeAccount');
  }

  /** Whoever has the old version open is told that it was saved meanwhile. */
  async correct(
    tx: EntityManager,
    partyId: string,
    { account, bankName, bankNo }: NewAccount,
  ): Promise<void> {
    await this.requireFree(tx, partyId, account);
    await tx.query(
      `update party set bank_account_enc = $2, bank_account_hash = $3, bank_account_hash_even = $4,
         bank_name = coalesce($5, bank_name), bank_no = $6, version = version + 1 where id = $1`,
      [
        partyId,
        this.cipher.seal(account, 'party.bank_account'),
        ...this.cipher.lookUp(account),
        bankName,
        bankNo,
      ],
    );
  }
}
