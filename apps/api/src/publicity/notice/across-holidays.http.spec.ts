import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NoticeView } from '@helan/contracts';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

async function setClock(at: string): Promise<void> {
  await platform.dataSource.query('update platform_clock set ahead = $1::timestamptz - clock_timestamp()', [
    at,
  ]);
  await platform.app.get(PlatformClock).measure();
}

/** Typed by hand from the State Council's and 宁夏's notices, one after the other: no clock goes back for months. */
test.each([
  ['the New Year', '2025-12-29T02:00:00Z', '2026-01-08', 3, ['2026-01-04']],
  ['the Spring Festival', '2026-02-10T02:00:00Z', '2026-02-26', 9, ['2026-02-14']],
  ['the Spring Festival, published in it', '2026-02-16T02:00:00Z', '2026-03-04', 1, ['2026-02-28']],
  ['古尔邦节', '2026-05-22T02:00:00Z', '2026-06-04', 6, []],
  ['the Mid-Autumn Festival', '2026-09-18T02:00:00Z', '2026-09-29', 4, ['2026-09-20']],
  ['the National Day', '2026-09-28T02:00:00Z', '2026-10-13', 8, ['2026-10-10']],
])('publication across %s', async (_, publishedAt, end, off, madeUp) => {
  await setClock(publishedAt);
  const { lotId, endsAt } = await story.listed();
  expect(endsAt.toISOString()).toBe(`${end}T09:00:00.000Z`);
  const rows: { id: string }[] = await platform.dataSource.query('select id from notice where lot_id = $1', [
    lotId,
  ]);
  const { strip } = await platform.nobody().get<NoticeView>(`notices/${rows[0]!.id}`);
  const counted = strip.filter((day) => day.kind === 'COUNTED');
  expect(counted).toHaveLength(7);
  expect(counted.at(-1)!.date).toBe(end);
  expect(strip.filter((day) => ['HOLIDAY', 'WEEKEND'].includes(day.kind))).toHaveLength(off);
  expect(counted.filter((day) => day.name.includes('调休')).map((day) => day.date)).toEqual(madeUp);
});
