import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { sameHash } from '../../kernel/secrets/look-up.js';
import { type Contact, Contacts } from '../../people/message/index.js';

/**
 * How one of several who apply together is reached, by `registration/position`: as the party under his number. Whom the
 * platform does not know otherwise hears of it from whoever applied for all.
 */
@Injectable()
export class PartnerContacts implements OnModuleInit {
  constructor(private readonly contacts: Contacts) {}

  onModuleInit(): void {
    this.contacts.findWith(
      'PARTNER',
      (source, ids) => this.find(source, ids),
      (
        id,
      ) => `select h.name from registration_partner h where h.registration_id = split_part(${id}, '/', 1)::uuid
        and h.position = split_part(${id}, '/', 2)::integer`,
    );
  }

  private async find(
    source: DataSource | EntityManager,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Contact>> {
    const rows: { id: string; partyId: string }[] = await source.query(
      `select n.id, y.id as "partyId"
       from (select id, split_part(id, '/', 1)::uuid as registration_id, split_part(id, '/', 2)::integer as position
             from unnest($1::text[]) id) n
       join registration_partner p on p.registration_id = n.registration_id and p.position = n.position
       join party y on ${sameHash('y.id_number_hash', 'p.id_number_hash')}`,
      [ids],
    );
    const partyIds = [...new Set(rows.map(({ partyId }) => partyId))];
    const parties = await this.contacts.find('PARTY', partyIds, source);
    return new Map(
      rows.flatMap(({ id, partyId }) => {
        const contact = parties.get(partyId);
        return contact ? [[id, contact] as const] : [];
      }),
    );
  }
}
