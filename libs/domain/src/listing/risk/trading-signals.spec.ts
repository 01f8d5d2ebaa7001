import { expect, test } from '@jest/globals';
import { findLoneApplicants, findRepeatedPair, leftUndecided } from './trading-signals.js';
import { findClockDrift } from './clock-drift.js';
import { areEvenlySpaced, isNearlySameText } from './offer-likeness.js';

test('money that nobody has decided about is named by its line alone', () => {
  expect(leftUndecided('价款', '20261111001')).toEqual({
    code: 'R34',
    level: 'YELLOW',
    evidence: '一笔价款到账（流水号 20261111001）到期还没有两个人认定',
  });
});

test.each([
  ['by ten each', [100n, 110n, 120n], true],
  ['by ten each, in any order', [120n, 100n, 110n, 130n], true],
  ['one of them off by a fen', [100n, 110n, 121n], false],
  ['two say nothing', [100n, 110n], false],
  ['equals are one price', [100n, 100n, 110n], false],
  ['nobody', [], false],
])('R03: prices %s', (_, prices, expected) => expect(areEvenlySpaced(prices)).toBe(expected));

const PLAN = '种植冬小麦三百亩，配套滴灌设施，聘用本村劳力二十人，秸秆全部还田';
test.each([
  ['the same', PLAN, PLAN, true],
  ['the same but for its marks', PLAN, PLAN.replace(/，/g, '。 '), true],
  ['one number changed at the end of a long one', `${PLAN}${PLAN}甲`, `${PLAN}${PLAN}乙`, true],
  ['another plan', PLAN, '建设日光温室十栋，种植番茄和黄瓜，产品供应银川市场，带动农户就业', false],
  ['short ones', '种小麦', '种小麦', false],
])('R03: plans, %s', (_, one, other, expected) => expect(isNearlySameText(one, other)).toBe(expected));

test.each([
  ['half of four', 4, 2, true],
  ['fewer than half', 5, 2, false],
  ['three lots say nothing', 3, 3, false],
  ['nobody applied', 4, 0, false],
])('R07: %s', (_, lots, alone, expected) =>
  expect(findLoneApplicants('兰光村', { lots, alone }) !== undefined).toBe(expected),
);

test.each([
  [2, false],
  [3, true],
])('R06: %d deals', (count, expected) => expect(findRepeatedPair(count) !== undefined).toBe(expected));

test.each([
  ['in step', 2, 0, false],
  ['at the limit', 500, 500, false],
  ['unsure', 501, 0, true],
  ['ahead', 2, 501, true],
  ['behind', 2, -501, true],
])('R28: a clock %s', (_, errorMs, jumpMs, expected) =>
  expect(findClockDrift(errorMs, jumpMs) !== undefined).toBe(expected),
);

test.each([
  [2, 2_340, '数据库时钟向前跳了约 2.3 秒'],
  [2, -800, '数据库时钟向后跳了约 0.8 秒'],
  [501, 0, '服务器时钟和数据库时钟相差可能超过 500 毫秒'],
])('R28 says which way and how far: %d, %d', (errorMs, jumpMs, evidence) =>
  expect(findClockDrift(errorMs, jumpMs)).toMatchObject({ evidence }),
);
