import { describe, expect, test } from '@jest/globals';
import { refuseSplit } from './index.js';

describe('a split', () => {
  const WHOLE = 1_200_000n;
  test.each<[string, { name: string; mu: string }[], string[]]>([
    [
      'in two',
      [
        { name: '东', mu: '50' },
        { name: '西', mu: '70' },
      ],
      [],
    ],
    [
      'to the last ten-thousandth',
      [
        { name: '东', mu: '50.0001' },
        { name: '西', mu: '69.9999' },
      ],
      [],
    ],
    [
      'a ten-thousandth short',
      [
        { name: '东', mu: '50.0001' },
        { name: '西', mu: '69.9998' },
      ],
      ['split.sum'],
    ],
    ['in one', [{ name: '东', mu: '120' }], ['split.count']],
    ['in 21', Array.from({ length: 21 }, () => ({ name: '块', mu: '1' })), ['split.count']],
    [
      'without a name',
      [
        { name: ' ', mu: '50' },
        { name: '西', mu: '70' },
      ],
      ['application.missing-field'],
    ],
    [
      'with nothing',
      [
        { name: '东', mu: '0' },
        { name: '西', mu: '120' },
      ],
      ['area.out-of-range'],
    ],
  ])('%s', (_, parts, codes) => expect(refuseSplit(WHOLE, parts).map(({ code }) => code)).toEqual(codes));
});
