import { describe, expect, test } from '@jest/globals';
import { type IssuerPerson, readClaims } from './issuer-claims.js';

const NAMES = { name: 'xm', idNumber: 'sfzh', phone: 'sjh', level: 'acr' };
const PERSON: IssuerPerson = {
  name: '赵禾田',
  idNumber: '640122196203150026',
  phone: '13895310001',
  isPhoneVerified: true,
  isRealPerson: true,
};
const CASES: readonly [what: string, claims: Record<string, unknown>, person: Partial<IssuerPerson>][] = [
  ['as agreed', { xm: '赵禾田', sfzh: '640122196203150026', sjh: '13895310001', acr: 'L3' }, {}],
  ['folded', { xm: ' 赵禾田 ', sfzh: '640122 19620315 0026', sjh: '138-9531-0001', acr: 'L3' }, {}],
  ['a level as a number', { xm: '赵禾田', sfzh: '640122196203150026', sjh: 13895310001, acr: 4 }, {}],
  [
    'a lower level',
    { xm: '赵禾田', sfzh: '640122196203150026', sjh: '13895310001', acr: 'L1' },
    { isRealPerson: false, isPhoneVerified: false },
  ],
  [
    'no number',
    { xm: '赵禾田', sjh: '13895310001', acr: 'L3' },
    { idNumber: '', isRealPerson: false, isPhoneVerified: false },
  ],
  [
    'a wrong check digit',
    { xm: '赵禾田', sfzh: '640122196203150027', sjh: '13895310001', acr: 'L3' },
    { idNumber: '', isRealPerson: false, isPhoneVerified: false },
  ],
  [
    'no name',
    { sfzh: '640122196203150026', sjh: '13895310001', acr: 'L3' },
    { name: '', idNumber: '', isRealPerson: false, isPhoneVerified: false },
  ],
  [
    'a telephone that it has not looked at',
    { xm: '赵禾田', sfzh: '640122196203150026', sjh: '13895310001', sjh_verified: false, acr: 'L3' },
    { isPhoneVerified: false },
  ],
  [
    'a telephone that rings in a house',
    { xm: '赵禾田', sfzh: '640122196203150026', sjh: '09518061234', acr: 'L3' },
    { phone: '09518061234', isPhoneVerified: false },
  ],
  [
    'strange values',
    { xm: ['赵禾田'], sfzh: { no: 1 }, sjh: null, acr: true },
    { name: '', idNumber: '', phone: '', isRealPerson: false, isPhoneVerified: false },
  ],
];

describe('what an issuer says of a person', () => {
  test.each(CASES)('%s', (_, claims, person) => {
    expect(readClaims(claims, NAMES, ['L3', '4'])).toEqual({ ...PERSON, ...person });
  });
});
