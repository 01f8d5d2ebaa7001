import { expect, test } from '@jest/globals';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { afterPeriodEnd } from './period-end.js';
import {
  areaAgreementOf,
  distanceInWords,
  distanceMetres,
  refuseVerification,
} from './refuse-verification.js';

const right = { photoCount: 3, measured: 1_000_000n, distanceMetres: 200, isUndisputed: true, reason: '' };

test.each([
  ['a good check', {}, []],
  ['two photos', { photoCount: 2 }, ['verification.too-few-photos']],
  ['5 % less', { measured: 950_000n }, []],
  ['a little more than 5 % less', { measured: 949_999n }, ['verification.area-differs']],
  ['a little more than 5 % more', { measured: 1_050_001n }, ['verification.area-differs']],
  [
    'a difference with a reason, and nobody has said which counts',
    { measured: 900_000n, reason: '沟渠占地' },
    ['verification.area-differs'],
  ],
  [
    'a choice without its reason',
    { measured: 900_000n, counts: 'MEASURED' as const },
    ['verification.no-area-reason'],
  ],
  ['a choice with its reason', { measured: 900_000n, counts: 'MEASURED' as const, reason: '沟渠占地' }, []],
  [
    'the contract counts, and nobody knows what it states',
    { measured: 900_000n, counts: 'CONTRACT' as const, reason: '合同扣了沟渠' },
    ['quantity.out-of-range'],
  ],
  ['3 km away', { distanceMetres: 3000 }, []],
  ['farther than 3 km', { distanceMetres: 3001 }, ['verification.too-far']],
  ['nobody knows how far', { distanceMetres: null }, []],
  ['farther, with its reason', { distanceMetres: 9000, reason: '飞地' }, []],
  ['a dispute, whatever the reason', { isUndisputed: false, reason: '已在调解' }, ['verification.disputed']],
])('%s', (_, change, codes) => {
  const faults = refuseVerification({ ...right, ...change }, 1_000_000n, initialRulebook());
  expect(faults.map((fault) => fault.code)).toEqual(codes);
});

test.each([
  ['the certificate', { counts: 'CERTIFICATE' as const }, '100'],
  ['the measure', { counts: 'MEASURED' as const }, '90'],
  ['the contract', { counts: 'CONTRACT' as const, contractQuantity: 955_000n }, '95.5'],
])('%s counts by the choice of the parties', (_, choice, quantity) => {
  const check = { ...right, measured: 900_000n, reason: '沟渠占地', ...choice };
  expect(areaAgreementOf(check, 1_000_000n, initialRulebook())).toEqual({
    counts: choice.counts,
    quantity,
    listed: '100',
    measured: '90',
    reason: '沟渠占地',
  });
});

test('where the measures agree, nothing is chosen', () => {
  const check = { ...right, measured: 1_010_000n, counts: 'MEASURED' as const, reason: '多一点' };
  expect(areaAgreementOf(check, 1_000_000n, initialRulebook())).toBeUndefined();
});

test('an unknown distance is no distance of nought', () => {
  expect(distanceInWords(null)).toBe('离标的多远不知道：没有画界线，村里也没有定位点');
  expect(distanceInWords(0)).toBe('离标的 0 米');
  expect(distanceInWords(82)).toBe('离标的 82 米');
});

test('distance on the ground', () => {
  expect(distanceMetres({ latitude: 38.6, longitude: 106.3 }, { latitude: 38.6, longitude: 106.3 })).toBe(0);
  expect(distanceMetres({ latitude: 38, longitude: 106 }, { latitude: 39, longitude: 106 })).toBe(111_195);
});

test.each([
  [0, 3, 'extend'],
  [1, 1, 'extend'],
  [0, 0, 'fail'],
  [1, 0, 'closeRegistration'],
  [2, 3, 'closeRegistration'],
])('%s applicants with %s cycles left: %s', (applicants, cyclesLeft, action) => {
  expect(afterPeriodEnd({ applicants, minBidders: 2, cyclesLeft })).toBe(action);
});
