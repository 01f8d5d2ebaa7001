import { describe, expect, test } from '@jest/globals';
import { copySheet } from './copy-sheet.js';

const sheetOf = (title: string, row: Record<string, unknown>) =>
  copySheet(
    { madeAt: '2026-11-02T01:00:00.000Z', parts: [{ title, kept: '三年', rows: [row], left: null }] },
    new Map([['640122102208', '兰光村']]),
  );

describe('the copy that is printed says in words', () => {
  test.each<[string, string, Record<string, unknown>, string]>([
    ['a kind of party', '登记备案', { 类别: 'FARMER_HOUSEHOLD' }, '<th>类别</th><td>农户</td>'],
    ['a village', '登记备案', { 所在村: '640122102208' }, '<th>所在村</th><td>兰光村</td>'],
    ['roles', '账号', { 角色: ['MEMBER'] }, '<th>角色</th><td>办事群众</td>'],
    ['a type', '挂牌申请', { 品种: 'T01' }, '<th>品种</th><td>'],
    ['a state of its table', '挂牌申请', { 状态: 'DRAFT' }, '<th>状态</th><td>草稿</td>'],
    ['what nobody has a word for, as it is', '账号', { 登录名: 'DRAFT' }, '<th>登录名</th><td>DRAFT</td>'],
    ['yes', '消息', { 读过: true }, '<td>是</td>'],
    [
      'what an application says',
      '挂牌申请',
      { 申请内容: { title: '十亩地', villageCode: '640122102208', parcels: [{ code: '1', mu: '10' }] } },
      '<th>所在村</th><td>兰光村</td>',
    ],
    [
      'what was sealed as a whole',
      '登记备案的记录',
      { 内容: '{"kind":"PERSON","name":"赵禾田"}' },
      '<tr><th>类型</th><td>自然人</td></tr><tr><th>名称（姓名）</th><td>赵禾田</td></tr>',
    ],
  ])('%s', (_, title, row, words) => {
    expect(sheetOf(title, row)).toContain(words);
  });

  test('and nothing of a text is read as a tag', () => {
    const sheet = sheetOf('挂牌申请', { 申请内容: { '<b>': '<script>' }, 品种: ['<i>'] });
    for (const tag of ['<b>', '<script>', '<i>']) expect(sheet).not.toContain(tag);
  });

  test('and no code of the type is left', () => {
    expect(sheetOf('挂牌申请', { 品种: 'T01' })).not.toContain('T01');
  });
});
