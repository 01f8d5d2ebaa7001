import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProjectView, VillagePointView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const VILLAGE = '640122102208';
let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  await platform.dataSource.query('update region set latitude = null, longitude = null');
});
afterAll(() => platform.close());

const distanceOf = async (id: string) =>
  (await (await platform.as('shenhe')).get<ProjectView>(`projects/${id}`)).siteCheck!.distanceMetres;
const accepted = async () => {
  const id = await story.verified();
  await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
  await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
  return id;
};

test('as long as nobody has set a point, nobody knows how far a site is from it', async () => {
  expect(await distanceOf(await accepted())).toBeNull();
});

test('the township sets one and says from what it knows it; then the site is so far from it', async () => {
  const township = await platform.as('xiangzhen');
  await township.put(`village-points/${VILLAGE}`, {
    latitude: 38.6375,
    longitude: 106.4012,
    source: '村部手持 GPS 实测',
  });
  // 0.0005° north and 0.0008° east at 38.6° are 55.6 and 69.5 metres: 89 together.
  expect(await distanceOf(await accepted())).toBe(89);
  const points = await township.get<VillagePointView[]>('village-points');
  expect(points.find(({ code }) => code === VILLAGE)).toMatchObject({
    latitude: 38.6375,
    source: '村部手持 GPS 实测',
    setterName: '纳明远',
  });
  expect(points.every(({ code }) => code.startsWith('640122102'))).toBe(true);
});

test.each([
  ['another township’s village', '640122103201', { latitude: 38.6, longitude: 106.3 }, 'resource.not-found'],
  ['a point outside the county', VILLAGE, { latitude: 39.2, longitude: 106.3 }, 'region.outside'],
  ['degrees that were exchanged', VILLAGE, { latitude: 106.3, longitude: 38.6 }, 'request.invalid'],
  ['no word of where it is from', VILLAGE, { latitude: 38.6, longitude: 106.3, source: '' }, 'text.missing'],
])('%s is refused', async (_, code, point, refusal) => {
  const problem = await (
    await platform.as('xiangzhen')
  ).refused('put', `village-points/${code}`, { source: '实测', ...point });
  expect(problem.code).toBe(refusal);
});

test('nobody else sets one', async () => {
  for (const login of ['cunji', 'shenhe', 'nonghu'])
    expect(
      await (
        await platform.as(login)
      ).refused('put', `village-points/${VILLAGE}`, {
        latitude: 38.6,
        longitude: 106.3,
        source: '实测',
      }),
    ).toMatchObject({ code: 'permission.denied' });
});

test('two desks at once: the later one is refused, and finds what was set', async () => {
  const township = await platform.as('xiangzhen');
  const now = async () =>
    (await township.get<VillagePointView[]>('village-points')).find(({ code }) => code === VILLAGE)!;
  const { version } = await now();
  const point = { latitude: 38.64, longitude: 106.41, source: '第一个窗口' };
  await township.put(`village-points/${VILLAGE}`, { ...point, version });
  expect(
    await township.refused('put', `village-points/${VILLAGE}`, { ...point, source: '第二个窗口', version }),
  ).toMatchObject({ status: 409, code: 'form.saved-meanwhile' });
  const after = await now();
  expect(after).toMatchObject({ source: '第一个窗口' });
  await township.put(`village-points/${VILLAGE}`, {
    ...point,
    source: '看过以后',
    version: after.version,
  });
  expect((await now()).source).toBe('看过以后');
});
