import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addYears } from '../calendar/index.js';
import { firstYearRent, rentYears, totalRent } from './lease-rent.js';

const term = (from: string, to: string) => ({ from, to });

describe('rent', () => {
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
  ])('%s', (_, unitPriceFen, mu, span, escalation, expected) => {
    expect(totalRent({ unitPriceFen, mu, term: span, escalation })).toBe(expected);
  });

  test('a term of 2 years, 9 months and 30 days pays the last year by its days', () => {
    const years = rentYears({ unitPriceFen: 33000n, mu: 775000n, term: term('2026-03-01', '2028-12-30') });
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
      mu: fc.bigInt({ min: 1n, max: 500_000_000n }),
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
        const terms = { ...rent, term: term('2027-01-16', addDays('2027-01-16', days)) };
        const years = rentYears(terms);
        return years.reduce((sum, year) => sum + year.amountFen, 0n) === totalRent(terms);
      }),
    );
  });

  test('the first year of a longer lease is a whole one', () => {
    expect(
      firstYearRent({
        unitPriceFen: 50000n,
        mu: 936100n,
        term: term('2027-01-01', addYears('2027-01-01', 3)),
      }),
    ).toBe(4680500n);
  });
});
