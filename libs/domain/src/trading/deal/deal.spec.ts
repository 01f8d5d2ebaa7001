import { describe, expect, test } from '@jest/globals';
import { agreedPrice } from './deal.js';

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
