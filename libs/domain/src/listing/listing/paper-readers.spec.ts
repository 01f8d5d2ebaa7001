import { expect, test } from '@jest/globals';
import type { Role } from '../../people/account/index.js';
import type { ListingState } from './listing-states.js';
import { mayReadPaper } from './paper-readers.js';

test.each<[Role, ListingState, boolean]>([
  ['CENTER_ACCEPT', 'CENTER_ACCEPTING', true],
  ['CENTER_ACCEPT', 'CENTER_REVIEWING', false],
  ['CENTER_ACCEPT', 'LISTED', false],
  ['CENTER_REVIEW', 'TOWN_REVIEWING', false],
  ['CENTER_REVIEW', 'CENTER_REVIEWING', true],
  ['CENTER_REVIEW', 'CONTRACTING', true],
  ['CENTER_REVIEW', 'ARCHIVED', false],
  ['CENTER_APPROVE', 'CENTER_REVIEWING', false],
  ['CENTER_APPROVE', 'NOTICE_APPROVING', true],
  ['TRADE_HOST', 'TRADING', false],
  ['FINANCE_CLERK', 'SETTLING', false],
  ['FINANCE_CHECK', 'SETTLING', false],
  ['CERT_CLERK', 'SETTLED', true],
  ['CERT_CLERK', 'LISTED', false],
  ['ARCHIVIST', 'CLOSED', true],
  ['ARCHIVIST', 'LISTED', false],
  ['SUPERVISOR_HEAD', 'LISTED', false],
  ['SUPERVISOR', 'LISTED', true],
  ['TOWN_REVIEWER', 'TOWN_REVIEWING', true],
  ['VILLAGE_LIAISON', 'VILLAGE_VERIFYING', true],
])('%s at %s opens the papers of an application: %s', (role, state, may) => {
  expect(mayReadPaper([role], { states: [state], kind: 'ID_CARD', isOwn: false })).toBe(may);
});

test('one’s own are one’s own, and two roles have the tasks of both', () => {
  expect(mayReadPaper(['MEMBER'], { states: ['DRAFT'], kind: 'ID_CARD', isOwn: true })).toBe(true);
  const roles: Role[] = ['TRADE_HOST', 'CERT_CLERK'];
  expect(mayReadPaper(roles, { states: ['SETTLED'], kind: 'ID_CARD', isOwn: false })).toBe(true);
});

test('the window compares what a liaison hands in, whenever that is', () => {
  const at = { states: ['CONTRACTING'] as const, isOwn: false };
  expect(mayReadPaper(['CENTER_ACCEPT'], { ...at, kind: 'SIGNED_PAPER' })).toBe(true);
  expect(mayReadPaper(['CENTER_ACCEPT'], { ...at, kind: 'ID_CARD' })).toBe(false);
});
