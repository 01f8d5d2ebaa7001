import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { OwnStandingView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let lotId: string;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ({ lotId } = await story.listed());
}, 60_000);
afterAll(() => platform.close());

const standing = async (login: string) =>
  (await platform.as(login)).get<OwnStandingView>(`my/lots/${lotId}/standing`);

test('whoever lists a lot is told so, and cannot register for it', async () => {
  expect(await standing('nonghu')).toEqual({ isOwn: true, refusal: null, registration: null });
  const lister = await platform.as('nonghu');
  expect(await lister.refused('post', `lots/${lotId}/registrations`)).toMatchObject({
    status: 422,
    code: 'registration.own-listing',
    title: '不能报名受让自己转出的权利，用自己的个体户、家庭农场报名也不行。',
  });
  expect(await standing('nonghu')).toEqual({ isOwn: true, refusal: null, registration: null });
});

test('whoever has registered finds his registration, and gets the same one again', async () => {
  expect(await standing('jingmai1')).toEqual({ isOwn: false, refusal: null, registration: null });
  const bidder = await platform.as('jingmai1');
  const { id } = await bidder.post<{ id: string }>(`lots/${lotId}/registrations`);
  expect(await standing('jingmai1')).toEqual({
    isOwn: false,
    refusal: null,
    registration: { id, state: 'DRAFT', stateName: '草稿', mayBeginAnew: false },
  });
  expect(await story.register('jingmai1', lotId)).toBe(id);
  expect(await standing('jingmai1')).toMatchObject({ registration: { id, state: 'QUALIFYING' } });
  expect(await standing('jingmai2')).toEqual({ isOwn: false, refusal: null, registration: null });
});

test('a business is told before it begins that nobody has set the lines of its review', async () => {
  expect(await standing('qiye')).toEqual({
    isOwn: false,
    refusal: 'registration.social-review',
    registration: null,
  });
});

test('a lot that is not there is not found', async () => {
  const nowhere = 'my/lots/00000000-0000-4000-8000-000000000000/standing';
  expect(await (await platform.as('jingmai1')).refused('get', nowhere)).toMatchObject({ status: 404 });
});
