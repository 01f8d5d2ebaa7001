import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inCapitals } from './capitals.js';
import { MAX_FEN } from './fen.js';

describe('大写', () => {
  test.each([
    [0n, '零元整'],
    [1n, '壹分'],
    [50n, '伍角整'],
    [55n, '伍角伍分'],
    [100n, '壹元整'],
    [101n, '壹元零壹分'],
    [1000n, '壹拾元整'],
    [1005n, '壹拾元零伍分'],
    [1050n, '壹拾元伍角整'],
    [100100n, '壹仟零壹元整'],
    [1001000n, '壹万零壹拾元整'],
    [1607800n, '壹万陆仟零柒拾捌元整'],
    [10000000n, '壹拾万元整'],
    [16107800n, '壹拾陆万壹仟零柒拾捌元整'],
    [128360000n, '壹佰贰拾捌万叁仟陆佰元整'],
    [100000010n, '壹佰万元壹角整'],
    [10000000100n, '壹亿零壹元整'],
    [10500000000n, '壹亿零伍佰万元整'],
    [12836000000n, '壹亿贰仟捌佰叁拾陆万元整'],
    [2000000000035n, '贰佰亿元叁角伍分'],
    [99999999999999n, '玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('%s fen is %s', (fen, words) => expect(inCapitals(fen)).toBe(words));

  test.each([-1n, MAX_FEN + 1n])('%s fen has no capitals', (fen) =>
    expect(() => inCapitals(fen)).toThrow(RangeError),
  );

  test('the words read back to the amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX_FEN }), (fen) => readCapitals(inCapitals(fen)) === fen),
      { numRuns: 2000 },
    );
  });
});

/** A reader of its own, written from the rules for bills and not from the writer. */
function readCapitals(words: string): bigint {
  const digit = (character: string) => BigInt('零壹贰叁肆伍陆柒捌玖'.indexOf(character));
  const [yuanText, centText] = words.includes('元') ? (words.split('元') as [string, string]) : ['', words];
  const group = (text: string) => {
    let sum = 0n;
    for (const [, value, place] of text.matchAll(/([壹贰叁肆伍陆柒捌玖])([拾佰仟]?)/g)) {
      sum += digit(value!) * { '': 1n, 拾: 10n, 佰: 100n, 仟: 1000n }[place as '' | '拾'];
    }
    return sum;
  };
  const [, hundredMillions = '', tenThousands = '', ones = ''] = /^(?:(.*)亿)?(?:(.*)万)?(.*)$/.exec(
    yuanText,
  )!;
  const yuan = group(hundredMillions) * 100_000_000n + group(tenThousands) * 10_000n + group(ones);
  const jiao = /([壹贰叁肆伍陆柒捌玖])角/.exec(centText)?.[1];
  const cent = /([壹贰叁肆伍陆柒捌玖])分/.exec(centText)?.[1];
  return yuan * 100n + (jiao ? digit(jiao) * 10n : 0n) + (cent ? digit(cent) : 0n);
}
