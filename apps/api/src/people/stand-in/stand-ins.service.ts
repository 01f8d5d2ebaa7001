import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ROLES, type Role, type StaffView, type StandInView, findSeparation } from '@helan/contracts';
import type { AppointStandInRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions, isExcluded } from '../../kernel/db/index.js';
import { refused, requireDays } from '../../kernel/http/index.js';

interface Staff {
  id: string;
  display_name: string;
  roles: Role[];
  region_code: string;
  region_name: string;
  department: string | null;
}

interface Row {
  id: string;
  absent: string;
  stand_in: string;
  roles: Role[];
  from_day: string;
  until_day: string;
  reason: string;
  setter: string;
  is_active: boolean;
  ended_at: Date | null;
}

/** Who looks after whose desk: for some days, never so that duties that must be apart come together. */
@Injectable()
export class StandIns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /** Everybody with a desk in the appointer's region. */
  async staff(actor: Actor): Promise<StaffView[]> {
    const rows = await this.findStaff(this.dataSource, actor);
    return rows.map((row) => ({
      id: row.id,
      name: row.display_name,
      roleNames: row.roles.map((role) => ROLES[role]).join('、'),
      regionName: row.region_name,
    }));
  }

  async list(actor: Actor): Promise<StandInView[]> {
    const rows: Row[] = await this.dataSource.query(
      `select s.id, a.display_name as absent, b.display_name as stand_in, a.roles, s.from_day::text,
              s.until_day::text, s.reason, c.display_name as setter, s.ended_at,
              s.ended_at is null and (platform_now() at time zone 'Asia/Shanghai')::date
                between s.from_day and s.until_day as is_active
       from stand_in s join account a on a.id = s.account_id join account b on b.id = s.stand_in_id
       join account c on c.id = s.set_by
       where a.region_code like $1 || '%'
       order by (s.ended_at is null) desc, s.until_day desc, s.set_at desc limit 100`,
      [actor.regionCode],
    );
    return rows.map((row) => ({
      id: row.id,
      absentName: row.absent,
      standInName: row.stand_in,
      roleNames: row.roles.map((role) => ROLES[role]).join('、'),
      from: row.from_day,
      until: row.until_day,
      reason: row.reason,
      setterName: row.setter,
      isActive: row.is_active,
      endedAt: row.ended_at?.toISOString() ?? null,
    }));
  }

  async appoint(actor: Actor, request: AppointStandInRequest): Promise<{ id: string }> {
    const { accountId, standInId, from, until, reason } = request;
    if (standInId === actor.accountId) throw refused('permission.same-person');
    requireDays({ from, until });
    if (until < from) throw refused('stand-in.reversed', undefined, 'until');
    const id = randomUUID();
    await this.transactions.run(async (tx) => {
      const staff = await this.findStaff(tx, actor);
      const absent = staff.find((person) => person.id === accountId);
      const other = staff.find((person) => person.id === standInId);
      if (!absent || !other || accountId === standInId)
        throw refused('stand-in.unknown', undefined, 'standInId');
      const clash = findSeparation([...new Set([...absent.roles, ...other.roles])]);
      if (clash)
        throw refused('stand-in.separated', { one: ROLES[clash[0]], other: ROLES[clash[1]] }, 'standInId');
      // Roles and regions of both are joined: at another level, a village's duty would reach the whole county.
      if (absent.region_code.length !== other.region_code.length)
        throw refused('stand-in.other-level', undefined, 'standInId');
      if (absent.department !== other.department) throw refused('stand-in.unknown', undefined, 'standInId');
      await this.insert(tx, [id, accountId, standInId, from, until, reason, actor.accountId]);
    });
    return { id };
  }

  /** Back earlier than thought. */
  async end(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [, count]: [unknown, number] = await tx.query(
        `update stand_in s set ended_at = platform_now() from account a
         where s.id = $1 and s.ended_at is null and a.id = s.account_id and a.region_code like $2 || '%'`,
        [id, actor.regionCode],
      );
      if (count === 0) throw refused('lifecycle.not-now');
    });
  }

  private async insert(tx: EntityManager, values: unknown[]): Promise<void> {
    try {
      await tx.query(
        `insert into stand_in (id, account_id, stand_in_id, from_day, until_day, reason, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6, $7, platform_now())`,
        values,
      );
    } catch (error) {
      if (isExcluded(error)) throw refused('stand-in.twice', undefined, 'from');
      throw error;
    }
  }

  private findStaff(source: DataSource | EntityManager, { regionCode }: Actor): Promise<Staff[]> {
    return source.query(
      `select a.id, a.display_name, a.roles, a.region_code, r.name as region_name, a.department
       from account a join region r on r.code = a.region_code
       where a.region_code like $1 || '%' and not ('MEMBER' = any(a.roles))
       order by a.region_code, a.display_name`,
      [regionCode],
    );
  }
}
