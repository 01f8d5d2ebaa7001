import { describe, expect, test } from '@jest/globals';
import { getPropertyType } from '../../property/property-type/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { SAMPLE_DECISION, sampleListing } from '../../samples/index.js';
import type { PartyKind } from '../../kernel/identity/index.js';
import type { Application } from './application.js';
import { refuseFloor } from './refuse-floor.js';
import { cutInWords } from './price-cut.js';

/** A cold store whose lease failed on 2 November at 96,000 a year; the body had decided on 12 October. */
const FORMER = {
  lotNo: '640122102N26110001-1',
  failedOn: '2026-11-02',
  wasPublic: true,
  priceUnit: '元/年',
  scale: 2,
  startPrice: 9_600_000n,
} as const;
const NEW_DECISION = {
  ...SAMPLE_DECISION,
  date: '2026-11-03',
  postedFrom: '2026-11-04',
  postedTo: '2026-11-10',
};
const VALUED = {
  choice: 'DONE',
  agency: '银川估价所',
  valueYuan: '500000',
  validUntil: '2027-10-31',
} as const;
const SOLD = { right: 'OWNERSHIP', transferMode: 'TRANSFER', priceUnit: '元', valuation: VALUED } as const;

function faultsOf(
  change: Application,
  {
    isAnew = true,
    listerKind = 'COLLECTIVE',
    edition = 2,
  }: { isAnew?: boolean; listerKind?: PartyKind; edition?: number } = {},
): string[] {
  return refuseFloor(sampleListing('T05', change).application, {
    type: getPropertyType('T05'),
    rulebook: initialRulebook(),
    listerKind,
    today: '2026-11-12',
    documentKinds: [],
    edition,
    former: isAnew ? FORMER : undefined,
  }).map(({ code, field }) => `${code} ${field}`);
}

describe('what failed is listed anew by a collective', () => {
  test.each<[string, Application, string[]]>([
    ['at the same price, by the old decision', { startPriceYuan: '96000' }, []],
    ['dearer, by the old decision', { startPriceYuan: '98000' }, []],
    [
      'one fen cheaper, by the old decision',
      { startPriceYuan: '95999.99' },
      ['relisting.no-new-decision decision.date', 'application.missing-fact decision.priceYuan'],
    ],
    [
      'cheaper, by a new decision that names no price',
      { startPriceYuan: '90000', decision: NEW_DECISION },
      ['application.missing-fact decision.priceYuan'],
    ],
    [
      'cheaper, as decided',
      { startPriceYuan: '88000', decision: { ...NEW_DECISION, priceYuan: '88000' } },
      [],
    ],
    [
      'one fen below what was decided',
      { startPriceYuan: '87999.99', decision: { ...NEW_DECISION, priceYuan: '88000' } },
      ['decision.below-price startPriceYuan'],
    ],
    [
      'by another unit, that nobody can compare',
      { priceUnit: '元/m²/年', startPriceYuan: '80' },
      ['relisting.no-new-decision decision.date', 'application.missing-fact decision.priceYuan'],
    ],
    [
      'with a price that cannot be read',
      { startPriceYuan: '88000', decision: { ...NEW_DECISION, priceYuan: '约八万八' } },
      ['money.not-whole-fen decision.priceYuan'],
    ],
  ])('%s', (_, change, faults) => expect(faultsOf(change)).toEqual(faults));

  test('whoever owns it alone asks nobody', () =>
    expect(faultsOf({ startPriceYuan: '1' }, { listerKind: 'FARMER_HOUSEHOLD' })).toEqual([]));
  test('who sent the first form is not asked', () =>
    expect(faultsOf({ startPriceYuan: '1' }, { edition: 1 })).toEqual([]));
});

/** 500,000 元 are the valuation: 450,000 nine tenths, 400,000 eight tenths. */
describe('a sale against its valuation', () => {
  test.each<[string, Application, string[]]>([
    ['at nine tenths', { ...SOLD, startPriceYuan: '450000' }, []],
    [
      'a fen below',
      { ...SOLD, startPriceYuan: '449999.99' },
      ['application.missing-fact decision.priceYuan'],
    ],
    [
      'below, as decided',
      { ...SOLD, startPriceYuan: '420000', decision: { ...SAMPLE_DECISION, priceYuan: '410000' } },
      [],
    ],
    [
      'at eight tenths, as decided',
      { ...SOLD, startPriceYuan: '400000', decision: { ...SAMPLE_DECISION, priceYuan: '400000' } },
      [],
    ],
    [
      'a fen below eight tenths, as decided',
      { ...SOLD, startPriceYuan: '399999.99', decision: { ...SAMPLE_DECISION, priceYuan: '300000' } },
      ['valuation.renew startPriceYuan'],
    ],
    ['not valued', { ...SOLD, valuation: { choice: 'NONE' }, startPriceYuan: '1' }, []],
    [
      'let for a time, which no valuation of the thing measures',
      { startPriceYuan: '1000', valuation: VALUED },
      [],
    ],
  ])('%s', (_, change, faults) => expect(faultsOf(change, { isAnew: false })).toEqual(faults));
});

describe('a reviewer is told of a price that falls by more than a tenth', () => {
  test.each([
    ['86400', undefined],
    ['86399.99', '挂牌价比上次（640122102N26110001-1）降了 10.01%，超过通常的 10%，审核时会问为什么。'],
    ['72000', '挂牌价比上次（640122102N26110001-1）降了 25%，超过通常的 10%，审核时会问为什么。'],
  ])('%s', (startPriceYuan, words) =>
    expect(cutInWords(sampleListing('T05', { startPriceYuan }).application, FORMER, initialRulebook())).toBe(
      words,
    ),
  );
});
