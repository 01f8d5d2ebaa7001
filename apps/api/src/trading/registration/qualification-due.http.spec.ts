import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { QualificationView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const next = async () =>
  (await (await platform.as('shenhe')).get<{ file: QualificationView | null }>('qualifications/next')).file;

test('a file says until when it is to be decided, and that the time is over', async () => {
  const { lotId, endsAt } = await story.listed({ extensionCycles: 0 });
  const id = await story.register('jingmai1', lotId);
  await platform.advance(endsAt.getTime() + 1000);
  const file = await next();
  expect(file).toMatchObject({ id, isOverdue: false });
  expect(Date.parse(file!.dueAt!)).toBeGreaterThan(await platform.time());
  await platform.advance(Date.parse(file!.dueAt!) + 1000);
  expect(await next()).toMatchObject({ id, isOverdue: true });
});
