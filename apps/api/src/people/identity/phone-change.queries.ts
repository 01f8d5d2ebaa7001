import { Injectable } from '@nestjs/common';
import { PHONE_CHANGE_STATES, type PhoneChangeState, maskIdNumber, maskPhone } from '@helan/domain';
import type { PageView, PhoneChangeView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { readPage } from '../../kernel/db/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { PhoneBook } from '../account/index.js';

interface Row {
  id: string;
  party_id: string;
  party_name: string;
  id_number_enc: Buffer;
  state: PhoneChangeState;
  phone_enc: Buffer;
  former_enc: Buffer | null;
  holder: string | null;
  document: string;
  reason: string;
  asked_by: string;
  asker: string;
  asked_at: Date;
  decider: string | null;
  decided_at: Date | null;
  refusal: string | null;
}

/** Accounts that are to be given back, as those see them who confirm. */
@Injectable()
export class PhoneChangeQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly phones: PhoneBook,
  ) {}

  /** Who waits longest comes first; of the decided ones, the last. */
  async list(actor: Actor, isDecided: boolean, at: string | undefined): Promise<PageView<PhoneChangeView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `c.*, p.name as party_name, p.id_number_enc, a.phone_enc as former_enc, h.display_name as holder,
          b.display_name as asker, d.display_name as decider`,
        from: `from phone_change c join party p on p.id = c.party_id join account a on a.id = c.account_id
          join account b on b.id = c.asked_by left join account h on h.id = c.holder_id
          left join account d on d.id = c.decided_by`,
        counted: 'from phone_change c',
        where: isDecided ? "c.state <> 'ASKED'" : "c.state = 'ASKED'",
        order: [
          isDecided
            ? { sql: 'c.decided_at', type: 'timestamptz', isDescending: true }
            : { sql: 'c.asked_at', type: 'timestamptz' },
          { sql: 'c.id', type: 'uuid' },
        ],
        params: [],
      },
      at,
    );
    return { items: rows.map((row) => this.view(actor, row)), ...place };
  }

  private view({ accountId }: Actor, row: Row): PhoneChangeView {
    const isOpen = row.state === 'ASKED';
    return {
      id: row.id,
      partyId: row.party_id,
      partyName: row.party_name,
      idNumberMasked: maskIdNumber(this.cipher.open(row.id_number_enc, 'party.id_number')),
      state: row.state,
      stateName: PHONE_CHANGE_STATES[row.state],
      phoneMasked: maskPhone(this.cipher.open(row.phone_enc, 'phone_change.phone')),
      // Once it is done the number of before stands nowhere any more.
      formerMasked: isOpen ? this.phones.masked(row.former_enc) : '',
      holderName: isOpen ? row.holder : null,
      document: row.document,
      reason: row.reason,
      askerName: row.asker,
      askedAt: row.asked_at.toISOString(),
      deciderName: row.decider,
      decidedAt: row.decided_at?.toISOString() ?? null,
      refusal: row.refusal,
      mayConfirm: isOpen && row.asked_by !== accountId,
      mayTakeBack: isOpen && row.asked_by === accountId,
    };
  }
}
