import { describe, expect, test } from '@jest/globals';
import { type Role, ADMIN_ROLES, ROLES, findSeparation } from '../account/index.js';
import {
  type StaffAccount,
  type StaffChangeKind,
  type StaffPost,
  codeStepAt,
  foldCode,
  isOddSignIn,
  refuseStaffChange,
  takenSteps,
} from './index.js';

const COUNTY = '640122';
const TOWN = '640122102';
const VILLAGE = '640122102208';

const post = (roles: readonly Role[], regionCode = COUNTY, department: string | null = null): StaffPost => ({
  roles,
  regionCode,
  department,
});
const account = (change: Partial<StaffAccount>): StaffAccount => ({
  id: 'b',
  ...post(['CENTER_ACCEPT']),
  isDisabled: false,
  otherAdmins: {},
  ...change,
});

describe('an account that is opened', () => {
  test.each<[string, StaffPost, string | undefined]>([
    ['an acceptor of the county', post(['CENTER_ACCEPT']), undefined],
    ['two roles that go together', post(['CENTER_ACCEPT', 'FINANCE_CLERK']), undefined],
    ['a liaison of a village', post(['VILLAGE_LIAISON'], VILLAGE), undefined],
    ['a reviewer of a township', post(['TOWN_REVIEWER'], TOWN), undefined],
    ['an editor with a desk', post(['CONTENT_EDITOR', 'ARCHIVIST']), undefined],
    ['a department with its name', post(['DEPT_USER'], COUNTY, 'WATER'), undefined],
    ['nothing at all', post([]), 'staff.no-role'],
    ['a member of the public', post(['MEMBER']), 'staff.no-role'],
    ['a liaison of the county', post(['VILLAGE_LIAISON']), 'staff.wrong-level'],
    ['a township for an acceptor', post(['CENTER_ACCEPT'], TOWN), 'staff.wrong-level'],
    ['a department without its name', post(['DEPT_USER']), 'staff.department-missing'],
    ['reviewer and head', post(['CENTER_REVIEW', 'CENTER_APPROVE']), 'staff.separated'],
    ['clerk and checker', post(['FINANCE_CLERK', 'FINANCE_CHECK']), 'staff.separated'],
    ['system and security', post(['SYS_ADMIN', 'SEC_ADMIN']), 'staff.separated'],
    ['system and audit', post(['SYS_ADMIN', 'AUDIT_ADMIN']), 'staff.separated'],
    ['security and audit', post(['SEC_ADMIN', 'AUDIT_ADMIN']), 'staff.separated'],
    ['security and a desk', post(['SEC_ADMIN', 'ARCHIVIST']), 'staff.separated'],
    ['a supervisor with a desk', post(['SUPERVISOR', 'FIN_OFFICE']), 'staff.separated'],
  ])('%s', (_, asked, code) => {
    const refused = refuseStaffChange({ kind: 'OPEN', actorId: 'a', account: null, post: asked, others: [] });
    expect(refused?.code).toBe(code);
  });
});

describe('an account that is changed', () => {
  test.each<[string, StaffChangeKind, Partial<StaffAccount>, StaffPost | null, string | undefined]>([
    ['another role', 'ROLES', {}, post(['CENTER_REVIEW']), undefined],
    ['the same post', 'ROLES', {}, post(['CENTER_ACCEPT']), 'staff.nothing-changes'],
    ['oneself', 'UNLOCK', { id: 'a' }, null, 'staff.oneself'],
    ['a member', 'DISABLE', { roles: ['MEMBER'] }, null, 'staff.not-staff'],
    ['a disabled one once more', 'DISABLE', { isDisabled: true }, null, 'staff.nothing-changes'],
    ['an enabled one', 'ENABLE', {}, null, 'staff.nothing-changes'],
    ['a disabled one comes back', 'ENABLE', { isDisabled: true }, null, undefined],
    ['the last administrator goes', 'DISABLE', { roles: ['SEC_ADMIN'] }, null, 'staff.last-admin'],
    [
      'the last administrator becomes another',
      'ROLES',
      { roles: ['AUDIT_ADMIN'] },
      post(['ARCHIVIST']),
      'staff.last-admin',
    ],
    [
      'one of two administrators goes',
      'DISABLE',
      { roles: ['SEC_ADMIN'], otherAdmins: { SEC_ADMIN: 1 } },
      null,
      undefined,
    ],
    ['the last administrator’s password', 'RESET_PASSWORD', { roles: ['SYS_ADMIN'] }, null, undefined],
  ])('%s', (_, kind, stood, asked, code) => {
    const refused = refuseStaffChange({
      kind,
      actorId: 'a',
      account: account(stood),
      post: asked,
      others: [],
    });
    expect(refused?.code).toBe(code);
  });

  test('each administrator stands apart from every other role', () => {
    for (const one of ADMIN_ROLES)
      for (const other of (Object.keys(ROLES) as Role[]).filter((role) => role !== one))
        expect([one, other, findSeparation([one, other]) !== undefined]).toEqual([one, other, true]);
  });
});

describe('one person with two accounts', () => {
  const OTHER_VILLAGE = '640122102207';
  test.each<[string, StaffChangeKind, StaffPost, StaffPost, string | undefined]>([
    [
      'two desks of the county',
      'OPEN',
      post(['CENTER_REVIEW']),
      post(['CENTER_ACCEPT']),
      'staff.second-account',
    ],
    ['the same desk twice', 'OPEN', post(['CENTER_ACCEPT']), post(['CENTER_ACCEPT']), 'staff.second-account'],
    [
      'a village under its county',
      'OPEN',
      post(['VILLAGE_LIAISON'], VILLAGE),
      post(['ARCHIVIST']),
      'staff.second-account',
    ],
    [
      'two villages',
      'OPEN',
      post(['VILLAGE_LIAISON'], VILLAGE),
      post(['VILLAGE_LIAISON'], OTHER_VILLAGE),
      undefined,
    ],
    [
      'duties apart in two places',
      'OPEN',
      post(['VILLAGE_LIAISON'], VILLAGE),
      post(['TOWN_REVIEWER'], '640122101'),
      'staff.separated-person',
    ],
    [
      'another post of one of them',
      'ROLES',
      post(['ARCHIVIST']),
      post(['CENTER_REVIEW']),
      'staff.second-account',
    ],
  ])('%s', (_, kind, asked, held, code) => {
    const refused = refuseStaffChange({
      kind,
      actorId: 'a',
      account: kind === 'OPEN' ? null : account({}),
      post: asked,
      others: [{ ...held, login: 'other' }],
    });
    expect(refused?.code).toBe(code);
  });

  test('a disabled one comes back only while he has no other; it may be disabled and reset', () => {
    const others = [{ ...post(['CENTER_REVIEW']), login: 'other' }];
    const codeOf = (kind: StaffChangeKind, isDisabled: boolean) =>
      refuseStaffChange({ kind, actorId: 'a', account: account({ isDisabled }), post: null, others })?.code;
    expect(codeOf('ENABLE', true)).toBe('staff.second-account');
    expect(codeOf('DISABLE', false)).toBeUndefined();
    expect(codeOf('UNLOCK', false)).toBeUndefined();
  });
});

describe('a code of an authenticator', () => {
  test.each<[string, number, number, number[]]>([
    ['one step to either side', 3000, -1, [100, 99, 101]],
    ['the last second of a step', 3029, -1, [100, 99, 101]],
    ['the first of the next', 3030, -1, [101, 100, 102]],
    ['none that was shown already', 3000, 100, [101]],
    ['none before one that was shown', 3000, 99, [100, 101]],
    ['nothing where all were shown', 3000, 101, []],
  ])('%s', (_, seconds, last, steps) => {
    expect(takenSteps(seconds, last)).toEqual(steps);
  });

  test('is read as people type it', () => {
    expect(codeStepAt(59)).toBe(1);
    expect(foldCode(' 123 456 ')).toBe('123456');
    expect(foldCode('１２３４５６')).toBe('123456');
    expect(foldCode('abcd-ef23')).toBe('ABCDEF23');
  });
});

test.each<[string, number, boolean, boolean, boolean, boolean]>([
  ['at night on a new device', 23, true, true, true, true],
  ['before the day begins', 6, true, true, true, true],
  ['as it begins', 7, true, true, true, false],
  ['as it is over', 20, true, true, true, true],
  ['on a Sunday at noon', 12, false, true, true, true],
  ['at night on his own device', 23, true, false, true, false],
  ['a farmer at night', 23, true, true, false, false],
])('R24: %s', (_, hour, isWorkingDay, isNewDevice, isStaff, isOdd) => {
  expect(isOddSignIn({ hour, isWorkingDay, isNewDevice, isStaff }, { from: 7, until: 20 })).toBe(isOdd);
});
