import { Injectable } from '@nestjs/common';
import type { Role } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from './actor.js';

interface AccountRow {
  id: string;
  display_name: string;
  roles: Role[];
  region_code: string;
  party_id: string | null;
}

/** Reads the account of a session at every request, so that a ban or a changed role holds at once. */
@Injectable()
export class ActorLoader {
  constructor(private readonly dataSource: DataSource) {}

  async find(accountId: string): Promise<Actor | undefined> {
    const rows: AccountRow[] = await this.dataSource.query(
      'select id, display_name, roles, region_code, party_id from account where id = $1',
      [accountId],
    );
    const row = rows[0];
    return (
      row && {
        accountId: row.id,
        name: row.display_name,
        roles: row.roles,
        regionCode: row.region_code,
        partyId: row.party_id,
      }
    );
  }
}
