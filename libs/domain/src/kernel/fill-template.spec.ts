import { describe, expect, test } from '@jest/globals';
import { fillTemplate } from './fill-template.js';

describe('a template of a short message', () => {
  test.each([
    ['验证码 {code}。', { code: '123456' }, { text: '验证码 123456。' }],
    ['{a}和{b}', { a: '甲', b: '乙' }, { text: '甲和乙' }],
    ['没有要填的', {}, { text: '没有要填的' }],
    ['没有要填的', { code: '1' }, { text: '没有要填的' }],
    ['{code}', { code: '{code}' }, { text: '{code}' }],
    ['验证码 {code}。', {}, { missing: ['code'] }],
    ['验证码 {code}。', { code: '' }, { missing: ['code'] }],
    ['验证码 {code}。', { code: ' ' }, { missing: ['code'] }],
    ['{a}{b}{a}', { b: '1' }, { missing: ['a'] }],
    ['{toString}', {}, { missing: ['toString'] }],
  ])('%j with %j is %j', (template, values, result) => {
    expect(fillTemplate(template, values as Record<string, string>)).toEqual(result);
  });
});
