import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { DEMO_PEOPLE } from '../../demo/index.js';
import { listGuardedRoutes } from '../../kernel/auth/index.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
afterAll(() => platform.close());

/** Whoever is at home here; and of them those to whom papers of a deal may be shown, each only his own or his task's. */
const PROJECTS =
  'MEMBER VILLAGE_LIAISON TOWN_REVIEWER CENTER_ACCEPT CENTER_REVIEW CENTER_APPROVE TRADE_HOST FINANCE_CLERK FINANCE_CHECK CERT_CLERK ARCHIVIST SUPERVISOR SUPERVISOR_HEAD';
const RECORD =
  'MEMBER CENTER_ACCEPT CENTER_REVIEW CENTER_APPROVE TRADE_HOST FINANCE_CLERK FINANCE_CHECK CERT_CLERK ARCHIVIST SUPERVISOR';

/** Who may take which step, typed by hand from the table of roles. Everybody else gets 403, nobody at all 401. */
const STEPS: readonly (readonly [verb: 'get' | 'post' | 'put' | 'delete', route: string, roles: string])[] = [
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
  ['get', 'finance/receipts', 'FINANCE_CLERK FINANCE_CHECK SUPERVISOR'],
  ['get', 'finance/receipts/:id', 'FINANCE_CLERK FINANCE_CHECK'],
  ['post', 'finance/receipts', 'FINANCE_CLERK'],
  ['post', 'finance/receipts/:id/confirmation', 'FINANCE_CHECK'],
  ['post', 'finance/receipts/:id/decision', 'FINANCE_CLERK'],
  ['post', 'finance/receipts/:id/decision/answer', 'FINANCE_CHECK'],
  ['get', 'finance/payment-orders', 'FINANCE_CLERK FINANCE_CHECK SUPERVISOR'],
  ['get', 'finance/payment-orders/:id', 'FINANCE_CLERK FINANCE_CHECK'],
  ['post', 'finance/payment-orders/:id/execution', 'FINANCE_CLERK'],
  ['post', 'finance/payment-orders/:id/confirmation', 'FINANCE_CHECK'],
  ['post', 'finance/payment-orders/:id/return', 'FINANCE_CLERK'],
  ['post', 'finance/payment-orders/:id/replacement', 'FINANCE_CLERK'],
  ['post', 'finance/payment-orders/:id/decision/answer', 'FINANCE_CHECK'],
  ['get', 'my/returned-payments', 'MEMBER'],
  ['get', 'finance/ledger-check', 'FINANCE_CLERK FINANCE_CHECK SUPERVISOR'],
  ['get', 'lots/:id/consultation', 'MEMBER VILLAGE_LIAISON TRADE_HOST'],
  ['post', 'lots/:id/consultation/answer', 'MEMBER VILLAGE_LIAISON'],
  ['get', 'lots/:id/trading', 'TRADE_HOST'],
  ['post', 'lots/:id/trading', 'TRADE_HOST'],
  ['post', 'lots/:id/trading/pause', 'TRADE_HOST'],
  ['post', 'lots/:id/trading/resumption', 'TRADE_HOST'],
  ['get', 'session-questions', 'TRADE_HOST CENTER_APPROVE SUPERVISOR'],
  ['post', 'lots/:id/trading/decision', 'TRADE_HOST CENTER_APPROVE'],
  ['post', 'lots/:id/trading/decision/answer', 'SUPERVISOR'],
  ['post', 'lots/:id/agreement', 'TRADE_HOST'],
  ['get', 'my/holder-key', 'MEMBER VILLAGE_LIAISON CENTER_APPROVE SUPERVISOR'],
  ['post', 'my/holder-key', 'MEMBER VILLAGE_LIAISON CENTER_APPROVE SUPERVISOR'],
  ['get', 'projects/:id/sealing', 'CENTER_APPROVE'],
  ['post', 'lots/:id/reserve', 'MEMBER VILLAGE_LIAISON'],
  ['get', 'lots/:id/opening', 'MEMBER VILLAGE_LIAISON CENTER_APPROVE SUPERVISOR TRADE_HOST'],
  ['post', 'lots/:id/opening', 'MEMBER VILLAGE_LIAISON CENTER_APPROVE SUPERVISOR'],
  ['post', 'lots/:id/opening/lot-key', 'MEMBER VILLAGE_LIAISON CENTER_APPROVE SUPERVISOR'],
  ['get', 'lots/:id/plans', 'TRADE_HOST CENTER_ACCEPT'],
  ['get', 'my/scorings', 'TRADE_HOST CENTER_ACCEPT'],
  ['post', 'lots/:id/scores', 'TRADE_HOST CENTER_ACCEPT'],
  ['get', 'lots/:id/seat', 'MEMBER'],
  ['post', 'lots/:id/bids', 'MEMBER'],
  ['get', 'lots/:id/seat/proof', 'MEMBER'],
  ['get', 'lots/:id/negotiations', 'MEMBER VILLAGE_LIAISON TRADE_HOST'],
  ['post', 'lots/:id/negotiation', 'TRADE_HOST'],
  ['post', 'lots/:id/negotiation/ending', 'TRADE_HOST'],
  ['post', 'negotiations/:id/offers', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'negotiations/:id/acceptance', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'negotiations/:id/match', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'negotiations/:id/ending', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'negotiations/:id/signatures', 'MEMBER'],
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
];

describe('routes and roles', () => {
  test.each(STEPS)('%s %s is for %s alone', async (verb, pattern, roles) => {
    const route = pattern.replace(':id', '00000000-0000-4000-8000-000000000000');
    expect(await platform.nobody().refused(verb, route)).toMatchObject({ status: 401 });
    const refusedTo: string[] = [];
    for (const { login, roles: held } of DEMO_PEOPLE.filter(
      (person) =>
        !['nongchang', 'jingmai1', 'jingmai2', 'jingmai3', 'qiye', 'cunjiti'].includes(person.login),
    )) {
      const answer = await (await platform.as(login)).request(verb, route).send({});
      if (answer.status === 403) refusedTo.push(held[0]!);
    }
    const everybody = DEMO_PEOPLE.flatMap((person) => person.roles);
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

  test('what the public may do is only to read, to sign in, and to move a demonstration’s clock', () => {
    const routes = listGuardedRoutes(platform.app.get(DiscoveryService), platform.app.get(Reflector));
    const changing = routes.filter((route) => route.requirement === 'PUBLIC' && route.method !== 'GET');
    expect(changing.map((route) => `${route.method} ${route.path}`).sort()).toEqual([
      'POST /demo/clock',
      'POST /session',
    ]);
  });
});
