import { expect, test } from '@jest/globals';
import { getPropertyType } from '../../property/property-type/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { sampleListing } from '../../samples/index.js';
import type { Application } from './application.js';
import { refuseEarnest } from './refuse-earnest.js';

const rulebook = initialRulebook();

/** A fifth by hand: of 126,000.00; of 620 × 120 mu × 8 years = 595,200.00, and × 1 year = 74,400.00; of 186,000.00. */
test.each<[string, string, Application, Partial<typeof rulebook>, string[]]>([
  ['a machine, a fifth', 'T07', { depositYuan: '25200' }, {}, []],
  [
    'a machine, a fen more',
    'T07',
    { depositYuan: '25200.01' },
    {},
    ['earnest.too-much depositYuan 25,200.00'],
  ],
  ['a machine, 21 %', 'T07', { depositYuan: '26460' }, {}, ['earnest.too-much depositYuan 25,200.00']],
  ['a machine, 21 % but no 定金', 'T07', { depositYuan: '26460', depositNature: 'DEPOSIT' }, {}, []],
  ['a machine, the usual fifth', 'T07', { depositYuan: '' }, {}, []],
  [
    'a machine, where the usual is 30 %',
    'T07',
    { depositYuan: '' },
    { 'deposit.ratio': 3_000 },
    ['earnest.too-much depositYuan 25,200.00'],
  ],
  ['a lease of eight years, 30 % of the first', 'T01', { depositYuan: '22320' }, {}, []],
  [
    'a lease of one year, 21 % of it',
    'T01',
    { depositYuan: '15624', termTo: '2028-01-15' },
    {},
    ['earnest.too-much depositYuan 14,880.00'],
  ],
  ['a purchase, 2 % of its ceiling', 'T14', { depositYuan: '3720' }, {}, []],
  ['a gift', 'T01', { startPriceYuan: '0', depositYuan: '1' }, {}, ['earnest.too-much depositYuan 0.00']],
  ['no deposit', 'T07', { depositYuan: '0' }, {}, []],
  [
    'a loss chosen beside it',
    'T07',
    { depositYuan: '25200', transferorPays: 'LOSS' },
    {},
    ['earnest.pays-double transferorPays '],
  ],
  ['what is shown only', 'T15', { transferorPays: 'LOSS' }, {}, []],
])('定金 of %s', (_, code, change, rules, expected) => {
  const { application, listerKind } = sampleListing(code, { depositNature: 'EARNEST', ...change });
  const context = { type: getPropertyType(code), rulebook: { ...rulebook, ...rules }, listerKind };
  const faults = refuseEarnest(application, context);
  expect(faults.map((one) => `${one.code} ${one.field} ${one.values?.['max'] ?? ''}`)).toEqual(expected);
});
