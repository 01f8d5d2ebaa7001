import { Injectable } from '@nestjs/common';
import type { StaffView, StandInView } from '@helan/contracts';
import { ROLES, type Role } from '@helan/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { findStaff } from './staff.js';

interface Row {
  id: string;
  absent: string;
  stand_in: string;
  roles: Role[];
  from_day: string;
  until_day: string;
  reason: string;
  setter: string;
  is_mine: boolean;
  is_active: boolean;
  is_ahead: boolean;
  ended_at: Date | null;
  is_unconfirmed: boolean;
  confirmer: string | null;
  may_confirm: boolean;
  may_end: boolean;
}

/** Days `s` that go on from others, and wait for a second person's word as long as they are not over today, `t.today`. */
export const IS_UNCONFIRMED =
  's.renews is not null and s.confirmed_at is null and s.ended_at is null and s.until_day >= t.today';

/** Neither who has set them nor whom they are about. */
export function mayConfirm(account: string): string {
  return `${account} not in (s.set_by, s.stand_in_id)`;
}

/** Who has a desk, and who looks after whose. */
@Injectable()
export class StandInQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Everybody with a desk in the appointer's region. */
  async staff(actor: Actor): Promise<StaffView[]> {
    const rows = await findStaff(this.dataSource, actor);
    return rows.map((row) => ({
      id: row.id,
      name: row.display_name,
      roleNames: namesOf(row.roles),
      regionName: row.region_name,
    }));
  }

  /** Of everybody in the reader's region. */
  list(actor: Actor): Promise<StandInView[]> {
    return this.read(actor, "a.region_code like $2 || '%'", [actor.regionCode]);
  }

  /** His own alone: whose desk he looks after, and who looks after his; there is nothing for him to do about it. */
  async own(actor: Actor): Promise<StandInView[]> {
    const all = await this.read(actor, '$1 in (s.account_id, s.stand_in_id)', []);
    return all.map((one) => ({ ...one, mayConfirm: false, mayEnd: false }));
  }

  private async read(actor: Actor, whose: string, params: readonly unknown[]): Promise<StandInView[]> {
    const rows: Row[] = await this.dataSource.query(
      `select s.id, a.display_name as absent, b.display_name as stand_in, a.roles, s.from_day::text,
              s.until_day::text, s.reason, c.display_name as setter, s.ended_at, d.display_name as confirmer,
              s.stand_in_id = $1 as is_mine,
              u.is_unconfirmed, u.is_unconfirmed and ${mayConfirm('$1')} as may_confirm,
              s.ended_at is null and s.until_day >= t.today as may_end,
              s.ended_at is null and t.today < s.from_day as is_ahead,
              not u.is_unconfirmed and s.ended_at is null and t.today between s.from_day and s.until_day as is_active
       from stand_in s join account a on a.id = s.account_id join account b on b.id = s.stand_in_id
       join account c on c.id = s.set_by left join account d on d.id = s.confirmed_by
       cross join (select (platform_now() at time zone 'Asia/Shanghai')::date as today) t
       cross join lateral (select ${IS_UNCONFIRMED} as is_unconfirmed) u
       where ${whose}
       order by (s.ended_at is null) desc, s.until_day desc, s.set_at desc, s.id limit 100`,
      [actor.accountId, ...params],
    );
    return rows.map(toView);
  }
}

function toView(row: Row): StandInView {
  return {
    id: row.id,
    absentName: row.absent,
    standInName: row.stand_in,
    roleNames: namesOf(row.roles),
    from: row.from_day,
    until: row.until_day,
    reason: row.reason,
    setterName: row.setter,
    isMine: row.is_mine,
    isActive: row.is_active,
    isAhead: row.is_ahead,
    endedAt: row.ended_at?.toISOString() ?? null,
    isUnconfirmed: row.is_unconfirmed,
    confirmerName: row.confirmer,
    mayConfirm: row.may_confirm,
    mayEnd: row.may_end,
  };
}

function namesOf(roles: readonly Role[]): string {
  return roles.map((role) => ROLES[role]).join('、');
}
