import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addYears } from '../../kernel/date/index.js';
import { priceUnit } from './price-unit.js';
import { firstYearPrice, priceYears, totalPrice } from './total-price.js';

const unit = priceUnit('元/亩/年');
const term = (from: string, to: string) => ({ from, to });

describe('a yearly price', () => {
  test.each([
    [
      '181 亩 at 1150 for 5 years',
      115000n,
      1810000n,
      term('2027-01-01', '2031-12-31'),
      undefined,
      104075000n,
    ],
    ['32 亩 at 800 for 5 years', 80000n, 320000n, term('2027-01-01', '2031-12-31'), undefined, 12800000n],
    ['15.3 亩 at 450 for 3 years', 45000n, 153000n, term('2018-01-01', '2020-12-31'), undefined, 2065500n],
    [
      'a single year of 47.24 亩 at 450',
      45000n,
      472400n,
      term('2027-01-16', '2028-01-15'),
      undefined,
      2125800n,
    ],
    [
      '93.61 亩 at 500, 2 % more every year, 10 years',
      50000n,
      936100n,
      term('2025-12-01', '2035-11-30'),
      { everyYears: 1, percentHundredths: 200 },
      51250169n,
    ],
    ['1 亩 at 0.01 for 1 year', 1n, 10000n, term('2027-01-01', '2027-12-31'), undefined, 1n],
    ['half a fen is rounded up', 1n, 5000n, term('2027-01-01', '2027-12-31'), undefined, 1n],
    ['181 of 365 days', 36500n, 10000n, term('2027-01-01', '2027-06-30'), undefined, 18100n],
    [
      'a step after three years only',
      10000n,
      10000n,
      term('2027-01-01', '2030-12-31'),
      { everyYears: 3, percentHundredths: 1000 },
      41000n,
    ],
  ])('%s', (_, unitPriceFen, quantity, span, escalation, expected) => {
    expect(totalPrice({ unitPriceFen, unit, quantity, term: span, escalation })).toBe(expected);
  });

  test('a term of 2 years, 9 months and 30 days pays the last year by its days', () => {
    const years = priceYears({
      unitPriceFen: 33000n,
      unit,
      quantity: 775000n,
      term: term('2026-03-01', '2028-12-30'),
    });
    expect(years.map((year) => [year.from, year.to])).toEqual([
      ['2026-03-01', '2027-02-28'],
      ['2027-03-01', '2028-02-29'],
      ['2028-03-01', '2028-12-30'],
    ]);
    expect(years[0]!.amountFen).toBe(2557500n);
    expect(years[2]!.amountFen).toBe(2137089n);
  });

  test('the years always sum to the total', () => {
    const lease = fc.record({
      unitPriceFen: fc.bigInt({ min: 1n, max: 10_000_000n }),
      quantity: fc.bigInt({ min: 1n, max: 500_000_000n }),
      days: fc.integer({ min: 0, max: 7304 }),
      escalation: fc.option(
        fc.record({
          everyYears: fc.integer({ min: 1, max: 5 }),
          percentHundredths: fc.integer({ min: 1, max: 1000 }),
        }),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(lease, ({ days, ...rent }) => {
        const terms = { ...rent, unit, term: term('2027-01-16', addDays('2027-01-16', days)) };
        const years = priceYears(terms);
        return years.reduce((sum, year) => sum + year.amountFen, 0n) === totalPrice(terms);
      }),
    );
  });

  test('the first year of a longer lease is a whole one', () => {
    expect(
      firstYearPrice({
        unitPriceFen: 50000n,
        unit,
        quantity: 936100n,
        term: term('2027-01-01', addYears('2027-01-01', 3)),
      }),
    ).toBe(4680500n);
  });
});

describe('other ways to count', () => {
  test.each([
    ['元', 12_600_000n, 10_000n, 12_600_000n],
    ['元 for the whole, whatever the quantity', 5_500n, 480_000_000n, 5_500n],
    ['元/头', 1_250_000n, 800_000n, 100_000_000n],
    ['元/kg', 2_600n, 480_000_000n, 124_800_000n],
    ['元/m³', 50_000n, 3_500_000n, 17_500_000n],
    ['元/m³, half a fen rounded up', 1n, 5_000n, 1n],
  ])('%s', (name, unitPriceFen, quantity, expected) => {
    const terms = { unitPriceFen, unit: priceUnit(name.split(/[, ]/)[0]!), quantity };
    expect(totalPrice(terms)).toBe(expected);
    expect(firstYearPrice(terms)).toBe(expected);
  });

  test.each([
    ['元/年', 9_600_000n, 48_000_000n],
    ['元/m²/年', 8_000n, 48_000_000n],
  ])('%s over five years', (name, unitPriceFen, expected) => {
    const terms = {
      unitPriceFen,
      unit: priceUnit(name),
      quantity: 12_000_000n,
      term: term('2027-01-01', '2031-12-31'),
    };
    expect(totalPrice(terms)).toBe(expected);
    expect(priceYears(terms)).toHaveLength(5);
    expect(firstYearPrice(terms)).toBe(9_600_000n);
  });

  test.each([
    ['元', null, false, 2],
    ['元/年', null, true, 2],
    ['元/亩/年', '亩', true, 2],
    ['元/头', '头', false, 2],
    ['元/m²/年', 'm²', true, 2],
    ['元/万m³', '万m³', false, 2],
    ['元/m³', 'm³', false, 4],
    ['元/kWh', 'kWh', false, 4],
    ['元/t', 't', false, 4],
    ['元/股', '股', false, 4],
    ['元/份', '份', false, 4],
  ])('%s reads itself', (name, quantityUnit, isYearly, scale) =>
    expect(priceUnit(name)).toEqual({ name, quantityUnit, isYearly, scale }),
  );

  test.each(['万元', '亩/年', '元/亩/年/次'])('%s is no price unit', (name) =>
    expect(() => priceUnit(name)).toThrow(name),
  );
});
