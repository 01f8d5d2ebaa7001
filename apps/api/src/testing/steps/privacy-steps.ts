import { EVERYBODY } from './whoever.js';

const VIEWERS =
  'VILLAGE_LIAISON CENTER_ACCEPT CENTER_REVIEW CENTER_APPROVE FINANCE_CLERK FINANCE_CHECK SUPERVISOR';

/** Steps of privacy, and who may take them. */
export const PRIVACY_STEPS: readonly (readonly [
  verb: 'get' | 'post' | 'put' | 'delete',
  route: string,
  roles: string,
])[] = [
  ['get', 'my/consents', EVERYBODY],
  ['post', 'my/consents', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'my/consents/:id/withdrawal', 'MEMBER VILLAGE_LIAISON'],
  ['get', 'my/viewers', EVERYBODY],
  ['get', 'my/copies', EVERYBODY],
  ['post', 'my/copy', EVERYBODY],
  ['get', 'my/copies/:id/data', EVERYBODY],
  ['get', 'my/copies/:id/sheet', EVERYBODY],
  ['get', 'my/closing', 'MEMBER'],
  ['post', 'my/closing', 'MEMBER'],
  ['get', 'projects/:id/consents', 'MEMBER VILLAGE_LIAISON'],
  ['get', 'registrations/:id/consents', 'MEMBER'],
  ['post', 'projects/:id/paper-consent', 'VILLAGE_LIAISON'],
  ['post', 'registrations/:id/partner-consent', 'MEMBER'],
  ['get', 'full-value-choices', VIEWERS],
  ['post', 'parties/:id/views', VIEWERS],
  ['get', 'personal-views/:id/value', VIEWERS],
  ['get', 'personal-views', 'SUPERVISOR SUPERVISOR_HEAD AUDIT_ADMIN'],
  ['get', 'retention', 'SUPERVISOR SUPERVISOR_HEAD AUDIT_ADMIN'],
];
