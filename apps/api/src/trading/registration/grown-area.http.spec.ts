import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PageView, RegistrationView, SocialReviewView } from '@helan/contracts';
import { sampleListing } from '@helan/domain/samples';
import { PDF, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const PAPERS = ['INTENT_AGREEMENT', 'CAPABILITY_PROOF', 'PROJECT_PLAN'];
const PASSED = {
  isApproved: true,
  opinions: { landUse: '种小麦', capability: '有农机和人员', plan: '以粮食为主' },
};

let platform: TestPlatform;
let story: Story;
let lotId: string;
let id: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  for (const [key, value] of Object.entries({ townMu: 121, countyMu: 500, cityMu: 1000 }))
    await platform.dataSource.query(
      `insert into parameter (key, effective_from, value, source)
       values ($1, (platform_now() at time zone 'Asia/Shanghai')::date, $2, '县里文件')`,
      [`social.${key}`, value],
    );
});
afterAll(() => platform.close());

const own = async () => (await platform.as('qiye')).get<RegistrationView>(`my/registrations/${id}`);
const reviews = async () =>
  (await (await platform.as('xiangzhen')).get<PageView<SocialReviewView>>('social-reviews')).items.map(
    ({ mu, isApproved }) => [mu, isApproved],
  );
const qualification = (isQualified: boolean) =>
  [`registrations/${id}/qualification`, { isQualified }] as const;

let parcelNo = 9000;

/** Of 120 亩 that a business needs no review for; every two more are a parcel of their own. */
async function growTo(mu: string): Promise<void> {
  const [row] = await platform.dataSource.query<{ parcels: object[] }[]>(
    `select p.application->'parcels' as parcels from project p join lot l on l.project_id = p.id where l.id = $1`,
    [lotId],
  );
  const title = sampleListing('T01').application.title!.replace('120', mu);
  const whole = row!.parcels[0]!;
  const parcels = [whole];
  for (let more = 2; more <= Number(mu) - 120; more += 2) {
    parcelNo += 1;
    parcels.push({ ...whole, code: `640122102208030${parcelNo}`, name: `三组 ${parcelNo} 号`, mu: '2' });
  }
  const reviewer = await platform.as('shenhe');
  const changed = await reviewer.post<{ id: string }>(`lots/${lotId}/change`, {
    change: { title, parcels },
    reason: '按实测更正面积',
  });
  await (await platform.as('fuzeren')).post(`changes/${changed.id}/publication`);
  await platform.advance((await platform.time()) + 1000);
}

test('a business that needed no review needs one for the area that a change makes of it', async () => {
  ({ lotId } = await story.listed({ extensionCycles: 0 }));
  id = await story.register('qiye', lotId);
  expect(await own()).toMatchObject({ state: 'QUALIFYING', reviewNeed: 'NONE', review: null });
  await growTo('122');
  const asked = await own();
  expect(asked).toMatchObject({ state: 'CORRECTION', reviewNeed: 'TOWN', review: null });
  expect(asked.correction!.items).toHaveLength(3);
  const firm = await platform.as('qiye');
  for (const kind of PAPERS) await firm.upload(`registrations/${id}/documents`, kind, PDF);
  await firm.post(`registrations/${id}/resubmission`);
  expect(await own()).toMatchObject({ state: 'QUALIFYING', review: { isApproved: null } });
  expect(await reviews()).toEqual([['1220000', null]]);
});

test('what was passed for less land is reviewed once more for more of it', async () => {
  const reviewer = await platform.as('xiangzhen');
  await reviewer.post(`social-reviews/${id}/decision`, PASSED);
  await growTo('124');
  expect(await own()).toMatchObject({ state: 'QUALIFYING', review: { isApproved: null } });
  expect(await reviews()).toEqual([['1240000', null]]);
  await platform.advance((await story.registrationEnd(lotId)).getTime() + 1000);
  const center = await platform.as('shenhe');
  expect((await center.refused('post', ...qualification(true))).code).toBe('social.review-open');
  await reviewer.post(`social-reviews/${id}/decision`, PASSED);
  await center.post(...qualification(true));
  expect(await own()).toMatchObject({ state: 'QUALIFIED' });
});

test('what waits for a review that is needed no more is decided without it', async () => {
  ({ lotId } = await story.listed({ extensionCycles: 0 }));
  await growTo('122');
  const firm = await platform.as('qiye');
  ({ id } = await firm.post<{ id: string }>(`lots/${lotId}/registrations`));
  await firm.put(`registrations/${id}`, { intendedUse: '种小麦', hasPromised: true });
  for (const kind of PAPERS) await firm.upload(`registrations/${id}/documents`, kind, PDF);
  await firm.post(`registrations/${id}/submission`);
  await growTo('120');
  expect(await own()).toMatchObject({ state: 'QUALIFYING', reviewNeed: 'NONE', review: null });
  await platform.advance((await story.registrationEnd(lotId)).getTime() + 1000);
  await story.qualifyAll();
  expect(await own()).toMatchObject({ state: 'QUALIFIED' });
});

test('a refusal of the review that two took up again is the review’s to decide once more', async () => {
  await platform.advance('2026-12-07T01:00:00Z');
  const listed = await story.listed({ extensionCycles: 0 });
  ({ lotId } = listed);
  await growTo('122');
  const firm = await platform.as('qiye');
  ({ id } = await firm.post<{ id: string }>(`lots/${lotId}/registrations`));
  await firm.put(`registrations/${id}`, { intendedUse: '种小麦', hasPromised: true });
  for (const kind of PAPERS) await firm.upload(`registrations/${id}/documents`, kind, PDF);
  await firm.post(`registrations/${id}/submission`);
  await platform.advance((await story.registrationEnd(lotId)).getTime() + 1000);
  const reviewer = await platform.as('xiangzhen');
  await reviewer.post(`social-reviews/${id}/decision`, { ...PASSED, isApproved: false });
  const { id: asked } = await (
    await platform.as('shenhe')
  ).post<{ id: string }>(`registrations/${id}/reconsideration`, { reason: '审查看错了材料' });
  await (await platform.as('fuzeren')).post(`reconsiderations/${asked}/approval`);
  expect(await own()).toMatchObject({ state: 'QUALIFYING', review: { isApproved: null } });
  await reviewer.post(`social-reviews/${id}/decision`, PASSED);
  await story.qualifyAll();
  expect(await own()).toMatchObject({ state: 'QUALIFIED' });
});
