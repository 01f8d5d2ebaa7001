import { EVERYBODY, STAFF } from './whoever.js';

const ADMINS = 'SYS_ADMIN SEC_ADMIN AUDIT_ADMIN';

/** Who may take which step about the staff, typed by hand from the table of roles. */
export const STAFF_STEPS: readonly (readonly [
  verb: 'get' | 'post' | 'put' | 'delete',
  route: string,
  roles: string,
])[] = [
  ['get', 'staff-accounts', ADMINS],
  ['get', 'staff-changes', ADMINS],
  ['post', 'staff-changes/opening', 'SYS_ADMIN'],
  ['post', 'staff-changes/post', 'SYS_ADMIN'],
  ['post', 'staff-changes/account', 'SYS_ADMIN'],
  ['post', 'staff-changes/:id/withdrawal', 'SYS_ADMIN'],
  ['post', 'staff-changes/:id/confirmation', 'SEC_ADMIN'],
  ['post', 'staff-changes/:id/refusal', 'SEC_ADMIN'],
  ['get', 'my/second-factor', STAFF],
  ['post', 'my/second-factor', STAFF],
  ['post', 'my/second-factor/confirmation', STAFF],
  ['post', 'my/second-factor/recovery-codes', STAFF],
  ['post', 'my/second-factor/removal', STAFF],
  ['get', 'sign-ins', 'AUDIT_ADMIN'],
  ['get', 'my/sign-ins', EVERYBODY],
  ['get', 'security-events', 'SEC_ADMIN AUDIT_ADMIN'],
  ['post', 'security-events/:id/closing', 'SEC_ADMIN'],
  ['get', 'kept-contacts', 'SYS_ADMIN CONTENT_EDITOR'],
  ['put', 'kept-contacts/:id', 'SYS_ADMIN CONTENT_EDITOR'],
  ['get', 'risk-figures', 'FIN_OFFICE SUPERVISOR'],
  ['get', 'audit-state', 'AUDIT_ADMIN'],
];
