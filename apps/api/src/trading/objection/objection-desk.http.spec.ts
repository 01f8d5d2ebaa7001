import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ObjectionView, PageView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let lotId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  ({ lotId } = await new Story(platform).listed());
}, 60_000);
afterAll(() => platform.close());

test('objections of one deadline lie in the order in which they came', async () => {
  const ids = [];
  for (const login of ['jingmai2', 'jingmai1', 'nongchang']) {
    const text = '公告的四至和现场不一样，请核实。';
    ids.push(
      (await (await platform.as(login)).post<{ id: string }>(`lots/${lotId}/objections`, { text })).id,
    );
  }
  const center = await platform.as('fuzeren');
  const { items, total } = await center.get<PageView<ObjectionView>>('objections?open=true');
  expect(total).toBe(3);
  expect(new Set(items.map(({ dueAt }) => dueAt)).size).toBe(1);
  expect(items.map(({ id }) => id)).toEqual(ids);
});
