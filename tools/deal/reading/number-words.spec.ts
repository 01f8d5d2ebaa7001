import { expect, test } from '@jest/globals';
import { formatQuantity } from '@helan/domain';
import { findNumber, findPercent, readNumber, readWhole } from './number-words.js';
import { convert, findUnit, inOwnUnit } from './units.js';

test.each([
  ['8.5万元', '85000'],
  ['32173.75万元', '321737500'],
  ['12.34567万元', '123456.7'],
  ['1,200 元', '1200'],
  ['柒佰元整', '700'],
  ['壹万元整', '10000'],
  ['三十万零五百元', '300500'],
  ['十二', '12'],
  ['两千五百亩', '2500'],
  ['二〇二六', '2026'],
  ['0.615元/m³', '0.615'],
  ['1.2亿元', '120000000'],
])('%s is %s', (text, expected) => expect(formatQuantity(findNumber(text)!.value)).toBe(expected));

test.each(['', '面议', '万', '若干', 'X分钟'])('%j is no number', (text) =>
  expect(findNumber(text)).toBeUndefined(),
);

test.each([
  [872.7312, '872.7312'],
  [77880.3, '77880.3'],
  [0.00005, '0.0001'],
])('%d', (number, expected) => expect(formatQuantity(readNumber(number)!)).toBe(expected));

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, null, {}, true])('%p is none', (thing) =>
  expect(readNumber(thing)).toBeUndefined(),
);

test.each([
  ['3', 3],
  ['三', 3],
  ['2.5', undefined],
])('%s, whole', (text, expected) => expect(readWhole(text)).toBe(expected));

test.each([
  ['成交价的20%', 2000],
  ['2.5％', 250],
  ['百分之十五', 1500],
  ['三成', 3000],
  ['成交后三日', undefined],
  ['第三成员', undefined],
])('%s of a hundredth', (text, expected) => expect(findPercent(text)).toBe(expected));

test.each([
  ['㎡', '10 m²'],
  ['平方米', '10 m²'],
  ['立方米', '10 m³'],
  ['公顷', '150 亩'],
  ['万亩', '100000 亩'],
  ['斤', '5 kg'],
  ['公斤', '10 kg'],
  ['吨', '10 t'],
  ['万股', '100000 股'],
  ['棵', '10 株'],
  ['万m³', '100000 m³'],
  ['吨标准煤', '10 tce'],
])('ten %s', (written, expected) => {
  const { amount, unit } = inOwnUnit(100_000n, findUnit(written)!);
  expect(`${formatQuantity(amount)} ${unit}`).toBe(expected);
});

test('a unit fits a type that knows it, or knows one that says the same; nothing else does', () => {
  expect(convert('m³', ['m³', 't'])).toEqual({ unit: 'm³', over: 1n, under: 1n });
  expect(convert('t', ['头', 'kg'])).toEqual({ unit: 'kg', over: 1000n, under: 1n });
  expect(convert('kg', ['t'])).toEqual({ unit: 't', over: 1n, under: 1000n });
  expect(convert('m²', ['台', '套'])).toBeUndefined();
});
