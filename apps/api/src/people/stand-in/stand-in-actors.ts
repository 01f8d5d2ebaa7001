import { Injectable } from '@nestjs/common';
import { type Role, desksThatStand } from '@helan/domain';
import { DataSource } from 'typeorm';
import { type Actor, ActorLoader } from '../../kernel/auth/index.js';
import { STANDING, type StandingRow, standingOf } from '../identity/index.js';

interface AccountRow {
  id: string;
  display_name: string;
  roles: Role[];
  region_code: string;
  party_id: string | null;
  department: string | null;
  standing: StandingRow | null;
  absent: { name: string; roles: Role[]; region_code: string }[] | null;
}

/** Accounts with their own roles, and those of whom they stand in for today. */
@Injectable()
export class StandInActors extends ActorLoader {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async findAll(
    accountIds: readonly string[],
    source = this.dataSource,
  ): Promise<Map<string, Actor>> {
    const rows: AccountRow[] = await source.query(
      `select a.id, a.display_name, a.roles, a.region_code, a.party_id, a.department,
              ${STANDING} as standing,
              (select jsonb_agg(jsonb_build_object('name', b.display_name, 'roles', b.roles, 'region_code', b.region_code)
                 order by s.set_at, s.id)
               from stand_in s join account b on b.id = s.account_id and b.disabled_at is null
               where s.stand_in_id = a.id and s.ended_at is null and (s.renews is null or s.confirmed_at is not null)
                 and (platform_now() at time zone 'Asia/Shanghai')::date between s.from_day and s.until_day) as absent
       from account a where a.id = any($1) and a.disabled_at is null`,
      [accountIds],
    );
    return new Map(rows.map((row) => [row.id, toActor(row)]));
  }
}

function toActor(row: AccountRow): Actor {
  const absent = desksThatStand(row.roles, row.absent ?? []);
  const standing = row.standing ? standingOf(row.standing) : undefined;
  return {
    accountId: row.id,
    name: row.display_name,
    roles: [...new Set([...row.roles, ...absent.flatMap(({ roles }) => roles)])],
    ownRoles: row.roles,
    regionCode: row.region_code,
    regionCodes: [...new Set([row.region_code, ...absent.map(({ region_code }) => region_code)])],
    partyId: standing ? standing.partyId : row.party_id,
    standing,
    department: row.department,
    standsInFor: absent.map(({ name, roles, region_code }) => ({ name, roles, regionCode: region_code })),
  };
}
