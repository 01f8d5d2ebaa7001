import { ADMIN_ROLES, type Role, type StaffAccount, type StaffPost } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';

export interface LockedAccount extends StaffAccount {
  readonly login: string;
  readonly name: string;
  readonly awaitsLink: boolean;
}

interface Row {
  id: string;
  login: string;
  display_name: string;
  roles: Role[];
  region_code: string;
  department: string | null;
  disabled_at: Date | null;
  awaits_link: boolean;
}

/**
 * An account as it is to be changed. All administrators are locked first, in the order of their ids, so that of two who
 * take the last one's place from each other at the same moment the later finds it gone.
 */
export async function lockAccount(tx: EntityManager, id: string): Promise<LockedAccount> {
  const admins: Row[] = await tx.query(
    'select * from account where roles && $1 or id = $2 order by id for no key update',
    [[...ADMIN_ROLES], id],
  );
  const row = admins.find((one) => one.id === id);
  if (!row) throw refused('resource.not-found');
  const others = admins.filter((one) => one.id !== id && !one.disabled_at && !one.awaits_link);
  return {
    id,
    login: row.login,
    name: row.display_name,
    awaitsLink: row.awaits_link,
    ...postOf(row),
    isDisabled: row.disabled_at !== null,
    otherAdmins: Object.fromEntries(
      ADMIN_ROLES.map((role) => [role, others.filter(({ roles }) => roles.includes(role)).length]),
    ),
  };
}

function postOf({ roles, region_code, department }: Row): StaffPost {
  return { roles, regionCode: region_code, department };
}

export async function setPost(tx: EntityManager, id: string, post: StaffPost): Promise<void> {
  await tx.query('update account set roles = $2, region_code = $3, department = $4 where id = $1', [
    id,
    post.roles,
    post.regionCode,
    post.department,
  ]);
}

export async function setDisabled(tx: EntityManager, id: string, isDisabled: boolean): Promise<void> {
  await tx.query(
    `update account set disabled_at = ${isDisabled ? 'coalesce(disabled_at, platform_now())' : 'null'} where id = $1`,
    [id],
  );
}
