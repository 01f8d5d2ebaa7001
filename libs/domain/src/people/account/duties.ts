/** Roles of the platform's people. Source: rules §5.2. */
export const ROLES = {
  MEMBER: '办事群众',
  VILLAGE_LIAISON: '村级信息联络员',
  TOWN_REVIEWER: '乡镇专员',
  CENTER_ACCEPT: '受理员',
  CENTER_REVIEW: '审核员',
  CENTER_APPROVE: '中心负责人',
  TRADE_HOST: '交易组织员',
  FINANCE_CLERK: '出纳',
  FINANCE_CHECK: '财务复核',
  CERT_CLERK: '鉴证员',
  ARCHIVIST: '档案员',
  SUPERVISOR: '监管人员',
  SUPERVISOR_HEAD: '监管部门负责人',
  DEPT_USER: '协查部门',
  SYS_ADMIN: '系统管理员',
} as const;

export type Role = keyof typeof ROLES;

/** Pairs of roles that one person may not hold on the same day. Source: rules §5.2, column ✕. */
export const SEPARATED_ROLES: readonly (readonly [Role, Role])[] = [
  ['VILLAGE_LIAISON', 'TOWN_REVIEWER'],
  ['TOWN_REVIEWER', 'CENTER_ACCEPT'],
  ['CENTER_ACCEPT', 'CENTER_REVIEW'],
  ['CENTER_REVIEW', 'CENTER_APPROVE'],
  ['CENTER_ACCEPT', 'TRADE_HOST'],
  ['FINANCE_CLERK', 'FINANCE_CHECK'],
  ['CERT_CLERK', 'FINANCE_CLERK'],
];

/** Roles that oversee or answer from outside, and are nobody's beside another. Source: rules §5.2. */
const ALONE: readonly Role[] = ['SUPERVISOR', 'SUPERVISOR_HEAD', 'DEPT_USER'];

/** Two of these roles that one person may not hold together, or nothing. Source: rules §5.2. */
export function findSeparation(roles: readonly Role[]): readonly [Role, Role] | undefined {
  const alone = ALONE.find((role) => roles.includes(role));
  const other = roles.find((role) => role !== alone);
  if (alone && other) return [alone, other];
  return SEPARATED_ROLES.find((pair) => pair.every((role) => roles.includes(role)));
}
