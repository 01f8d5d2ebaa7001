import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { hashIs } from '../../kernel/secrets/look-up.js';

/** Whose a number is. What has only been declared is nobody's claim: it gives way to whoever is known to be himself. */
@Injectable()
export class PartyNumbers {
  constructor(private readonly cipher: FieldCipher) {}

  /** A number stands for one party: whoever comes with another's is told that it is there already. */
  async requireFree(tx: EntityManager, idNumber: string, ownId?: string): Promise<void> {
    const others: unknown[] = await tx.query(
      `select 1 from party where ${hashIs('id_number_hash', 1)} and id is distinct from $3`,
      [...this.cipher.lookUp(idNumber), ownId ?? null],
    );
    if (others.length > 0) throw refused('party.exists', undefined, 'idNumber');
  }

  /** Money goes to each by his own account. */
  async requireOwnAccount(tx: EntityManager, bankAccount: string, ownId?: string): Promise<void> {
    const others: unknown[] = await tx.query(
      `select 1 from party where ${hashIs('bank_account_hash', 1)} and id is distinct from $3
         and number_freed_at is null`,
      [...this.cipher.lookUp(bankAccount), ownId ?? null],
    );
    if (others.length > 0) throw refused('party.account-shared', undefined, 'bankAccount');
  }

  /**
   * Whoever is known to be himself takes his number back from accounts that have declared it and done no business with
   * it. What was written for somebody without an account stays: it becomes his who is known.
   */
  async displace(tx: EntityManager, idNumber: string, accountId: string): Promise<void> {
    const rows: { id: string }[] = await tx.query(
      `select p.id from party p where ${hashIs('p.id_number_hash', 1)} and p.verified_at is null and not p.is_frozen
         and exists (select from account a where a.party_id = p.id)
         and not exists (select from account a where a.party_id = p.id and a.id = $3) for update of p`,
      [...this.cipher.lookUp(idNumber), accountId],
    );
    for (const { id } of rows) await this.release(tx, id);
  }

  /**
   * From here on the number is nobody's, and whoever had declared it declares anew. Business that has begun stays with the
   * party as it was, and its accounts begin without one. False where it is verified, or has none.
   */
  async release(tx: EntityManager, partyId: string): Promise<boolean> {
    const nobody = randomUUID();
    const rows: { is_frozen: boolean; account_ids: string[] }[] = await tx.query(
      `select is_frozen, array(select a.id from account a where a.party_id = p.id order by a.id) as account_ids
       from party p where id = $1 and verified_at is null and number_freed_at is null for update`,
      [partyId],
    );
    const [party] = rows;
    if (!party) return false;
    await tx.query(
      `update party set id_number_enc = $2, id_number_hash = $3, id_number_hash_even = $4, name_checked_at = null,
         number_freed_at = platform_now(), version = version + 1 where id = $1`,
      [partyId, this.cipher.seal(nobody, 'party.id_number'), ...this.cipher.lookUp(nobody)],
    );
    if (party.is_frozen) await tx.query('update account set party_id = null where party_id = $1', [partyId]);
    await tell(tx, 'party.number-freed', partyId, { partyId, accountIds: party.account_ids });
    return true;
  }
}
