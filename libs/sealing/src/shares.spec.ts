import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { joinShares, splitKey } from './shares.js';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('a key in three shares', () => {
  // 57 · 2 = ae and 57 · 4 = 47 are the examples of FIPS 197 §4.2.1.
  test.each<[string, number, number, [number, number, number]]>([
    ['a line without a slope', 0x57, 0x00, [0x57, 0x57, 0x57]],
    ['one at one, two at two, three at three', 0x00, 0x01, [0x01, 0x02, 0x03]],
    ['57 · 2 = ae, 57 · 3 = f9', 0x00, 0x57, [0x57, 0xae, 0xf9]],
    ['ae · 2 = 47: what leaves the byte comes back as 1b', 0x00, 0xae, [0xae, 0x47, 0xe9]],
    ['the key is where the line meets zero', 0xff, 0x80, [0x7f, 0xe4, 0x64]],
  ])('%s', (_, key, slope, [first, second, third]) => {
    expect(splitKey(bytes(key), bytes(slope))).toEqual([bytes(first), bytes(second), bytes(third)]);
  });

  test('any two of them make it, whatever key and slopes', () => {
    const value = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(value, value, (key, slopes) => {
        const shares = splitKey(key, slopes).map((share, index) => ({ at: index + 1, bytes: share }));
        for (const [one, other] of [
          [0, 1],
          [0, 2],
          [1, 2],
          [2, 0],
        ] as const)
          expect(joinShares(shares[one]!, shares[other]!)).toEqual(Uint8Array.from(key));
      }),
    );
  });

  test('are joined by their numbers: taken for others they make another key', () => {
    const [first, second] = splitKey(bytes(1, 2, 3), bytes(7, 8, 9));
    expect(joinShares({ at: 1, bytes: second! }, { at: 2, bytes: first! })).not.toEqual(bytes(1, 2, 3));
  });
});
