import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_FEN, formatYuan, parseYuan } from './fen.js';
import { divideHalfUp, splitFen } from './fen-parts.js';

describe('reading 元', () => {
  test.each([
    ['0', 0n],
    ['1', 100n],
    ['0.1', 10n],
    ['0.01', 1n],
    ['312460.00', 31246000n],
    ['312,460.5', 31246050n],
    ['¥1,000', 100000n],
    [' 600 ', 60000n],
    ['１２３４．５０', 123450n],
    ['12 345.67 元', 1234567n],
    ['￥1,000元整', 100000n],
    ['999999999999.99', 99999999999999n],
  ])('%s is %s fen', (text, fen) => expect(parseYuan(text)).toBe(fen));

  test.each([
    ['', 'money.not-whole-fen'],
    ['-1', 'money.not-whole-fen'],
    ['0.001', 'money.not-whole-fen'],
    ['1.', 'money.not-whole-fen'],
    ['1e3', 'money.shortened'],
    ['1.2E+6', 'money.shortened'],
    ['３Ｅ＋５', 'money.shortened'],
    ['1 00', 'money.not-whole-fen'],
    ['1,00', 'money.not-whole-fen'],
    ['一百左右', 'money.not-whole-fen'],
    ["1'; drop table account", 'money.not-whole-fen'],
    ['NaN', 'money.not-whole-fen'],
    ['1000000000000', 'money.out-of-range'],
  ])('%s is refused', (text, code) => expect(parseYuan(text)).toMatchObject({ code }));

  test('what is written is read back', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: MAX_FEN }), (fen) => parseYuan(formatYuan(fen)) === fen));
  });
});

describe('rounding', () => {
  test.each([
    [5n, 10n, 1n],
    [4n, 10n, 0n],
    [15n, 10n, 2n],
    [25n, 10n, 3n],
    [-5n, 10n, -1n],
    [-4n, 10n, 0n],
    [9n, 3n, 3n],
  ])('%s / %s is %s', (numerator, denominator, expected) =>
    expect(divideHalfUp(numerator, denominator)).toBe(expected),
  );
});

describe('splitting', () => {
  test.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [10n, [1n, 1n, 1n], [4n, 3n, 3n]],
    [0n, [1n, 2n], [0n, 0n]],
    [1n, [0n, 1n], [0n, 1n]],
    [100n, [2n, 6n, 2n], [20n, 60n, 20n]],
    [101n, [1n, 3n], [25n, 76n]],
  ])('%s by %s', (total, weights, parts) => expect(splitFen(total, weights)).toEqual(parts));

  test('the parts always sum to the whole, and none is more than a fen from its share', () => {
    const weights = fc
      .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 200 })
      .filter((list) => list.some((weight) => weight > 0n));
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX_FEN }), weights, (total, list) => {
        const sum = list.reduce((a, b) => a + b, 0n);
        const parts = splitFen(total, list);
        const isNear = parts.every((part, index) => {
          const down = (total * list[index]!) / sum;
          return part === down || part === down + 1n;
        });
        return isNear && parts.reduce((a, b) => a + b, 0n) === total;
      }),
    );
  });

  test.each([
    [-1n, [1n]],
    [1n, []],
    [1n, [0n]],
    [1n, [2n, -1n]],
  ])('%s by %s is no split', (total, weights) => expect(() => splitFen(total, weights)).toThrow());
});
