import { describe, expect, test } from '@jest/globals';
import { INITIAL_PARAMETERS, VISIT_KINDS } from '@helan/domain';
import { PRIVACY } from './privacy.js';

describe('the privacy text', () => {
  test('says of every mark by which an applicant is known again that it is kept, and how long', () => {
    const line = PRIVACY.find(({ days }) => days === 'visit.keepDays')!;
    expect(line.kept).toHaveLength(3);
    for (const { kept } of Object.values(VISIT_KINDS)) expect(line.kept).toContain(kept);
    expect(INITIAL_PARAMETERS.find(({ key }) => key === line.days)).toMatchObject({ value: 60, unit: '天' });
  });

  test('says of logs what they hold: neither address nor page', () => {
    const logs = PRIVACY.filter(({ title }) => title.includes('日志'));
    expect(logs).toHaveLength(1);
    expect(logs[0]!.kept.join()).toContain('都不记网络地址、完整网址');
    expect(JSON.stringify(logs)).not.toMatch(/六个月|哪个网址/);
  });

  test('says from where somebody has signed in, how many places and how long', () => {
    const line = PRIVACY.find(({ title }) => title === '从哪里登录过')!;
    expect(line.kept.join()).toContain('最近的 20 个');
    expect(line.until).toMatch(/^180 天没有再从那里登录/);
  });

  test.each(PRIVACY.map((line) => [line.title, line] as const))('of %s leaves nothing open', (_, line) => {
    expect(line.kept.length).toBeGreaterThan(0);
    for (const text of [...line.kept, line.why, line.seenBy, line.until]) expect(text.trim()).not.toBe('');
  });
});
