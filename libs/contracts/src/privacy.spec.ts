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

  test.each(PRIVACY.map((line) => [line.title, line] as const))('of %s leaves nothing open', (_, line) => {
    expect(line.kept.length).toBeGreaterThan(0);
    for (const text of [...line.kept, line.why, line.seenBy, line.until]) expect(text.trim()).not.toBe('');
  });
});
