import { expect, test } from '@jest/globals';
import { parseQuantity } from '../../kernel/area/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { afterPeriodEnd } from './period-end.js';
import {
  areaAgreementOf,
  distanceInWords,
  distanceMetres,
  refuseMeasures,
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
  [
    'the contract counts, and states what lies between',
    { measured: 800_000n, counts: 'CONTRACT' as const, contractQuantity: 900_000n, reason: '合同扣了沟渠' },
    [],
  ],
  [
    'the contract counts, and states 5 % less than was measured',
    { measured: 900_000n, counts: 'CONTRACT' as const, contractQuantity: 855_000n, reason: '合同扣了沟渠' },
    [],
  ],
  [
    'the contract counts, and states ten times what was measured',
    { measured: 900_000n, counts: 'CONTRACT' as const, contractQuantity: 9_000_000n, reason: '合同这样写' },
    ['verification.contract-differs'],
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

test.each([
  ['573', '573.1', undefined, []],
  ['60', '57.3', undefined, []],
  ['60', '54', undefined, ['verification.area-differs']],
  ['60', '54', { counts: 'MEASURED', quantity: '54' }, []],
  ['60', '54', { counts: 'CERTIFICATE', quantity: '60' }, []],
  ['60', '54', { counts: 'CONTRACT', quantity: '57' }, []],
  ['60', '54', { counts: 'CONTRACT', quantity: '63' }, []],
  ['60', '54', { counts: 'CONTRACT', quantity: '63.1' }, ['verification.contract-differs']],
  ['60', '54', { counts: 'CONTRACT', quantity: '540' }, ['verification.contract-differs']],
  ['60', '54', { counts: 'CONTRACT', quantity: '5.4' }, ['verification.contract-differs']],
  ['60', '54', { counts: 'MEASURED', quantity: '54', listed: '61' }, ['verification.area-differs']],
  ['60', '54', { counts: 'MEASURED', quantity: '50', measured: '50' }, ['verification.area-differs']],
] as const)('listed %s, measured %s, chosen %j: %j', (listed, measured, choice, codes) => {
  const agreement = choice && { listed, measured, reason: '合同扣了沟渠', ...choice };
  const fault = refuseMeasures(
    { listed: parseQuantity(listed)!, measured: parseQuantity(measured)!, agreement },
    initialRulebook(),
  );
  expect(fault ? [fault.code] : []).toEqual(codes);
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
