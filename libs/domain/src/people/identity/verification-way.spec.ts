import { describe, expect, test } from '@jest/globals';
import { type IdentityDoor, type VerificationWayName, isOpenTo } from './verification-way.js';

const CASES: readonly [ways: VerificationWayName[], open: IdentityDoor[]][] = [
  [[], ['DRAFT', 'QUESTION']],
  [['NAME_AND_NUMBER'], ['DRAFT', 'QUESTION']],
  [['ISSUER'], ['DRAFT', 'QUESTION', 'APPLY', 'REGISTER', 'BID', 'SIGN']],
  [['WINDOW'], ['DRAFT', 'QUESTION', 'APPLY', 'REGISTER', 'BID', 'SIGN']],
  [['LIAISON'], ['DRAFT', 'QUESTION', 'APPLY', 'REGISTER', 'BID', 'SIGN']],
  [['BANK_CARD'], ['DRAFT', 'QUESTION', 'APPLY', 'REGISTER', 'BID', 'SIGN']],
  [
    ['NAME_AND_NUMBER', 'WINDOW'],
    ['DRAFT', 'QUESTION', 'APPLY', 'REGISTER', 'BID', 'SIGN'],
  ],
];
const DOORS: readonly IdentityDoor[] = ['DRAFT', 'QUESTION', 'APPLY', 'REGISTER', 'BID', 'SIGN'];

describe('what a way of verification opens', () => {
  test.each(CASES)('%j opens %j', (ways, open) => {
    expect(DOORS.filter((door) => isOpenTo(door, ways))).toEqual(open);
  });
});
