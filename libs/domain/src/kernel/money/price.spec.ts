import { describe, expect, test } from '@jest/globals';
import { atScale, formatPrice, parsePrice } from './price.js';

describe('a price of a unit', () => {
  test.each([
    ['0.615', 4, 6150n],
    ['0.6150', 4, 6150n],
    ['0.6', 4, 6000n],
    ['12', 4, 120_000n],
    ['1,234.5678', 4, 12_345_678n],
    ['¥0.0001', 4, 1n],
    ['0.61', 2, 61n],
  ] as const)('%s at %s decimals', (text, scale, parts) => expect(parsePrice(text, scale)).toBe(parts));

  test.each([
    ['0.615', 2, 'money.not-whole-fen'],
    ['0.61501', 4, 'money.not-four-decimals'],
    ['-1', 4, 'money.not-four-decimals'],
    ['6.15E-1', 4, 'money.shortened'],
    ['10000000000', 4, 'money.out-of-range'],
  ] as const)('%s at %s decimals is refused', (text, scale, code) =>
    expect(parsePrice(text, scale)).toMatchObject({ code }),
  );

  test.each([
    [6150n, 4, '0.6150'],
    [12_345_678n, 4, '1,234.5678'],
    [-6150n, 4, '-0.6150'],
    [61n, 2, '0.61'],
  ] as const)('%s at %s decimals is %s', (parts, scale, text) =>
    expect(formatPrice(parts, scale)).toBe(text),
  );

  test('fen fit into four decimals, and back where nothing is lost', () => {
    expect(atScale(61n, 2, 4)).toBe(6100n);
    expect(atScale(6100n, 4, 2)).toBe(61n);
    expect(() => atScale(6150n, 4, 2)).toThrow('does not fit');
  });
});
