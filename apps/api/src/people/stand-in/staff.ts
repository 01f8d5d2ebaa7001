import type { HeldRoles, Role } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';

/** Somebody with a desk. */
export interface Staff {
  id: string;
  display_name: string;
  roles: Role[];
  region_code: string;
  region_name: string;
  department: string | null;
}

/** Everybody with a desk in the actor's region. */
export function findStaff(source: DataSource | EntityManager, { regionCode }: Actor): Promise<Staff[]> {
  return source.query(
    `select a.id, a.display_name, a.roles, a.region_code, r.name as region_name, a.department
     from account a join region r on r.code = a.region_code
     where a.region_code like $1 || '%' and not ('MEMBER' = any(a.roles))
     order by a.region_code, a.display_name`,
    [regionCode],
  );
}

/**
 * Everything that somebody holds from today on: his own roles, and those of every desk that he looks after, whether it
 * was confirmed already or not; but for the one that is asked about. His account is locked first, so that two who
 * give him desks at the same time wait for each other.
 */
export async function lockHeldRoles(tx: EntityManager, staff: Staff, butFor: string): Promise<HeldRoles[]> {
  await tx.query('select 1 from account where id = $1 for no key update', [staff.id]);
  const rows: { roles: Role[]; from_day: string; until_day: string }[] = await tx.query(
    `select a.roles, s.from_day::text, s.until_day::text from stand_in s join account a on a.id = s.account_id
     where s.stand_in_id = $1 and s.id <> $2 and s.ended_at is null
       and s.until_day >= (platform_now() at time zone 'Asia/Shanghai')::date`,
    [staff.id, butFor],
  );
  const desks = rows.map(({ roles, from_day, until_day }) => ({
    roles,
    days: { from: from_day, until: until_day },
  }));
  return [{ roles: staff.roles, days: null }, ...desks];
}
