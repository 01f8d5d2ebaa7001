import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { type Contact, Contacts } from '../../people/message/index.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly phone_enc: Buffer;
  readonly village_code: string | null;
  readonly account_ids: string[];
}

/** Who stands in the lists of a project, by the names under which messages know them. */
export async function householdsOf(source: EntityManager, projectId: string): Promise<string[]> {
  const rows: { id: string }[] = await source.query(
    `select project_id || '/' || position as id from project_household where project_id = $1 order by position`,
    [projectId],
  );
  return rows.map(({ id }) => id);
}

/** How a household of a list is reached: by its own account, where it has one, or by the number of the list. */
@Injectable()
export class HouseholdContacts implements OnModuleInit {
  constructor(
    private readonly contacts: Contacts,
    private readonly cipher: FieldCipher,
  ) {}

  onModuleInit(): void {
    this.contacts.findWith(
      'HOUSEHOLD',
      (source, ids) => this.find(source, ids),
      (id) => `select h.name from project_household h where h.project_id = split_part(${id}, '/', 1)::uuid
        and h.position = split_part(${id}, '/', 2)::integer`,
    );
  }

  private async find(
    source: DataSource | EntityManager,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Contact>> {
    const rows: Row[] = await source.query(
      `select n.id, h.name, h.phone_enc, y.village_code,
         array(select a.id from account a where a.party_id = y.id order by a.id) as account_ids
       from (select id, split_part(id, '/', 1)::uuid as project_id, split_part(id, '/', 2)::integer as position
             from unnest($1::text[]) id) n
       join project_household h on h.project_id = n.project_id and h.position = n.position
       left join party y on y.id_number_hash = h.id_number_hash`,
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
      hasPhone: true,
      phone: () => this.cipher.open(phone, 'household.phone'),
    };
  }
}
