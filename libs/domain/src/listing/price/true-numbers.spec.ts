import { describe, expect, test } from '@jest/globals';
import { otherFigure, priceInWords, priceUnit, priceYears, totalPrice } from './index.js';

const term = (from: string, to: string) => ({ from, to });
const inYuan = (fen: bigint) => Number(fen) / 100;

describe('a price for the whole stays the price for the whole', () => {
  const lot = (yuan: bigint, quantity: bigint, to: string) => ({
    unitPriceFen: yuan * 100n,
    unit: priceUnit('元/年'),
    quantity,
    term: term('2027-01-01', to),
    partYear: 'MONTHS' as const,
  });

  test('86,000 a year for 57.3 亩', () => {
    const terms = lot(86_000n, 573_000n, '2031-12-31');
    expect(priceYears(terms).map(({ amountFen }) => inYuan(amountFen))).toEqual([
      86_000, 86_000, 86_000, 86_000, 86_000,
    ]);
    expect(totalPrice(terms)).toBe(43_000_000n);
    expect(otherFigure(terms, '亩')).toBe('约 1,500.87 元/亩/年');
  });

  test('370 a year for 7 亩 is 370.00, not 7 × 52.86', () => {
    const terms = lot(370n, 70_000n, '2027-12-31');
    expect(totalPrice(terms)).toBe(37_000n);
    expect(otherFigure(terms, '亩')).toBe('约 52.86 元/亩/年');
  });

  test('of a price for each unit the whole is shown', () => {
    const terms = { ...lot(1150n, 1_810_000n, '2031-12-31'), unit: priceUnit('元/亩/年') };
    expect(otherFigure(terms, '亩')).toBe('约 208,150.00 元/年');
  });

  test('one thing has no other figure, nor has what is sold by the piece', () => {
    expect(otherFigure(lot(9_000n, 10_000n, '2027-12-31'), '座')).toBeUndefined();
    const herd = { unitPriceFen: 1_250_000n, unit: priceUnit('元/头'), quantity: 800_000n };
    expect(otherFigure(herd, '头')).toBeUndefined();
  });
});

describe('prices of four decimals', () => {
  const unit = priceUnit('元/m³');

  test('0.615 元/m³ for 800,000 m³ are 492,000.00', () => {
    const terms = { unitPriceFen: 6150n, unit, scale: unit.scale, quantity: 8_000_000_000n };
    expect(totalPrice(terms)).toBe(49_200_000n);
    expect(priceInWords(6150n, { unit: '元/m³', scale: 4 })).toBe('0.6150 元/m³');
  });

  test('a total is rounded half up to a fen, once', () => {
    const terms = { unit, scale: unit.scale, quantity: 10_000n };
    expect(totalPrice({ ...terms, unitPriceFen: 50n })).toBe(1n);
    expect(totalPrice({ ...terms, unitPriceFen: 49n })).toBe(0n);
  });

  test('a price of the days before, frozen in fen, keeps its fen', () => {
    expect(totalPrice({ unitPriceFen: 62n, unit, quantity: 8_000_000_000n })).toBe(49_600_000n);
  });
});

describe('a part of a year', () => {
  const rent = { unitPriceFen: 4800n, unit: priceUnit('元/亩/年'), quantity: 100_000n };

  test.each([
    ['2027-01-01', '2030-05-31'],
    ['2027-02-01', '2030-06-30'],
    ['2027-03-01', '2030-07-31'],
    ['2027-04-01', '2030-08-31'],
    ['2027-05-01', '2030-09-30'],
    ['2027-06-01', '2030-10-31'],
    ['2027-07-01', '2030-11-30'],
    ['2027-08-01', '2030-12-31'],
    ['2027-09-01', '2031-01-31'],
    ['2027-10-01', '2031-02-28'],
    ['2027-11-01', '2031-03-31'],
    ['2027-12-01', '2031-04-30'],
    ['2027-01-16', '2030-06-15'],
    ['2028-02-16', '2031-07-15'],
  ])('three years and five months at 48 元/亩/年 from %s cost the same', (from, to) =>
    expect(totalPrice({ ...rent, term: term(from, to), partYear: 'MONTHS' })).toBe(164_000n),
  );

  // 480 a year; five months of thirty days are 150/360, and by months 5/12: 200 either way.
  test.each([
    ['2027-01-01', '2030-05-31'],
    ['2027-04-01', '2030-08-31'],
    ['2027-10-01', '2031-02-28'],
    ['2027-01-16', '2030-06-15'],
    ['2028-02-16', '2031-07-15'],
  ])('and by months of thirty days as well, from %s', (from, to) =>
    expect(totalPrice({ ...rent, term: term(from, to), partYear: 'D30_360' })).toBe(164_000n),
  );

  // 366 days from 2027-03-01 to 2028-02-29, of which 183 are 2027-03-01 to 2027-08-30: half of 480, where 365 would give 240.66.
  test('actual days are held against the year that they are in, with its leap day', () =>
    expect(totalPrice({ ...rent, term: term('2027-03-01', '2027-08-30'), partYear: 'ACTUAL' })).toBe(
      24_000n,
    ));

  test.each([
    ['MONTHS', 7_243_330n],
    ['ACTUAL', 7_252_089n],
    ['D30_360', 7_239_146n],
    [undefined, 7_252_089n],
  ] as const)('two years, nine months and thirty days by %s', (partYear, expected) =>
    expect(
      totalPrice({
        unitPriceFen: 33_000n,
        unit: priceUnit('元/亩/年'),
        quantity: 775_000n,
        term: term('2026-03-01', '2028-12-30'),
        partYear,
      }),
    ).toBe(expected),
  );

  test('whole years are whole years by every convention', () => {
    for (const partYear of ['MONTHS', 'ACTUAL', 'D30_360'] as const)
      expect(totalPrice({ ...rent, term: term('2028-02-29', '2030-02-27'), partYear })).toBe(96_000n);
  });
});

describe('growth', () => {
  test('4 % every three years over twenty years, from 50,000 a year', () => {
    const years = priceYears({
      unitPriceFen: 5_000_000n,
      unit: priceUnit('元/年'),
      quantity: 10_000n,
      term: term('2027-01-01', '2046-12-31'),
      partYear: 'MONTHS',
      escalation: { everyYears: 3, percentHundredths: 400 },
    });
    expect(years.map(({ amountFen }) => inYuan(amountFen))).toEqual([
      50_000, 50_000, 50_000, 52_000, 52_000, 52_000, 54_080, 54_080, 54_080, 56_243.2, 56_243.2, 56_243.2,
      58_492.93, 58_492.93, 58_492.93, 60_832.65, 60_832.64, 60_832.64, 63_265.95, 63_265.95,
    ]);
    expect(years.reduce((sum, { amountFen }) => sum + amountFen, 0n)).toBe(112_147_822n);
  });

  test('20 元/亩 more every five years', () => {
    const years = priceYears({
      unitPriceFen: 10_000n,
      unit: priceUnit('元/亩/年'),
      quantity: 100_000n,
      term: term('2027-01-01', '2038-12-31'),
      escalation: { everyYears: 5, amountFen: 2_000n },
    });
    expect(years.map(({ amountFen }) => inYuan(amountFen))).toEqual([
      1000, 1000, 1000, 1000, 1000, 1200, 1200, 1200, 1200, 1200, 1400, 1400,
    ]);
  });
});
