import { expect, test } from '@jest/globals';
import { ROLES, type Role } from '../../people/account/index.js';
import { LISTING_STATES, type ListingState } from './listing-states.js';
import { handlesDeals, mayReadDeal, mayReadPaper } from './paper-readers.js';

const STATES = Object.keys(LISTING_STATES) as ListingState[];
const readAt = (role: Role, kind: string) =>
  STATES.filter((state) => mayReadPaper([role], { states: [state], kind, isOwn: false }));
const sorted = (states: readonly string[]) => [...states].sort();

const PAPERS: Record<Role, readonly ListingState[]> = {
  MEMBER: [],
  VILLAGE_LIAISON: ['SUBMITTED', 'VILLAGE_VERIFYING'],
  TOWN_REVIEWER: ['TOWN_REVIEWING'],
  CENTER_ACCEPT: ['CENTER_ACCEPTING'],
  CENTER_REVIEW: ['CENTER_REVIEWING', 'DEAL_CONFIRMED', 'SETTLED'],
  CENTER_APPROVE: [
    'NOTICE_APPROVING',
    'LISTED',
    'EXTENDED',
    'SUSPENDED',
    'RESULT_PUBLICITY',
    'DEAL_CONFIRMED',
    'CONTRACTING',
    'SETTLED',
  ],
  TRADE_HOST: [],
  FINANCE_CLERK: [],
  FINANCE_CHECK: [],
  CERT_CLERK: ['SETTLED', 'CERTIFIED'],
  ARCHIVIST: ['CLOSED', 'ARCHIVED'],
  SUPERVISOR: STATES,
  SUPERVISOR_HEAD: [],
  DEPT_USER: [],
  SYS_ADMIN: [],
  SEC_ADMIN: [],
  AUDIT_ADMIN: [],
  CONTENT_EDITOR: [],
  FIN_OFFICE: [],
};

test.each(Object.keys(ROLES) as Role[])('%s opens an applicant’s ID card where a task needs it', (role) => {
  expect(sorted(readAt(role, 'ID_CARD'))).toEqual(sorted(PAPERS[role]));
});

test('a role that nobody has put on the list opens nothing', () => {
  expect(mayReadPaper([], { states: STATES, kind: 'ID_CARD', isOwn: false })).toBe(false);
  for (const role of ['ANYBODY', 'toString']) expect(readAt(role as Role, 'ID_CARD')).toEqual([]);
});

test('one’s own are one’s own, and two roles have the tasks of both', () => {
  expect(mayReadPaper(['MEMBER'], { states: ['DRAFT'], kind: 'ID_CARD', isOwn: true })).toBe(true);
  const roles: Role[] = ['TRADE_HOST', 'CERT_CLERK'];
  expect(mayReadPaper(roles, { states: ['SETTLED'], kind: 'ID_CARD', isOwn: false })).toBe(true);
});

test.each<[Role, string, ListingState[]]>([
  [
    'CENTER_ACCEPT',
    'SIGNED_PAPER',
    [
      'CENTER_ACCEPTING',
      'LISTED',
      'EXTENDED',
      'REG_CLOSED',
      'TRADING',
      'RESULT_PUBLICITY',
      'DEAL_CONFIRMED',
      'CONTRACTING',
      'SETTLING',
      'SETTLED',
      'CERTIFIED',
      'CLOSED',
      'ARCHIVED',
      'SUSPENDED',
    ],
  ],
  [
    'TOWN_REVIEWER',
    'SIGNED_PAPER',
    [
      'TOWN_REVIEWING',
      'LISTED',
      'EXTENDED',
      'REG_CLOSED',
      'TRADING',
      'RESULT_PUBLICITY',
      'DEAL_CONFIRMED',
      'CONTRACTING',
      'SETTLING',
      'SETTLED',
      'CERTIFIED',
      'CLOSED',
      'ARCHIVED',
      'SUSPENDED',
    ],
  ],
  ['CENTER_ACCEPT', 'PAPER_MANDATE', ['TOWN_REVIEWING', 'CENTER_ACCEPTING', 'CENTER_REVIEWING']],
  ['TOWN_REVIEWER', 'PAPER_MANDATE', ['TOWN_REVIEWING', 'CENTER_ACCEPTING', 'CENTER_REVIEWING']],
  ['CERT_CLERK', 'SIGNED_PAPER', ['SETTLED', 'CERTIFIED']],
])('%s compares a %s that a liaison hands in', (role, kind, states) => {
  expect(sorted(readAt(role, kind))).toEqual(sorted(states));
});

test.each<[Role, ListingState[], boolean]>([
  ['CENTER_REVIEW', ['DEAL_CONFIRMED', 'SETTLED', 'CERTIFIED'], true],
  ['CENTER_APPROVE', ['DEAL_CONFIRMED', 'CONTRACTING', 'SETTLED'], true],
  ['FINANCE_CLERK', ['SETTLING'], true],
  ['FINANCE_CHECK', ['SETTLING'], true],
  ['CERT_CLERK', ['SETTLED', 'CERTIFIED'], true],
  ['ARCHIVIST', ['CLOSED', 'ARCHIVED'], true],
  ['SUPERVISOR', [], true],
  ['SUPERVISOR_HEAD', [], false],
  ['CENTER_ACCEPT', [], false],
  ['TRADE_HOST', [], false],
  ['TOWN_REVIEWER', [], false],
  ['VILLAGE_LIAISON', [], false],
  ['DEPT_USER', [], false],
  ['MEMBER', [], false],
])('%s reads what others have signed at %j', (role, states, handles) => {
  expect(sorted(STATES.filter((state) => mayReadDeal([role], { state, isOwed: false })))).toEqual(
    sorted(states),
  );
  expect(handlesDeals([role])).toBe(handles);
});

test('whoever keeps the money, or writes down what a payment waits for, reads a contract as long as something of its price is owed', () => {
  for (const [role, may] of [
    ['FINANCE_CLERK', true],
    ['FINANCE_CHECK', true],
    ['CENTER_REVIEW', true],
    ['CENTER_APPROVE', true],
    ['CERT_CLERK', false],
  ] as const)
    expect(mayReadDeal([role], { state: 'ARCHIVED', isOwed: true })).toBe(may);
});

test.each<[ListingState, Role[]]>([
  ['CONTRACTING', ['CENTER_APPROVE', 'ARCHIVIST']],
  ['SETTLING', ['CENTER_APPROVE', 'FINANCE_CLERK', 'FINANCE_CHECK', 'ARCHIVIST']],
  ['SETTLED', ['CENTER_REVIEW', 'CENTER_APPROVE', 'CERT_CLERK', 'ARCHIVIST']],
  ['CERTIFIED', ['CENTER_REVIEW', 'CENTER_APPROVE', 'CERT_CLERK', 'ARCHIVIST']],
  ['ARCHIVED', ['CENTER_APPROVE', 'ARCHIVIST']],
])('papers of a deal that was ended from %s are read by %j', (endedFrom, readers) => {
  const staff: Role[] = [
    ...(['CENTER_ACCEPT', 'CENTER_REVIEW', 'CENTER_APPROVE', 'FINANCE_CLERK', 'FINANCE_CHECK'] as const),
    ...(['CERT_CLERK', 'ARCHIVIST', 'TRADE_HOST', 'SUPERVISOR'] as const),
  ];
  const ended = { state: 'TERMINATED', isOwed: false, endedFrom } as const;
  expect(staff.filter((role) => mayReadDeal([role], ended))).toEqual(readers);
});
