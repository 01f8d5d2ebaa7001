import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  SUB_ACCOUNT_RANGE,
  type SubAccountKind,
  isMistypedSubAccount,
  subAccountNumber,
} from './sub-account.js';

const places = fc.integer({ min: 0, max: SUB_ACCOUNT_RANGE - 1 });
const kinds = fc.constantFrom<SubAccountKind>('DEPOSIT_BANK', 'PRICE_BANK');

test.each<[SubAccountKind, number, string]>([
  ['DEPOSIT_BANK', 0, '6401220001000000006'],
  ['DEPOSIT_BANK', 1, '6401220001000000014'],
  ['DEPOSIT_BANK', 9_999_999, '6401220001099999993'],
  ['PRICE_BANK', 4_711_815, '6401220002047118157'],
])('%s, place %i: %s', (kind, place, number) => expect(subAccountNumber(kind, place)).toBe(number));

describe('any number', () => {
  test('has nineteen digits, another one for each place, and is right', () => {
    fc.assert(
      fc.property(kinds, places, places, (kind, one, other) => {
        const number = subAccountNumber(kind, one);
        expect(number).toMatch(/^640122000[12]0\d{8}$/);
        expect(number === subAccountNumber(kind, other)).toBe(one === other);
        expect(isMistypedSubAccount(kind, number)).toBe(false);
      }),
    );
  });

  test('with one digit wrong behind its prefix is seen to be mistyped', () => {
    const slips = fc.record({ at: fc.integer({ min: 11, max: 18 }), by: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(kinds, places, slips, (kind, place, { at, by }) => {
        const number = subAccountNumber(kind, place);
        const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
        expect(isMistypedSubAccount(kind, wrong)).toBe(true);
      }),
    );
  });
});

test.each(['', '无', '29010201040099', '640122000100000001', '6401220002000000002'])(
  'what is no number of this account (%s) is not called mistyped',
  (text) => expect(isMistypedSubAccount('DEPOSIT_BANK', text)).toBe(false),
);

test.each([-1, 1.5, SUB_ACCOUNT_RANGE])('there is no place %d', (place) =>
  expect(() => subAccountNumber('DEPOSIT_BANK', place)).toThrow(),
);
