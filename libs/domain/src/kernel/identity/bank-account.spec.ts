import { describe, expect, test } from '@jest/globals';
import { type AccountHolder, holderNamed, holderOfKind, refuseAccountOf } from './bank-account.js';
import { refuseBankNumber } from './bank-number.js';
import { FACTS } from './facts.js';

describe('an account to which money is to go', () => {
  // Of a person's card, of somebody known by name, of an organisation or as the bank says it.
  test.each<[string, boolean, boolean, boolean]>([
    ['6222020100001236', true, true, true],
    // One digit typed wrong.
    ['6222020100001235', false, false, true],
    ['6222020100001226', false, false, true],
    // Two neighbours swapped.
    ['6222020100002136', false, false, true],
    ['6228481000000100106', true, true, true],
    ['6228481000000100107', false, false, true],
    // As long as no card: a passbook of somebody, an account of an organisation.
    ['29010201040001', false, true, true],
    ['290102010400010020003', false, true, true],
    ['12345678', false, true, true],
    ['1234567', false, false, false],
    ['123456789012345678901234567890', false, true, true],
    ['1234567890123456789012345678901', false, false, false],
    ['', false, false, false],
    ['6.2E+18', false, false, false],
  ])('%j: %s, %s, %s', (account, ofPerson, byName, ofAnybody) => {
    const isTaken = (holder: AccountHolder) => refuseAccountOf(holder, account, 'at').length === 0;
    expect([isTaken('PERSON'), isTaken('PERSON_BY_NAME'), isTaken('ANYBODY')]).toEqual([
      ofPerson,
      byName,
      ofAnybody,
    ]);
  });

  test.each<[AccountHolder, string, string]>([
    ['PERSON', '6222020100001235', 'identity.bad-bank-account'],
    ['PERSON_BY_NAME', '6222020100001235', 'identity.bad-bank-account'],
    ['ANYBODY', '123', 'identity.bad-bank-account'],
    ['ANYBODY', '6.2E+18', 'identity.account-not-digits'],
  ])('of %s, %j: %s', (holder, account, code) =>
    expect(refuseAccountOf(holder, account, 'payeeAccount')).toEqual([{ code, field: 'payeeAccount' }]),
  );

  test.each<[string, AccountHolder]>([
    ['马占川', 'PERSON_BY_NAME'],
    ['阿依古丽·买买提', 'PERSON_BY_NAME'],
    ['宁夏某某农业科技有限公司', 'ANYBODY'],
  ])('of %s, who is not registered: %s', (name, holder) => expect(holderNamed(name)).toBe(holder));

  test('of a kind of party', () => {
    expect((['PERSON', 'FARMER_HOUSEHOLD'] as const).map(holderOfKind)).toEqual(['PERSON', 'PERSON']);
    expect((['COLLECTIVE', 'ENTERPRISE'] as const).map(holderOfKind)).toEqual(['ANYBODY', 'ANYBODY']);
  });
});

test.each([
  ['402871000021', true],
  ['４０２８ ７１００－００２１', true],
  ['40287100002', false],
  ['4028710000210', false],
  ['40287100002X', false],
  ['', false],
])('the number of a bank %j: %s', (typed, isRight) => {
  const faults = refuseBankNumber(FACTS.ACCOUNT.fold(typed), 'bankNo');
  expect(faults).toEqual(isRight ? [] : [{ code: 'bank.bad-bank-number', field: 'bankNo' }]);
});
