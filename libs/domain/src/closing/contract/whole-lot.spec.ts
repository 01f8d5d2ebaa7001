import { describe, expect, test } from '@jest/globals';
import {
  type Application,
  type PaymentMode,
  readPrice,
  readStartPrice,
  refusePrice,
} from '../../listing/listing/index.js';
import { firstYearPrice, otherFigure, priceUnit, totalPrice } from '../../listing/price/index.js';
import { PROPERTY_TYPES, getPropertyType } from '../../property/property-type/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { sampleListing } from '../../samples/index.js';
import { planPayments } from './payment-plan.js';

/** What is priced by its area or count may as well be priced whole: each year, or once. Source: rules §21 A1. */
test.each(PROPERTY_TYPES.flatMap(({ code, rights }) => rights.map((right) => [code, right] as const)))(
  'a right of %s may be priced whole',
  (_, { prices, isOutright }) => {
    expect(prices).toContain('元');
    if (!isOutright && prices.map(priceUnit).some(({ isYearly }) => isYearly))
      expect(prices).toContain('元/年');
  },
);

const land = (typeCode: string, mu: string): Application => {
  const [parcel] = sampleListing(typeCode).application.parcels!;
  return { parcels: [{ ...parcel!, mu }] };
};
const counted = (quantity: string, quantityUnit: string): Application => ({ quantity, quantityUnit });
const trees: Application = { right: 'TREES', transferMode: 'TRANSFER' };
const house: Application = {
  right: 'HOUSE_LEASE',
  transferMode: 'LEASE',
  termFrom: '2027-01-16',
  termTo: '2032-01-15',
};

/** Type, lot, unit, 元 of a year or of the whole as stated, what all of it comes to, start over quantity. */
type Lot = readonly [string, Application, '元' | '元/年', string, string, string | undefined];

/** Years of the samples' terms: T01 8, T02 3, T03 10, T04 15, T05 5, T08 10, T09 5, T11 5, T13 5, T15 1. */
const LOTS: readonly Lot[] = [
  // 86,000 ÷ 57.3 = 1,500.8726; × 8 = 688,000. No fen of 1,500.87 × 57.3 = 85,999.85.
  ['T01', land('T01', '57.3'), '元/年', '86000.00', '688000.00', '约 1,500.87 元/亩/年'],
  // 370 ÷ 7 = 52.857; 7 × 52.86 would be 370.02.
  ['T01', land('T01', '7'), '元/年', '370.00', '2960.00', '约 52.86 元/亩/年'],
  ['T01', land('T01', '7'), '元', '370.00', '370.00', '约 52.86 元/亩'],
  ['T02', land('T02', '7'), '元/年', '370.00', '1110.00', '约 52.86 元/亩/年'],
  // 20,000 ÷ 33.7 = 593.4718.
  ['T03', land('T03', '33.7'), '元/年', '20000.00', '200000.00', '约 593.47 元/亩/年'],
  // 99,999.99 ÷ 1,300 = 76.92307; 100,000 ÷ 70 = 1,428.571428 and a m³ has four decimals.
  ['T03', { ...trees, ...counted('1300', '株') }, '元', '99999.99', '99999.99', '约 76.92 元/株'],
  ['T03', { ...trees, ...counted('70', 'm³') }, '元', '100000.00', '100000.00', '约 1,428.5714 元/m³'],
  // 12,345.67 ÷ 211.3 = 58.42721; × 15 = 185,185.05.
  ['T04', land('T04', '211.3'), '元/年', '12345.67', '185185.05', '约 58.43 元/亩/年'],
  // A fen more than 80 × 1,200, which no price for each m² could say.
  ['T05', counted('1200', 'm²'), '元/年', '96000.01', '480000.05', '约 80.00 元/m²/年'],
  // 1,000 ÷ 7 = 142.857142.
  ['T06', counted('7', '股'), '元', '1000.00', '1000.00', '约 142.8571 元/股'],
  ['T07', counted('3', '台'), '元', '100000.00', '100000.00', '约 33,333.33 元/台'],
  ['T08', counted('3', '眼'), '元/年', '8000.00', '80000.00', '约 2,666.67 元/眼/年'],
  ['T09', counted('3', '件'), '元/年', '50000.00', '250000.00', '约 16,666.67 元/件/年'],
  // 9,000 ÷ 118 = 76.2712.
  ['T10', { ...house, ...counted('118', 'm²') }, '元/年', '9000.00', '45000.00', '约 76.27 元/m²/年'],
  ['T10', {}, '元', '68000.00', '68000.00', undefined],
  // 41,000 ÷ 45.7 = 897.1554.
  ['T11', land('T11', '45.7'), '元/年', '41000.00', '205000.00', '约 897.16 元/亩/年'],
  // 1,000,000 ÷ 48,000 = 20.8333.
  ['T12', counted('48000', 'kg'), '元', '1000000.00', '1000000.00', '约 20.83 元/kg'],
  ['T12', counted('800000', 'm³'), '元', '492000.00', '492000.00', '约 0.6150 元/m³'],
  ['T13', counted('7', '座'), '元/年', '60000.00', '300000.00', '约 8,571.43 元/座/年'],
  ['T14', {}, '元', '186000.00', '186000.00', undefined],
  ['T15', counted('12', '万m³'), '元/年', '100000.00', '100000.00', '约 8,333.33 元/万m³/年'],
  // 100,000 ÷ 7 = 14,285.7142857.
  ['T15', counted('7', 't'), '元', '100000.00', '100000.00', '约 14,285.7143 元/t'],
];

const fen = (yuan: string) => BigInt(yuan.replace('.', ''));

describe.each(LOTS)('of %s, priced whole', (typeCode, is, unit, start, total, other) => {
  const payment: PaymentMode = unit === '元' ? 'ONCE' : 'YEARLY';
  const change = { priceUnit: unit, startPriceYuan: start, stepYuan: '10', depositYuan: '', payment, ...is };
  const { application, listerKind } = sampleListing(typeCode, change);
  const type = getPropertyType(typeCode);
  const terms = readStartPrice(application, type, initialRulebook())!;

  test(`${start} ${unit} stays ${start}`, () => {
    expect(terms.unitPriceFen).toBe(fen(start));
    expect(firstYearPrice(terms)).toBe(fen(start));
    expect(totalPrice(terms)).toBe(fen(total));
    expect(readPrice(application.stepYuan, application)).toBe(1000n);
  });

  test('nothing is wrong with its unit', () => {
    const context = { type, rulebook: initialRulebook(), listerKind };
    expect(refusePrice(application, context).filter(({ field }) => field === 'priceUnit')).toEqual([]);
  });

  test('the other figure is shown and rules nothing', () =>
    expect(otherFigure(terms, application.quantityUnit ?? '亩')).toBe(other));

  test('each payment is what was stated, and they sum to the total', () => {
    const rows = planPayments(terms, { mode: payment }, '2026-12-08', '2026-12-31');
    expect(new Set(rows.map(({ amountFen }) => amountFen))).toEqual(new Set([fen(start)]));
    expect(rows.reduce((sum, { amountFen }) => sum + amountFen, 0n)).toBe(fen(total));
  });
});
