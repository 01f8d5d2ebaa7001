import { describe, expect, test } from '@jest/globals';
import { agreedPrice } from './deal.js';
import { wayOn } from './who-shows-up.js';

describe('one alone is agreed with', () => {
  test.each([
    ['a sale without a quote', 62_000n, null, false, 62_000n],
    ['a sale with a higher quote', 62_000n, 65_000n, false, 65_000n],
    ['a sale with a lower quote', 62_000n, 60_000n, false, 62_000n],
    ['a purchase without a quote', 62_000n, null, true, 62_000n],
    ['a purchase with a lower quote', 62_000n, 60_000n, true, 60_000n],
    ['a purchase with a higher quote', 62_000n, 65_000n, true, 62_000n],
  ])('%s', (_, listing, quote, isBuying, price) => expect(agreedPrice(listing, quote, isBuying)).toBe(price));
});

describe('who shows up decides', () => {
  test.each([
    ['nobody', 0, 2, 'AGREE', false, 'FAIL'],
    ['nobody in a second round', 0, 2, 'SECOND_ROUND', true, 'FAIL'],
    ['one, to be agreed with', 1, 2, 'AGREE', false, 'AGREE'],
    ['one, in the first of two rounds', 1, 2, 'SECOND_ROUND', false, 'SECOND_ROUND'],
    ['one, in the second round', 1, 2, 'SECOND_ROUND', true, 'AGREE'],
    ['one, where too few fail', 1, 2, 'FAIL', false, 'FAIL'],
    ['two of two', 2, 2, 'FAIL', false, 'BID'],
    ['two of three, where too few fail', 2, 3, 'FAIL', false, 'FAIL'],
    ['two of three, in the first of two rounds', 2, 3, 'SECOND_ROUND', false, 'SECOND_ROUND'],
    ['two of three, in the second round', 2, 3, 'SECOND_ROUND', true, 'BID'],
    ['two of three, where one would be agreed with', 2, 3, 'AGREE', false, 'BID'],
    ['three of three', 3, 3, 'SECOND_ROUND', false, 'BID'],
  ] as const)('%s', (_, takingPart, minBidders, fewBidders, isSecondRound, way) =>
    expect(wayOn({ takingPart, minBidders, fewBidders, isSecondRound })).toBe(way),
  );
});
