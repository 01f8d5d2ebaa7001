import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../index.js';
import { foldAmount, parseYuan } from './fen.js';
import { findNumber, findPercent, findPercents, percentInWords } from './number-words.js';

/** Typed by hand: what people write for an amount, in fen. */
test.each([
  ['一千二百元', 120_000n],
  ['壹仟贰佰元整', 120_000n],
  ['人民币壹仟贰佰元整', 120_000n],
  ['壹仟贰佰圆整', 120_000n],
  ['壹佰贰拾叁元肆角伍分', 12_345n],
  ['壹佰元零伍分', 10_005n],
  ['壹万陆仟零柒拾捌元整', 1_607_800n],
  ['贰拾万元', 20_000_000n],
  ['两万五千元', 2_500_000n],
  ['两万五', 2_500_000n],
  ['三千五', 350_000n],
  ['二百五', 25_000n],
  ['一百零五元', 10_500n],
  ['十元', 1_000n],
  ['十二', 1_200n],
  ['一亿二千万元', 12_000_000_000n],
  ['三十万零五百元', 30_050_000n],
  ['零元', 0n],
  ['1,200 元', 120_000n],
])('%s', (text, fen) => expect(parseYuan(text)).toBe(fen));

test.each(['万元', '面议', '千百元', '贰万伍元整', '一二百元', '三成', '一千二百元左右', '一元一角二角'])(
  '%s is no amount',
  (text) => expect(isRefusal(parseYuan(text))).toBe(true),
);

test('what was written in words is kept in digits', () =>
  expect([foldAmount('壹佰元零伍分'), foldAmount('壹仟贰佰元整')]).toEqual(['100.05', '1200']));

describe('shares, in hundredths of a percent', () => {
  test.each([
    ['三成', 3000],
    ['三成五', 3500],
    ['两成半', 2500],
    ['百分之三十', 3000],
    ['百分之三点五', 350],
    ['百分之百', 10_000],
    ['百分之一百', 10_000],
    ['千分之五', 50],
    ['成交价的百分之十五', 1500],
    ['2.5％', 250],
    ['百分之20', 2000],
    ['成交后三日', undefined],
  ])('%s', (text, expected) => expect(findPercent(text)).toBe(expected));

  test.each([
    ['百分之三十', 3000],
    ['三成', 3000],
    ['首付三成', undefined],
    ['三成员', undefined],
    ['三十', undefined],
  ])('%s and nothing else', (text, expected) => expect(percentInWords(text)).toBe(expected));

  test('all of a text', () =>
    expect(findPercents('签约付三成，交付付百分之四十，余下 30% 次年付清')).toEqual([3000, 4000, 3000]));
});

/** In 0.0001. */
test.each([
  ['3千元', 30_000_000n],
  ['5百万', 50_000_000_000n],
  ['5千克', 50_000n],
  ['三点五亩', 35_000n],
  ['上午九点三十分', 90_000n],
])('%s', (text, value) => expect(findNumber(text)?.value).toBe(value));
