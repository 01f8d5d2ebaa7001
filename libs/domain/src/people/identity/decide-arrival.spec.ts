import { describe, expect, test } from '@jest/globals';
import {
  type Holder,
  type IssuerArrival,
  type IssuerArrivalFacts,
  decideIssuerArrival,
} from './decide-arrival.js';

const NOBODY: IssuerArrivalFacts = {
  isRealPerson: true,
  linkedAccountId: null,
  disowns: false,
  isLinkedNumber: true,
  askingAccountId: null,
  isAskerLinked: false,
  askerNumber: 'NONE',
  holders: [],
};
const one: Holder = { accountId: 'a', isSameName: true, claim: 'VERIFIED' };
const other: Holder = { accountId: 'b', isSameName: true, claim: 'VERIFIED' };
const written: Holder = { accountId: null, isSameName: true, claim: 'BEGUN' };
const otherName: Holder = { accountId: null, isSameName: false, claim: 'BEGUN' };
const declared: Holder = { accountId: 'd', isSameName: true, claim: 'DECLARED' };
const declaredOtherName: Holder = { accountId: 'd', isSameName: false, claim: 'DECLARED' };
const begun: Holder = { accountId: 'g', isSameName: true, claim: 'BEGUN' };
const DECLARED_ONLY: IssuerArrival = { kind: 'REFUSED', code: 'issuer.declared-only' };
const OTHER_PERSON: IssuerArrival = { kind: 'REFUSED', code: 'issuer.other-person' };

const CASES: readonly [what: string, facts: Partial<IssuerArrivalFacts>, arrival: IssuerArrival][] = [
  ['nobody is known under the number', {}, { kind: 'NEW_ACCOUNT' }],
  ['the liaison has written for him', { holders: [written] }, { kind: 'NEW_ACCOUNT' }],
  ['he has an account', { holders: [one] }, { kind: 'ASK', accountId: 'a' }],
  ['he has an account and a party', { holders: [one, written] }, { kind: 'ASK', accountId: 'a' }],
  ['two accounts have the number', { holders: [one, other] }, { kind: 'CLASH' }],
  ['somebody of another name has the number', { holders: [otherName] }, { kind: 'CLASH' }],
  [
    'the issuer has not seen him',
    { isRealPerson: false },
    { kind: 'REFUSED', code: 'issuer.not-real-person' },
  ],
  [
    'the issuer has not seen him, and he has an account',
    { isRealPerson: false, holders: [one] },
    { kind: 'REFUSED', code: 'issuer.not-real-person' },
  ],
  [
    'he is linked, and the issuer says less this time',
    { isRealPerson: false, linkedAccountId: 'a', holders: [one] },
    { kind: 'SIGN_IN', accountId: 'a' },
  ],
  ['he is linked', { linkedAccountId: 'a', holders: [one] }, { kind: 'SIGN_IN', accountId: 'a' }],
  ['he is linked, and has another number', { linkedAccountId: 'a', isLinkedNumber: false }, OTHER_PERSON],
  ['he is linked to another than who asks', { linkedAccountId: 'a', askingAccountId: 'b' }, OTHER_PERSON],
  [
    'he asks on his own account',
    { askingAccountId: 'a', askerNumber: 'SAME', holders: [one] },
    { kind: 'LINK', accountId: 'a' },
  ],
  ['he asks on an account without a number', { askingAccountId: 'a' }, { kind: 'LINK', accountId: 'a' }],
  ['he asks on an account of another number', { askingAccountId: 'a', askerNumber: 'OTHER' }, OTHER_PERSON],
  ['he asks, and has an account besides', { askingAccountId: 'b', holders: [one] }, OTHER_PERSON],
  ['an account that nobody has verified has business under it', { holders: [begun] }, { kind: 'CLASH' }],
  ['and he says that it is not his', { holders: [begun], disowns: true }, { kind: 'CLASH' }],
  ['he asks on that account', { askingAccountId: 'g', holders: [begun] }, { kind: 'LINK', accountId: 'g' }],
  ['an account has only declared his number', { holders: [declared] }, DECLARED_ONLY],
  ['an account has only declared it, under another name', { holders: [declaredOtherName] }, DECLARED_ONLY],
  [
    'he says that what is declared is not his',
    { holders: [declared], disowns: true },
    { kind: 'NEW_ACCOUNT' },
  ],
  [
    'he says so, and has an account that is verified',
    { holders: [declared, one], disowns: true },
    { kind: 'ASK', accountId: 'a' },
  ],
  ['one is verified, another only declared', { holders: [declared, one] }, { kind: 'ASK', accountId: 'a' }],
  [
    'he asks on the account that has declared it',
    { askingAccountId: 'd', holders: [declared] },
    { kind: 'LINK', accountId: 'd' },
  ],
  [
    'he asks on the account that has declared it under another name',
    { askingAccountId: 'd', holders: [declaredOtherName] },
    { kind: 'LINK', accountId: 'd' },
  ],
  [
    'he asks, and another account has declared it',
    { askingAccountId: 'b', holders: [declared] },
    DECLARED_ONLY,
  ],
  [
    'he asks, and says that what another has declared is not his',
    { askingAccountId: 'b', holders: [declared], disowns: true },
    { kind: 'LINK', accountId: 'b' },
  ],
  [
    'he asks on the account that has declared it, and has one that is verified',
    { askingAccountId: 'd', holders: [declared, one] },
    OTHER_PERSON,
  ],
  ['he asks on an account that is linked', { askingAccountId: 'a', isAskerLinked: true }, OTHER_PERSON],
];

describe('somebody comes from the issuer', () => {
  test.each(CASES)('%s', (_, facts, arrival) => {
    expect(decideIssuerArrival({ ...NOBODY, ...facts })).toEqual(arrival);
  });
});
