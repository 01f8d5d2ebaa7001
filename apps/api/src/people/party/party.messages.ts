import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { type Contact, Contacts } from '../message/index.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly phone_enc: Buffer | null;
  readonly village_code: string;
  readonly account_ids: string[];
}

/** How a party is reached: by whoever acts for it, by the number that it has registered, in its village. */
@Injectable()
export class PartyContacts implements OnModuleInit {
  constructor(
    private readonly contacts: Contacts,
    private readonly cipher: FieldCipher,
  ) {}

  onModuleInit(): void {
    this.contacts.findWith(
      'PARTY',
      (source, ids) => this.find(source, ids),
      (id) => `select y.name from party y where y.id = (${id})::uuid`,
    );
  }

  private async find(
    source: DataSource | EntityManager,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Contact>> {
    const rows: Row[] = await source.query(
      `select y.id, y.name, y.phone_enc, y.village_code,
         array(select a.id from account a where a.party_id = y.id order by a.id) as account_ids
       from party y where y.id = any($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, this.toContact(row)]));
  }

  private toContact({
    name,
    phone_enc: phone,
    village_code: villageCode,
    account_ids: accountIds,
  }: Row): Contact {
    return {
      accountIds,
      villageCode,
      name,
      hasPhone: phone !== null,
      phone: () => phone && this.cipher.open(phone, 'party.phone'),
    };
  }
}
