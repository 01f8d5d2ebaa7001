import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';

/** What needs no value in its place; `$1` the account. */
const ERASURES: readonly string[] = [
  `update account set login = 'closed-' || id, password_hash = null, display_name = '已注销', party_id = null,
     acting_mandate_id = null, phone_enc = null, phone_hash = null, phone_hash_even = null,
     phone_confirmed_at = null, phone_released_at = null
   where id = $1`,
  `update number_release set owner_name = '已注销' where owner_account_id = $1`,
  'delete from sign_in_place where account_id = $1',
  'delete from push_subscription where account_id = $1',
  // As if he had never chosen.
  'update message_choice set is_on = true where account_id = $1 and not is_on',
  // Whoever comes back from the provider is somebody new.
  `update issuer_link set subject = 'closed-' || account_id where account_id = $1`,
  `update second_factor set secret_enc = null, ended_at = coalesce(ended_at, platform_now()) where account_id = $1`,
  `update recovery_code set ended_at = platform_now()
   where ended_at is null and factor_id in (select id from second_factor where account_id = $1)`,
  `update delivery set state = 'DROPPED', done_at = platform_now()
   where state = 'WAITING' and message_id in (select id from message where account_id = $1)`,
];

/** `$1` the account, `$2` its party, which was told by mouth before it had one. That he was told stays, without what it said. */
const HIS_MESSAGES = `(account_id = $1 or recipient = 'PARTY:' || $2::text)`;
const UNSAID: readonly string[] = [
  `update delivery set settled_note = '' where settled_note <> ''
     and message_id in (select id from message where ${HIS_MESSAGES})`,
  `update mouth_telling set note = '' where message_id in (select id from message where ${HIS_MESSAGES})`,
  `update message set title = '', text = '', facts = '{}', link = '' where ${HIS_MESSAGES}`,
];

/** All ways into an account and all that it was told: nobody signs in any more, and nothing goes out to him. */
@Injectable()
export class AccountErasure {
  constructor(private readonly cipher: FieldCipher) {}

  async erase(tx: EntityManager, accountId: string, partyId: string | null): Promise<void> {
    for (const sql of ERASURES) await tx.query(sql, [accountId]);
    for (const sql of UNSAID) await tx.query(sql, [accountId, partyId]);
    await tx.query(
      `update agent_mandate set ended_by = $1, ended_at = platform_now(), end_reason = '委托人已经注销账号'
       where party_id = $2 and ended_at is null`,
      [accountId, partyId],
    );
    await this.overwrite(tx, accountId);
  }

  /** Sealed values that a row cannot be without are those of nobody. */
  private async overwrite(tx: EntityManager, accountId: string): Promise<void> {
    const nobody = randomUUID();
    await tx.query(
      `update real_name set name = '已注销', id_number_enc = $2, id_number_hash = $3, id_number_hash_even = $4,
         phone_enc = $5 where account_id = $1`,
      [
        accountId,
        this.cipher.seal(nobody, 'real_name.id_number'),
        ...this.cipher.lookUp(nobody),
        this.cipher.seal(nobody, 'real_name.phone'),
      ],
    );
    await tx.query(
      `update phone_change set phone_enc = $2, document = '', reason = '',
         refusal = case state when 'ASKED' then '账号已经注销' else refusal end,
         state = case state when 'ASKED' then 'REFUSED' else state end,
         decided_at = coalesce(decided_at, platform_now()), decided_by = coalesce(decided_by, $1)
       where account_id = $1`,
      [accountId, this.cipher.seal(nobody, 'phone_change.phone')],
    );
    await tx.query(
      `update issuer_request set subject = 'closed-' || id, name = '已注销', id_number_enc = $2, id_number_hash = $3,
         id_number_hash_even = $4, phone_enc = $5, state = case state when 'ASKED' then 'REFUSED' else state end,
         decided_at = coalesce(decided_at, platform_now()), decided_by = coalesce(decided_by, $1)
       where account_id = $1`,
      [
        accountId,
        this.cipher.seal(nobody, 'issuer_request.id_number'),
        ...this.cipher.lookUp(nobody),
        this.cipher.seal(nobody, 'issuer_request.phone'),
      ],
    );
  }
}
