import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PageView, ProjectRowView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
}, 60_000);
afterAll(() => platform.close());

const onDesk = async (login: string) =>
  (await (await platform.as(login)).get<PageView<ProjectRowView>>('projects?myTurn=true')).items;

test('at one deadline whoever came to a desk first comes first, on every look', async () => {
  const ids = [await story.submitted(), await story.submitted(), await story.submitted()];
  const rows = await onDesk('cunji');
  expect(new Set(rows.map(({ dueAt }) => dueAt)).size).toBe(1);
  expect(rows.map(({ id }) => id)).toEqual(ids);
  // The second goes on first, and comes first to the next desk.
  const [first, second, third] = ids as [string, string, string];
  for (const id of [second, first, third]) await story.checkSite(id, '120');
  expect((await onDesk('xiangzhen')).map(({ id }) => id)).toEqual([second, first, third]);
  expect((await onDesk('xiangzhen')).map(({ id }) => id)).toEqual([second, first, third]);
});

test('a deadline goes before the time of coming', async () => {
  const [early, late] = await onDesk('xiangzhen');
  await platform.dataSource.query(
    "update project set step_due_at = step_due_at - interval '1 day' where id = $1",
    [late!.id],
  );
  expect((await onDesk('xiangzhen')).map(({ id }) => id).slice(0, 2)).toEqual([late!.id, early!.id]);
});
