import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PageView, ProjectRowView, ProjectView } from '@helan/contracts';
import { PHOTOS, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const show = async (id: string) => (await platform.as('shenhe')).get<ProjectView>(`projects/${id}`);

/** Periods typed by hand from the chain of the rules (§6.0); the platform begins on Monday 2 November 2026. */
test('every step has its working days, and the clock stands while the applicant corrects', async () => {
  const id = await story.submitted();
  expect((await show(id)).dueAt).toBe('2026-11-04T09:00:00.000Z');
  const liaison = await platform.as('cunji');
  await platform.advance('2026-11-03T02:00:00Z');
  await liaison.post(`projects/${id}/correction-request`, { items: ['补一张合同页'] });
  expect((await show(id)).dueAt).toBe('2026-11-17T09:00:00.000Z');
  await platform.advance('2026-11-09T02:00:00Z');
  await (await platform.as('nonghu')).post(`projects/${id}/resubmission`, { reason: '已补' });
  expect(await show(id)).toMatchObject({ dueAt: '2026-11-11T09:00:00.000Z', isOverdue: false });
  for (const [number, photo] of PHOTOS.entries())
    await liaison.upload(`projects/${id}/documents`, 'SITE_PHOTO', photo, `${number}.png`);
  await liaison.post(`projects/${id}/verification`, {
    measured: '120',
    latitude: 38.638,
    longitude: 106.402,
    gpsErrorMetres: 5,
    isUndisputed: true,
  });
  expect((await show(id)).dueAt).toBe('2026-11-12T09:00:00.000Z');
  await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
  expect((await show(id)).dueAt).toBe('2026-11-10T09:00:00.000Z');
  await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
  expect((await show(id)).dueAt).toBe('2026-11-16T09:00:00.000Z');
  await platform.advance('2026-11-16T09:00:01Z');
  const queue = await (await platform.as('shenhe')).get<PageView<ProjectRowView>>('projects?myTurn=true');
  expect(queue.items[0]).toMatchObject({ id, isOverdue: true });
  await (await platform.as('shenhe')).post(`projects/${id}/review`);
  await (await platform.as('fuzeren')).post(`projects/${id}/publication`);
  expect((await show(id)).isOverdue).toBe(false);
});

test('what a correction makes another thing or another right is judged again by whoever judged it, with all his days', async () => {
  const id = await story.verified();
  const [town, window, reviewer, owner] = await Promise.all(
    ['xiangzhen', 'shouli', 'shenhe', 'nonghu'].map((login) => platform.as(login)),
  );
  await town!.post(`projects/${id}/township-review`);
  await window!.post(`projects/${id}/acceptance`);
  const { no, application } = await reviewer!.get<ProjectView>(`projects/${id}`);
  const correct = async (change: object) => {
    await reviewer!.post(`projects/${id}/correction-request`, { items: ['请核对'] });
    await owner!.put(`projects/${id}/application`, { ...application, ...change });
    await owner!.post(`projects/${id}/resubmission`, { reason: '已改' });
    return show(id);
  };
  expect(await correct({ title: '兰光村耕地经营权' })).toMatchObject({ state: 'CENTER_REVIEWING' });
  const anew = await correct({ termTo: '2030-12-31' });
  expect(anew).toMatchObject({ state: 'TOWN_REVIEWING', dueAt: expect.any(String) });
  expect(await reviewer!.refused('post', `projects/${id}/review`)).toMatchObject({
    code: 'lifecycle.not-now',
  });
  await town!.post(`projects/${id}/township-review`);
  await window!.post(`projects/${id}/acceptance`);
  const [parcel] = application.parcels!;
  const larger = await correct({ termTo: '2030-12-31', parcels: [{ ...parcel!, mu: '150' }] });
  expect(larger.state).toBe('VILLAGE_VERIFYING');
  await story.checkSite(id, '150');
  await story.review(id);
  expect(await show(id)).toMatchObject({ state: 'NOTICE_APPROVING', no });
});
