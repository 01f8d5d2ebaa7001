import { expect, test } from '@jest/globals';
import { INITIAL_PARAMETERS } from './initial-parameters.js';
import { limitsInWords, valueInWords } from './parameter-words.js';

const CHOICE = { unit: '', floor: 1, ceiling: 2, choices: ['整月加天数', '实际天数'] };

test.each([
  [2000, { unit: '万分之' }, '20%'],
  [10_000_000, { unit: '分' }, '100,000.00 元'],
  [7, { unit: '个工作日' }, '7 个工作日'],
  [0, { unit: '亩' }, '还没有设定'],
  [3, { unit: '' }, '3'],
  [2, CHOICE, '实际天数'],
])('%p of %j is %p', (value, parameter, words) => expect(valueInWords(value, parameter)).toBe(words));

test.each([
  [{ unit: '个工作日', floor: 7, ceiling: 7 }, '不能改'],
  [{ unit: '个工作日', floor: 7 }, '不少于 7 个工作日'],
  [{ unit: '万分之', floor: 0, ceiling: 2000 }, '不少于 0%，不多于 20%'],
  [{ unit: '亩', floor: 0 }, '不少于 0 亩'],
  [{ unit: '' }, '不限'],
  [CHOICE, '整月加天数，或者实际天数'],
])('the limits of %j are %p', (parameter, words) => expect(limitsInWords(parameter)).toBe(words));

test('whatever is a choice says what each of its values means', () => {
  const all: readonly { floor?: number; ceiling?: number; choices?: readonly string[]; label: string }[] =
    INITIAL_PARAMETERS;
  const chosen = all.filter(({ choices, label }) => choices || /\d [^\d，）]+，\d /.test(label));
  expect(chosen.length).toBeGreaterThan(0);
  for (const { label, floor, ceiling, choices } of chosen)
    expect([label, choices?.length]).toEqual([label, ceiling! - floor! + 1]);
});
