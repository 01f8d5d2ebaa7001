import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, test } from '@jest/globals';
import { statementsOf } from '../../testing/statements.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

test.each([
  ['fail', 0, false],
  ['close', 0, true],
  ['extend', 2, false],
] as const)('%s', async (name, extensionCycles, applies) => {
  const { lotId } = await story.listed({ extensionCycles } as never);
  if (applies) await story.register('jingmai1', lotId);
  const texts = await statementsOf(
    platform,
    () => story.advancePast('select registration_ends_at as at from lot where id = $1', lotId),
    'listing_event',
  );
  writeFileSync(`/tmp/trace-${name}.txt`, texts.join('\n----\n'));
});
