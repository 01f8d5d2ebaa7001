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
  SEC_ADMIN: '安全管理员',
  AUDIT_ADMIN: '审计管理员',
  CONTENT_EDITOR: '信息发布员',
  FIN_OFFICE: '金融主管',
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

/** 三员: who keeps the platform, who keeps its rights, who reads what both did. Source: rules §5.2. */
export const ADMIN_ROLES = ['SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN'] as const satisfies readonly Role[];

/** Roles that oversee, answer from outside or administer, and are nobody's beside another. Source: rules §5.2. */
const ALONE: readonly Role[] = ['SUPERVISOR', 'SUPERVISOR_HEAD', 'DEPT_USER', ...ADMIN_ROLES];

/** Two of these roles that one person may not hold together, or nothing. Source: rules §5.2. */
export function findSeparation(roles: readonly Role[]): readonly [Role, Role] | undefined {
  const alone = ALONE.find((role) => roles.includes(role));
  const other = roles.find((role) => role !== alone);
  if (alone && other) return [alone, other];
  return SEPARATED_ROLES.find((pair) => pair.every((role) => roles.includes(role)));
}
