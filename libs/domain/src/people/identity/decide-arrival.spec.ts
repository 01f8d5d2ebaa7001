import { describe, expect, test } from '@jest/globals';
import { type IssuerArrival, type IssuerArrivalFacts, decideIssuerArrival } from './decide-arrival.js';

const NOBODY: IssuerArrivalFacts = {
  isRealPerson: true,
  linkedAccountId: null,
  isLinkedNumber: true,
  askingAccountId: null,
  isAskerLinked: false,
  askerNumber: 'NONE',
  holders: [],
};
const one = { accountId: 'a', isSameName: true };
const other = { accountId: 'b', isSameName: true };
const written = { accountId: null, isSameName: true };
const otherName = { accountId: null, isSameName: false };
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
  ['he asks on an account that is linked', { askingAccountId: 'a', isAskerLinked: true }, OTHER_PERSON],
];

describe('somebody comes from the issuer', () => {
  test.each(CASES)('%s', (_, facts, arrival) => {
    expect(decideIssuerArrival({ ...NOBODY, ...facts })).toEqual(arrival);
  });
});
