import { describe, expect, test } from '@jest/globals';
import { type DecidedObjection, agreedPrice, publicityInWords } from './deal.js';

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

describe('what the history says when a publicity is over', () => {
  const own = (no: string): DecidedObjection => ({ no, isOfThisResult: true, hasOverturned: false });
  const former = (no: string, hasOverturned: boolean): DecidedObjection => ({
    no,
    isOfThisResult: false,
    hasOverturned,
  });
  test.each<[string, DecidedObjection[], string]>([
    ['nobody objected', [], '公示期满，没有异议'],
    ['two did, and it stands', [own('YY01'), own('YY02')], '公示期满；异议 YY01、YY02 已经处理完，结果维持'],
    [
      'the result before it fell by one',
      [former('YY01', true)],
      '公示期满，对这次结果没有异议；原来的结果因异议 YY01 作废',
    ],
    [
      'the one before fell by one, this one stands against another',
      [former('YY01', true), own('YY02')],
      '公示期满；异议 YY02 已经处理完，结果维持；原来的结果因异议 YY01 作废',
    ],
    [
      'one against the result before changed nothing',
      [former('YY01', false), former('YY02', true)],
      '公示期满，对这次结果没有异议；原来的结果因异议 YY02 作废；对原来结果的异议 YY01 已经处理完',
    ],
  ])('%s', (_, decided, words) => expect(publicityInWords(decided)).toBe(words));
});
