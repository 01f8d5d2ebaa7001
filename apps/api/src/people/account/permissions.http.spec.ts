import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { ROLES } from '@helan/contracts';
import { DEMO_PEOPLE } from '../../demo/index.js';
import { listGuardedRoutes } from '../../kernel/auth/index.js';
import { STAFF_STEPS } from '../../testing/steps/staff-steps.js';
import { ACCOUNT_STEPS, WAYS_IN } from '../../testing/steps/account-steps.js';
import { MESSAGE_STEPS } from '../../testing/steps/message-steps.js';
import { IDENTITY_STEPS, WAY_OUT } from '../../testing/steps/identity-steps.js';
import { PRIVACY_STEPS } from '../../testing/steps/privacy-steps.js';
import { BANK_STEPS } from '../../testing/steps/bank-steps.js';
import { DESK_STEPS } from '../../testing/steps/desk-steps.js';
import { PLAN_STEPS } from '../../testing/steps/plan-steps.js';
import { RELEASE_STEPS } from '../../testing/steps/release-steps.js';
import { OTHER_POSTS, letOutsidersIn } from '../../testing/objects/outsiders.js';
import { RECONCILIATION_STEPS } from '../../testing/steps/reconciliation-steps.js';
import { FINANCE } from '../../testing/steps/finance-steps.js';
import { MONEY_AND_TRADING } from '../../testing/steps/trading-steps.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
  await letOutsidersIn(platform);
});
afterAll(() => platform.close());

const PEOPLE = [...DEMO_PEOPLE, ...OTHER_POSTS];

/** Whoever is at home here; and of them those to whom papers of a deal may be shown, each only his own or his task's. */
const PROJECTS =
  'MEMBER VILLAGE_LIAISON TOWN_REVIEWER CENTER_ACCEPT CENTER_REVIEW CENTER_APPROVE TRADE_HOST FINANCE_CLERK FINANCE_CHECK CERT_CLERK ARCHIVIST SUPERVISOR SUPERVISOR_HEAD';
const RECORD =
  'MEMBER CENTER_ACCEPT CENTER_REVIEW CENTER_APPROVE TRADE_HOST FINANCE_CLERK FINANCE_CHECK CERT_CLERK ARCHIVIST SUPERVISOR';

/** Who may take which step, typed by hand from the table of roles. Everybody else gets 403, nobody at all 401. */
const STEPS: readonly (readonly [verb: 'get' | 'post' | 'put' | 'delete', route: string, roles: string])[] = [
  ...MESSAGE_STEPS,
  ...DESK_STEPS,
  ...BANK_STEPS,
  ...PLAN_STEPS,
  ...RELEASE_STEPS,
  ['put', 'my/party', 'MEMBER'],
  ['put', 'my/party/representative', 'MEMBER'],
  ['post', 'projects', 'MEMBER VILLAGE_LIAISON'],
  ['put', 'projects/:id/application', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'projects/:id/submission', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'projects/:id/resubmission', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'projects/:id/withdrawal', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'projects/:id/verification', 'VILLAGE_LIAISON'],
  ['post', 'projects/:id/township-review', 'TOWN_REVIEWER'],
  ['post', 'projects/:id/acceptance', 'CENTER_ACCEPT'],
  ['post', 'projects/:id/review', 'CENTER_REVIEW'],
  ['post', 'projects/:id/correction-request', 'VILLAGE_LIAISON TOWN_REVIEWER CENTER_ACCEPT CENTER_REVIEW'],
  ['post', 'projects/:id/notice-return', 'CENTER_APPROVE'],
  ['post', 'projects/:id/reconsideration', 'CENTER_REVIEW'],
  ['post', 'registrations/:id/reconsideration', 'CENTER_REVIEW'],
  ['get', 'reconsiderations', 'CENTER_REVIEW CENTER_APPROVE SUPERVISOR'],
  ['post', 'reconsiderations/:id/approval', 'CENTER_APPROVE'],
  ['post', 'reconsiderations/:id/rejection', 'CENTER_APPROVE'],
  ['post', 'lots/:id/withdrawal-request', 'MEMBER VILLAGE_LIAISON'],
  ['get', 'lots/:id/withdrawal-request', 'MEMBER VILLAGE_LIAISON CENTER_APPROVE'],
  ['delete', 'lots/:id/withdrawal-request', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'lots/:id/withdrawal-refusal', 'CENTER_APPROVE'],
  ['get', 'refused-registrations', 'CENTER_REVIEW'],
  ['get', 'village-points', 'TOWN_REVIEWER'],
  ['put', 'village-points/:id', 'TOWN_REVIEWER'],
  ['post', 'projects/:id/relisting', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'projects/:id/referral', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'lots/:id/settlement/payments/:seq/event', 'CENTER_REVIEW'],
  ['get', 'lots/:id/appraisal', 'CENTER_REVIEW CENTER_APPROVE CERT_CLERK SUPERVISOR'],
  ['post', 'lots/:id/appraisal', 'CENTER_REVIEW'],
  ['get', 'lots/:id/contract-ending', 'MEMBER VILLAGE_LIAISON CENTER_REVIEW CENTER_APPROVE SUPERVISOR'],
  ['post', 'lots/:id/contract-ending/notice', 'MEMBER VILLAGE_LIAISON'],
  ['get', 'ending-notices', 'CENTER_REVIEW CENTER_APPROVE SUPERVISOR'],
  ['get', 'my/ending-notices', 'MEMBER VILLAGE_LIAISON'],
  ['get', 'ending-notices/:id/evidence', 'MEMBER VILLAGE_LIAISON CENTER_REVIEW CENTER_APPROVE SUPERVISOR'],
  ['post', 'ending-notices/:id/answer', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'ending-notices/:id/withdrawal', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'ending-notices/:id/proposal', 'CENTER_REVIEW'],
  ['post', 'ending-notices/:id/return', 'CENTER_APPROVE'],
  ['post', 'ending-notices/:id/refusal', 'CENTER_APPROVE'],
  ['post', 'ending-notices/:id/decision', 'CENTER_APPROVE'],
  ['post', 'lots/:id/contract-ending/consent', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'lots/:id/contract-ending/consent/withdrawal', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'lots/:id/contract-ending', 'CENTER_APPROVE'],
  ['post', 'certificates/:id/discard', 'CERT_CLERK CENTER_REVIEW CENTER_APPROVE'],
  ['post', 'lots/:id/relay-result', 'CENTER_REVIEW'],
  ['put', 'village/members/:id', 'VILLAGE_LIAISON'],
  ['post', 'projects/:id/permission-request', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'projects/:id/purchase-permission', 'SUPERVISOR'],
  ['post', 'projects/:id/history', 'SUPERVISOR'],
  ['post', 'projects/:id/own-history', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'risks/:id/closing', 'TOWN_REVIEWER CENTER_REVIEW CENTER_APPROVE SUPERVISOR'],
  ['get', 'household-template', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'projects/:id/households', 'MEMBER VILLAGE_LIAISON'],
  ['put', 'projects/:id/parcels/:position/boundary', 'VILLAGE_LIAISON'],
  ['get', 'parcels', 'VILLAGE_LIAISON TOWN_REVIEWER CENTER_ACCEPT CENTER_REVIEW CENTER_APPROVE SUPERVISOR'],
  ['post', 'parcels/:id/split', 'CENTER_REVIEW'],
  ['post', 'parcels/:id/correction', 'CENTER_REVIEW'],
  ['post', 'projects/mandated', 'VILLAGE_LIAISON'],
  ['get', 'parties', 'VILLAGE_LIAISON CENTER_ACCEPT'],
  ['post', 'parties/:id/verification', 'VILLAGE_LIAISON CENTER_ACCEPT'],
  ['get', 'projects/:id/party-records', 'CENTER_ACCEPT CENTER_REVIEW CENTER_APPROVE ARCHIVIST SUPERVISOR'],
  ['get', 'bars', 'CENTER_ACCEPT CENTER_REVIEW CENTER_APPROVE SUPERVISOR'],
  ['post', 'bars', 'SUPERVISOR'],
  ['post', 'bars/:id/lifting', 'SUPERVISOR'],
  ['get', 'projects/:id/department-queries', 'CENTER_REVIEW CENTER_APPROVE SUPERVISOR'],
  ['post', 'projects/:id/department-queries', 'CENTER_REVIEW'],
  ['get', 'department-queries', 'DEPT_USER'],
  ['post', 'department-queries/:id/answer', 'DEPT_USER'],
  ['get', 'staff', 'TOWN_REVIEWER CENTER_APPROVE'],
  ['get', 'stand-ins', 'TOWN_REVIEWER CENTER_APPROVE SUPERVISOR'],
  ['get', 'my/stand-ins', PROJECTS.replace('MEMBER ', '') + ' DEPT_USER'],
  ['post', 'stand-ins', 'TOWN_REVIEWER CENTER_APPROVE'],
  ['post', 'stand-ins/:id/confirmation', 'TOWN_REVIEWER CENTER_APPROVE SUPERVISOR'],
  ['post', 'stand-ins/:id/ending', 'TOWN_REVIEWER CENTER_APPROVE'],
  ['post', 'questions', 'MEMBER'],
  ['post', 'questions/:id/answer', 'CENTER_ACCEPT'],
  ['post', 'rulings/parameter', 'CENTER_REVIEW'],
  ['post', 'rulings/calendar', 'CENTER_REVIEW'],
  ['post', 'rulings/:id/approval', 'CENTER_APPROVE'],
  ['post', 'rulings/:id/rejection', 'CENTER_APPROVE'],
  ['post', 'lots/:id/change', 'CENTER_REVIEW'],
  ['post', 'changes/:id/publication', 'CENTER_APPROVE'],
  ['post', 'changes/:id/rejection', 'CENTER_APPROVE'],
  ['post', 'lots/:id/suspension', 'CENTER_APPROVE SUPERVISOR'],
  ['post', 'lots/:id/suspension-extension', 'CENTER_APPROVE'],
  ['post', 'lots/:id/resumption', 'CENTER_APPROVE'],
  ['post', 'lots/:id/termination', 'CENTER_APPROVE SUPERVISOR'],
  ['post', 'registrations/:id/withdrawal', 'MEMBER'],
  ['post', 'projects/:id/rejection', 'VILLAGE_LIAISON TOWN_REVIEWER CENTER_ACCEPT CENTER_REVIEW'],
  ['post', 'projects/:id/publication', 'CENTER_APPROVE'],
  ['post', 'lots/:id/withdrawal', 'CENTER_APPROVE'],
  ['post', 'lots/:id/registrations', 'MEMBER'],
  ['put', 'registrations/:id', 'MEMBER'],
  ['post', 'registrations/:id/submission', 'MEMBER'],
  ['delete', 'registrations/:id/documents/:documentId', 'MEMBER'],
  ['post', 'registrations/:id/documents', 'MEMBER'],
  ['get', 'social-reviews', 'TOWN_REVIEWER SUPERVISOR'],
  ['post', 'social-reviews/:id/decision', 'TOWN_REVIEWER SUPERVISOR'],
  ['get', 'qualifications/next', 'CENTER_REVIEW'],
  ['post', 'registrations/:id/qualification', 'CENTER_REVIEW'],
  ['post', 'registrations/:id/correction-request', 'CENTER_REVIEW'],
  ['post', 'registrations/:id/resubmission', 'MEMBER'],
  ...FINANCE,
  ...MONEY_AND_TRADING,
  ...RECONCILIATION_STEPS,
  ['post', 'lots/:id/objections', 'MEMBER'],
  ['get', 'my/objections', 'MEMBER'],
  ['get', 'objections', 'CENTER_APPROVE SUPERVISOR'],
  ['post', 'objections/:id/acceptance', 'CENTER_APPROVE'],
  ['post', 'objections/:id/reply', 'CENTER_APPROVE'],
  ['post', 'objections/:id/complaint', 'MEMBER'],
  ['post', 'objections/:id/decision', 'SUPERVISOR'],
  ['post', 'lots/:id/confirmation/signatures', 'MEMBER'],
  ['post', 'lots/:id/confirmation/refusal', 'MEMBER'],
  ['get', 'lots/:id/paper-signatures', 'VILLAGE_LIAISON'],
  ['get', 'lots/:id/paper-signatures/:kind/file', 'VILLAGE_LIAISON'],
  ['post', 'lots/:id/paper-signatures', 'VILLAGE_LIAISON'],
  ['get', 'my/refused-scans', 'VILLAGE_LIAISON'],
  ['get', 'paper-scans', 'TOWN_REVIEWER CENTER_ACCEPT'],
  ['post', 'paper-scans/:id/check', 'TOWN_REVIEWER CENTER_ACCEPT'],
  ['get', 'mandates', 'TOWN_REVIEWER CENTER_ACCEPT'],
  ['post', 'projects/:id/mandate-check', 'TOWN_REVIEWER CENTER_ACCEPT'],
  ['post', 'risks/:id/release', 'SUPERVISOR'],
  ['get', 'escalations', 'SUPERVISOR_HEAD'],
  ['post', 'escalations/:id/note', 'SUPERVISOR_HEAD'],
  ['post', 'lots/:id/file-access', 'SUPERVISOR'],
  ['post', 'lots/:id/reserve/opening', 'SUPERVISOR'],
  ['get', 'lots/:id/seat/receipts', 'MEMBER'],
  ['get', 'lots/:id/applicant-files', 'SUPERVISOR'],
  ['get', 'file-accesses', 'SUPERVISOR_HEAD'],
  ['get', 'lots/:id/breach', 'CENTER_REVIEW CENTER_APPROVE SUPERVISOR'],
  ['post', 'lots/:id/breach', 'CENTER_APPROVE'],
  ['get', 'lots/:id/succession', 'MEMBER'],
  ['post', 'lots/:id/succession/answer', 'MEMBER'],
  ['get', 'my/credit', 'MEMBER'],
  ['post', 'lots/:id/contract', 'CENTER_REVIEW'],
  ['get', 'my/contracts', 'MEMBER'],
  ['post', 'contracts/:id/signatures', 'MEMBER'],
  ['post', 'lots/:id/certificate', 'CERT_CLERK'],
  ['post', 'certificates/:id/review', 'CENTER_REVIEW'],
  ['post', 'certificates/:id/issue', 'CENTER_APPROVE'],
  ['post', 'certificates/:id/revocation', 'CENTER_APPROVE'],
  ['post', 'lots/:id/closing', 'CENTER_REVIEW'],
  ['post', 'finance/payment-orders/confirmations', 'FINANCE_CHECK'],
  ['get', 'finance/payouts', 'FINANCE_CLERK FINANCE_CHECK SUPERVISOR'],
  ['get', 'lots/:id/settlement/payouts', 'FINANCE_CLERK FINANCE_CHECK SUPERVISOR'],
  ['post', 'lots/:id/archive', 'ARCHIVIST'],
  ['get', 'lots/:id/archive', 'ARCHIVIST'],
  ['get', 'lots/:id/archive/papers/:seq', 'ARCHIVIST'],
  ['get', 'archives', 'ARCHIVIST'],
  ['get', 'projects', PROJECTS],
  ['get', 'projects/:id', PROJECTS],
  ['get', 'projects/:id/documents/:documentId', PROJECTS],
  ['get', 'projects/:id/boundaries', PROJECTS],
  ['get', 'projects/:id/households', PROJECTS],
  ['get', 'lots/:id/hold', PROJECTS],
  ['post', 'projects/:id/documents', PROJECTS],
  ['delete', 'projects/:id/documents/:documentId', 'MEMBER VILLAGE_LIAISON'],
  ['get', 'certificates', RECORD],
  ['get', 'certificates/waiting', 'CERT_CLERK'],
  ['get', 'my/lots/:id/standing', 'MEMBER'],
  ['get', 'certificates/:id/file', RECORD],
  ['get', 'lots/:id/contract', RECORD],
  ['get', 'contracts/:id/file', RECORD],
  ['get', 'lots/:id/settlement/sheet', RECORD],
  ['get', 'lots/:id/confirmation', RECORD],
  ['get', 'lots/:id/confirmation/file', RECORD],
  ['get', 'risks', 'TOWN_REVIEWER CENTER_ACCEPT CENTER_REVIEW CENTER_APPROVE SUPERVISOR'],
  ['get', 'village/members', 'VILLAGE_LIAISON'],
  ['get', 'my/party', 'MEMBER'],
  [
    'get',
    'parcels/:id',
    'VILLAGE_LIAISON TOWN_REVIEWER CENTER_ACCEPT CENTER_REVIEW CENTER_APPROVE SUPERVISOR',
  ],
  ['get', 'lots/:id/change', 'CENTER_REVIEW CENTER_APPROVE SUPERVISOR'],
  ['get', 'board-calls', 'CENTER_APPROVE'],
  ['get', 'my/withdrawal-requests', 'MEMBER VILLAGE_LIAISON'],
  ['get', 'questions', 'CENTER_ACCEPT'],
  ['get', 'my/questions', 'MEMBER'],
  ['get', 'rulings', 'CENTER_REVIEW CENTER_APPROVE SUPERVISOR'],
  ['get', 'my/openings', 'MEMBER VILLAGE_LIAISON CENTER_APPROVE SUPERVISOR'],
  ['get', 'lots/:id/reserve', 'MEMBER VILLAGE_LIAISON'],
  ['get', 'negotiations/:id/minutes', 'MEMBER VILLAGE_LIAISON TRADE_HOST'],
  ['get', 'registrations/:id/documents/:documentId', 'MEMBER CENTER_REVIEW TOWN_REVIEWER SUPERVISOR'],
  ['get', 'my/registrations', 'MEMBER'],
  ['get', 'my/registrations/:id', 'MEMBER'],
  ['get', 'my/registrations/:id/own-history', 'MEMBER'],
  ['get', 'resting-deadlines', 'SYS_ADMIN'],
  ['post', 'resting-deadlines/trial', 'SYS_ADMIN'],
  ['post', 'resting-deadlines/:table/:id/trial', 'SYS_ADMIN'],
  ...STAFF_STEPS,
  ...ACCOUNT_STEPS,
  ...IDENTITY_STEPS,
  ...PRIVACY_STEPS,
  WAY_OUT,
];

describe('routes and roles', () => {
  test('each role is held by somebody who tries', () =>
    expect(new Set(PEOPLE.flatMap(({ roles }) => roles))).toEqual(new Set(Object.keys(ROLES))));

  test.each(STEPS)('%s %s is for %s alone', async (verb, pattern, roles) => {
    const route = pattern.replace(':id', '00000000-0000-4000-8000-000000000000');
    expect(await platform.nobody().refused(verb, route)).toMatchObject({ status: 401 });
    const refusedTo: string[] = [];
    for (const { login, roles: held } of PEOPLE.filter(
      (person) =>
        !['nongchang', 'jingmai1', 'jingmai2', 'jingmai3', 'qiye', 'cunjiti'].includes(person.login),
    )) {
      const answer = await (await platform.as(login)).request(verb, route).send({});
      if (answer.status === 403) refusedTo.push(held[0]!);
    }
    const everybody = PEOPLE.flatMap((person) => person.roles);
    expect(new Set([...roles.split(' '), ...refusedTo])).toEqual(new Set(everybody));
    expect(refusedTo.filter((role) => roles.split(' ').includes(role))).toEqual([]);
  });

  test('every route that is not for everybody is in the table, whether it changes something or not', () => {
    const routes = listGuardedRoutes(platform.app.get(DiscoveryService), platform.app.get(Reflector));
    const named = new Set(
      STEPS.map(([verb, route]) => `${verb.toUpperCase()} /${route.replace(/:\w+/g, ':id')}`),
    );
    const others = routes
      .filter((route) => route.requirement !== 'PUBLIC')
      .map((route) => `${route.method} ${route.path.replace(/:\w+/g, ':id')}`)
      .filter((route) => !named.has(route));
    // Whoever is signed in may sign out.
    expect(others).toEqual(['DELETE /session']);
  });

  test('what the public may do is only to read, to sign in or up, and to move a demonstration’s clock', () => {
    const routes = listGuardedRoutes(platform.app.get(DiscoveryService), platform.app.get(Reflector));
    const changing = routes.filter((route) => route.requirement === 'PUBLIC' && route.method !== 'GET');
    expect(changing.map((route) => `${route.method} ${route.path}`).sort()).toEqual([
      'POST /account-links/look',
      'POST /account-links/use',
      'POST /demo/clock',
      ...[
        ...WAYS_IN,
        'POST /session/second-factor',
        'POST /session/second-factor/form',
        'POST /session/issuer',
        'POST /session/issuer/answer',
      ].sort(),
    ]);
  });
});
