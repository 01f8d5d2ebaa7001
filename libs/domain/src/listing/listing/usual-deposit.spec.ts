import { describe, expect, test } from '@jest/globals';
import { getPropertyType } from '../../property/property-type/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { sampleListing } from '../../samples/index.js';
import { readApplication } from './read-application.js';
import { usualDeposit } from './usual-deposit.js';

const rulebook = initialRulebook();
const priceOf = (code: string, change: object = {}) =>
  readApplication({ ...sampleListing(code).application, ...change }, getPropertyType(code), rulebook).price;

describe('a deposit that nobody named', () => {
  // T01: 120 亩 at 620 元 are 74,400 a year; T04: 210 亩 at 100 元 are 21,000.
  test.each([
    ['a tenth for the land of a household', 'T01', '620', {}, 744_000n],
    ['a tenth, down to the whole yuan', 'T01', '620.17', {}, 744_200n],
    ['a fifth for anything else', 'T04', '100', {}, 420_000n],
    ['as the rulebook says', 'T01', '620', { 'deposit.householdRatio': 1500 }, 1_116_000n],
    ['nothing of what is given for nothing', 'T01', '0', {}, 0n],
  ] as const)('%s', (_, code, startPriceYuan, rules, expected) => {
    const price = priceOf(code, { startPriceYuan });
    const type = getPropertyType(code);
    const found = usualDeposit(price, type, { ...rulebook, ...rules });
    expect(found).toBe(expected);
  });

  test('stands in the terms where none is typed, and nothing is what was typed as nothing', () => {
    const { application } = sampleListing('T01');
    const read = (depositYuan: string) =>
      readApplication({ ...application, depositYuan }, getPropertyType('T01'), rulebook).depositFen;
    expect([read(''), read('0'), read('5000')]).toEqual([744_000n, 0n, 500_000n]);
  });
});
