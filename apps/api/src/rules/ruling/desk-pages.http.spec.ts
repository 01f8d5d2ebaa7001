import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PageView, RulingView } from '@helan/contracts';
import { pagesOf } from '../../testing/pages.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
}, 60_000);
afterAll(() => platform.close());

describe('a desk’s list has no end at a fixed number', () => {
  test.each([
    ['shenhe', 'refused-registrations'],
    ['fuzeren', 'reconsiderations'],
    ['jianguan', 'social-reviews'],
    ['xiangzhen', 'mandates'],
    ['xiangzhen', 'paper-scans'],
    ['jianguan', 'session-questions'],
  ])('%s reads %s by pages', async (login, route) => {
    expect(await (await platform.as(login)).get<PageView<unknown>>(route)).toMatchObject({
      items: [],
      total: 0,
      isMore: false,
      previous: null,
      next: null,
    });
  });

  test('all rulings can be read, what waits first', async () => {
    await platform.dataSource.query(
      `insert into ruling (id, kind, change, state, proposed_by, proposed_at)
       select gen_random_uuid(), 'CALENDAR',
         jsonb_build_object('documentNo', '贺政办发〔2026〕' || n || '号', 'days', '[]'::jsonb), 
         case when n = 1 then 'PROPOSED' else 'DROPPED' end, a.id, platform_now() + n * interval '1 minute'
       from generate_series(1, 121) n, account a where a.login = 'shenhe'`,
    );
    const pages = await pagesOf<RulingView>(await platform.as('fuzeren'), 'rulings');
    const [first, last] = [pages[0]!, pages[6]!];
    expect(first).toMatchObject({ total: 121, isMore: false, previous: null });
    expect(first.items).toHaveLength(20);
    expect(first.items[0]).toMatchObject({ state: 'PROPOSED', sentence: '贺政办发〔2026〕1号：' });
    expect(first.items[1]!.sentence).toBe('贺政办发〔2026〕121号：');
    expect(last.items.map(({ sentence }) => sentence)).toEqual(['贺政办发〔2026〕2号：']);
  });
});
