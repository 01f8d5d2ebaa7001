import { describe, expect, test } from '@jest/globals';
import { type Role, SEPARATED_ROLES } from '../account/index.js';
import { isRenewal, refuseStandIn } from './stand-in.js';
import { type HeldRoles, desksThatStand, refuseGathering } from './gathered-roles.js';

const TODAY = '2026-11-02';
const own = (...roles: Role[]): HeldRoles => ({ roles, days: null });
const desk = (from: string, until: string, ...roles: Role[]): HeldRoles => ({ roles, days: { from, until } });

test('the pairs are those of the table, typed by hand', () => {
  expect(SEPARATED_ROLES.map((pair) => [...pair].sort().join('/')).sort()).toEqual([
    'CENTER_ACCEPT/CENTER_REVIEW',
    'CENTER_ACCEPT/TOWN_REVIEWER',
    'CENTER_ACCEPT/TRADE_HOST',
    'CENTER_APPROVE/CENTER_REVIEW',
    'CERT_CLERK/FINANCE_CLERK',
    'FINANCE_CHECK/FINANCE_CLERK',
    'TOWN_REVIEWER/VILLAGE_LIAISON',
  ]);
});

describe('a desk for some days', () => {
  test.each<[string, Role[], HeldRoles[], string | undefined]>([
    ['an archivist for the cashier', ['FINANCE_CLERK'], [own('ARCHIVIST')], undefined],
    [
      'and for the checker beside it',
      ['FINANCE_CHECK'],
      [own('ARCHIVIST'), desk('2026-11-02', '2026-11-06', 'FINANCE_CLERK')],
      'stand-in.separated',
    ],
    [
      'on its last day',
      ['FINANCE_CHECK'],
      [own('ARCHIVIST'), desk('2026-10-20', '2026-11-02', 'FINANCE_CLERK')],
      'stand-in.separated',
    ],
    [
      'on its first day',
      ['FINANCE_CHECK'],
      [own('ARCHIVIST'), desk('2026-11-06', '2026-11-20', 'FINANCE_CLERK')],
      'stand-in.separated',
    ],
    [
      'the day after it',
      ['FINANCE_CHECK'],
      [own('ARCHIVIST'), desk('2026-10-20', '2026-11-01', 'FINANCE_CLERK')],
      undefined,
    ],
    [
      'the day before it',
      ['FINANCE_CHECK'],
      [own('ARCHIVIST'), desk('2026-11-07', '2026-11-20', 'FINANCE_CLERK')],
      undefined,
    ],
    ['an acceptor for the reviewer', ['CENTER_REVIEW'], [own('CENTER_ACCEPT')], 'stand-in.separated'],
    ['an archivist for the supervisor', ['SUPERVISOR'], [own('ARCHIVIST')], 'stand-in.separated'],
    [
      'one who stands in for a department, for the archivist',
      ['ARCHIVIST'],
      [own('DEPT_USER')],
      'stand-in.separated',
    ],
  ])('%s', (_, roles, held, code) => {
    const days = { from: '2026-11-02', until: '2026-11-06' };
    expect(refuseStandIn({ ...days, today: TODAY, roles, held })?.code).toBe(code);
    expect(refuseGathering(days, roles, held)?.code).toBe(code);
  });

  test.each([
    ['2026-11-02', '2026-11-02', undefined],
    ['2026-11-02', '2026-12-01', undefined],
    ['2026-11-02', '2026-12-02', 'stand-in.too-long'],
    ['2026-11-01', '2026-11-05', 'stand-in.past'],
    ['2026-11-05', '2026-11-04', 'stand-in.reversed'],
  ])('from %s to %s', (from, until, code) => {
    expect(refuseStandIn({ from, until, today: TODAY, roles: ['ARCHIVIST'], held: [] })?.code).toBe(code);
  });
});

test.each([
  [null, false],
  ['2026-11-01', true],
  ['2026-10-03', true],
  ['2026-10-02', false],
])('after days that ended on %s, from 2026-11-02 it is a renewal: %s', (lastUntil, isSo) => {
  expect(isRenewal({ from: '2026-11-02', until: '2026-11-06' }, lastUntil)).toBe(isSo);
});

test('desks that came together before this was judged: the earlier ones stand', () => {
  const desks = (
    ['FINANCE_CLERK', 'FINANCE_CHECK', 'CENTER_ACCEPT', 'CENTER_REVIEW', 'TRADE_HOST'] as const
  ).map((role) => ({ roles: [role] }));
  expect(desksThatStand(['ARCHIVIST'], desks).flatMap(({ roles }) => roles)).toEqual([
    'FINANCE_CLERK',
    'CENTER_ACCEPT',
  ]);
});
