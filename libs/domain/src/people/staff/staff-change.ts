import { type Refusal, refusal } from '../../kernel/refusal.js';
import { ADMIN_ROLES, ROLES, type Role, findSeparation } from '../account/index.js';

/** What one administrator proposes of an account and another confirms. Source: rules §5.2. */
export const STAFF_CHANGES = {
  OPEN: '开通账号',
  ROLES: '改岗位、辖区或部门',
  DISABLE: '停用账号',
  ENABLE: '恢复使用',
  UNLOCK: '解除登录限制',
  RESET_PASSWORD: '重置密码',
  RESET_FACTOR: '重置动态口令',
} as const;
export type StaffChangeKind = keyof typeof STAFF_CHANGES;

export const STAFF_OUTCOMES = { CONFIRMED: '已确认', REFUSED: '未同意', WITHDRAWN: '已撤回' } as const;
export type StaffOutcome = keyof typeof STAFF_OUTCOMES;

/** Kinds after which somebody gets a link to set what is his alone. */
export const LINKED_CHANGES: readonly StaffChangeKind[] = ['OPEN', 'RESET_PASSWORD', 'RESET_FACTOR'];

/** Roles that the staff may hold: whoever has business of his own has an account of his own for it. */
export const STAFF_ROLES: readonly Role[] = (Object.keys(ROLES) as Role[]).filter(
  (role) => role !== 'MEMBER',
);

/** What an account is, or is to be. */
export interface StaffPost {
  readonly roles: readonly Role[];
  readonly regionCode: string;
  readonly department: string | null;
}

export interface StaffAccount extends StaffPost {
  readonly id: string;
  readonly isDisabled: boolean;
  /** How many others, enabled and with a link that has been opened, hold each administrator's role. */
  readonly otherAdmins: Readonly<Partial<Record<Role, number>>>;
}

/** Another account of the staff, in use, that the same person holds. */
export interface OtherPost extends StaffPost {
  readonly login: string;
}

export interface StaffProposal {
  readonly kind: StaffChangeKind;
  /** Whoever proposes it or confirms it now. */
  readonly actorId: string;
  /** Nobody where an account is to be opened. */
  readonly account: StaffAccount | null;
  /** What it is to be; of kinds that leave it as it is, nothing. */
  readonly post: StaffPost | null;
  /** Of the person for whom it is, as far as his number is known. */
  readonly others: readonly OtherPost[];
}

/** Why it can be neither proposed nor confirmed, or nothing. Judged again when it is confirmed. Source: rules §5.2. */
export function refuseStaffChange({
  kind,
  actorId,
  account,
  post,
  others,
}: StaffProposal): Refusal | undefined {
  if (account?.id === actorId) return refusal('staff.oneself');
  if (account?.roles.includes('MEMBER')) return refusal('staff.not-staff');
  const held = post ?? (kind === 'ENABLE' ? account : null);
  return (
    (post && refusePost(post)) ??
    (account ? refuseOf(kind, account, post) : undefined) ??
    (held ? refuseSecond(held, others) : undefined)
  );
}

/** Why nobody can have such a post, or nothing. */
export function refusePost({ roles, regionCode, department }: StaffPost): Refusal | undefined {
  if (roles.length === 0 || roles.some((role) => !STAFF_ROLES.includes(role)))
    return refusal('staff.no-role', 'roles');
  const clash = findSeparation(roles);
  if (clash) return refusal('staff.separated', 'roles', { one: ROLES[clash[0]], other: ROLES[clash[1]] });
  const misplaced = roles.find((role) => levelOf(role) !== regionCode.length);
  if (misplaced)
    return refusal('staff.wrong-level', 'regionCode', {
      role: ROLES[misplaced],
      level: LEVELS[levelOf(misplaced)],
    });
  if (roles.includes('DEPT_USER') && !department) return refusal('staff.department-missing', 'department');
  return undefined;
}

/**
 * One person has one account where he works: of two in one region he could be the other person of his own steps. In two
 * villages he may have one each, of duties that go together. Source: rules §5.2.
 */
function refuseSecond(post: StaffPost, others: readonly OtherPost[]): Refusal | undefined {
  for (const { login, roles, regionCode } of others) {
    if (regionCode.startsWith(post.regionCode) || post.regionCode.startsWith(regionCode))
      return refusal('staff.second-account', undefined, { login });
    const clash = findSeparation([...new Set([...post.roles, ...roles])]);
    if (clash)
      return refusal('staff.separated-person', 'roles', {
        one: ROLES[clash[0]],
        other: ROLES[clash[1]],
        login,
      });
  }
  return undefined;
}

function refuseOf(kind: StaffChangeKind, account: StaffAccount, post: StaffPost | null): Refusal | undefined {
  if (kind === 'DISABLE' && account.isDisabled) return refusal('staff.nothing-changes');
  if (kind === 'ENABLE' && !account.isDisabled) return refusal('staff.nothing-changes');
  if (kind === 'ROLES' && post && isSamePost(account, post)) return refusal('staff.nothing-changes', 'roles');
  const left = kind === 'DISABLE' ? [] : kind === 'ROLES' ? (post?.roles ?? []) : account.roles;
  const lost = ADMIN_ROLES.find(
    (role) => account.roles.includes(role) && !left.includes(role) && (account.otherAdmins[role] ?? 0) === 0,
  );
  return lost && !account.isDisabled
    ? refusal('staff.last-admin', undefined, { role: ROLES[lost] })
    : undefined;
}

export function isSamePost(one: StaffPost, other: StaffPost): boolean {
  return (
    [...one.roles].sort().join() === [...other.roles].sort().join() &&
    one.regionCode === other.regionCode &&
    (one.department ?? '') === (other.department ?? '')
  );
}

/** By the length of a region's code. */
const LEVELS = { 6: '县', 9: '乡镇', 12: '村' } as const;

function levelOf(role: Role): keyof typeof LEVELS {
  if (role === 'VILLAGE_LIAISON') return 12;
  return role === 'TOWN_REVIEWER' ? 9 : 6;
}
