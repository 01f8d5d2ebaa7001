import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
}, 60_000);
afterAll(() => platform.close());

const show = async (id: string) => (await platform.as('nonghu')).get(`projects/${id}`);
const askCorrection = async (login: string, id: string) =>
  (await platform.as(login)).post(`projects/${id}/correction-request`, { items: ['缺一页合同'] });

test('a correction stands where it was asked for, not back at the application', async () => {
  const id = await story.verified();
  await askCorrection('xiangzhen', id);
  expect(await show(id)).toMatchObject({ state: 'CORRECTION', reached: 'TOWN_REVIEWING', turn: '转出方' });
  await (await platform.as('nonghu')).post(`projects/${id}/resubmission`, { reason: '已补' });
  expect(await show(id)).toMatchObject({ state: 'TOWN_REVIEWING', reached: 'TOWN_REVIEWING' });
  await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
  await askCorrection('shouli', id);
  expect(await show(id)).toMatchObject({ state: 'CORRECTION', reached: 'CENTER_ACCEPTING' });
});

test('one that is taken back instead of put right has come as far as it was asked', async () => {
  const id = await story.submitted();
  expect(await show(id)).toMatchObject({ reached: 'VILLAGE_VERIFYING' });
  await askCorrection('cunji', id);
  await (await platform.as('nonghu')).post(`projects/${id}/withdrawal`, { reason: '不转了' });
  expect(await show(id)).toMatchObject({ state: 'WITHDRAWN', reached: 'VILLAGE_VERIFYING' });
});

test('a draft that was never sent stands at the application', async () => {
  const id = await story.draft();
  expect(await show(id)).toMatchObject({ reached: 'DRAFT' });
  await (await platform.as('nonghu')).post(`projects/${id}/withdrawal`, { reason: '不转了' });
  expect(await show(id)).toMatchObject({ state: 'WITHDRAWN', reached: 'DRAFT' });
});
