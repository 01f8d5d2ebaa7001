import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  PageView,
  QualificationView,
  RegistrationView,
  RiskAlertView,
  SocialReviewView,
} from '@helan/contracts';
import { PDF, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const PAPERS = ['INTENT_AGREEMENT', 'CAPABILITY_PROOF', 'PROJECT_PLAN'];
const OPINIONS = { landUse: '种小麦，不改变用途', capability: '有农机和人员', plan: '以粮食为主' };

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

/** The lots of the samples have 120 亩. */
async function setLines(town: number, county: number, city: number): Promise<void> {
  for (const [key, value] of Object.entries({ townMu: town, countyMu: county, cityMu: city }))
    await platform.dataSource.query(
      `insert into parameter (key, effective_from, value, source)
       values ($1, (platform_now() at time zone 'Asia/Shanghai')::date, $2, '县里文件')`,
      [`social.${key}`, value],
    );
}

async function registered(lotId: string): Promise<string> {
  const firm = await platform.as('qiye');
  const { id } = await firm.post<{ id: string }>(`lots/${lotId}/registrations`);
  await firm.put(`registrations/${id}`, {
    intendedUse: '种小麦',
    capability: '大型农机 6 台',
    hasPromised: true,
  });
  const problem = await firm.refused('post', `registrations/${id}/submission`);
  expect(problem.faults.map(({ field }) => field)).toEqual(PAPERS.map((kind) => `documents.${kind}`));
  for (const kind of PAPERS) await firm.upload(`registrations/${id}/documents`, kind, PDF);
  await firm.post(`registrations/${id}/submission`);
  return id;
}

const reviewsOf = async (login: string) =>
  (await (await platform.as(login)).get<PageView<SocialReviewView>>('social-reviews')).items;
const nextFile = async () =>
  (await (await platform.as('shenhe')).get<{ file: QualificationView | null }>('qualifications/next')).file;
const registration = async (id: string) =>
  (await platform.as('qiye')).get<RegistrationView>(`my/registrations/${id}`);

describe('a business that wants to lease farmland', () => {
  test('cannot apply while a line is not set', async () => {
    const { lotId } = await story.listed({ extensionCycles: 0 });
    const firm = await platform.as('qiye');
    const { id } = await firm.post<{ id: string }>(`lots/${lotId}/registrations`);
    expect(await registration(id)).toMatchObject({ reviewNeed: 'UNSET', review: null });
    await firm.put(`registrations/${id}`, { intendedUse: '种', hasPromised: true });
    expect(await firm.refused('post', `registrations/${id}/submission`)).toMatchObject({
      code: 'registration.social-review',
    });
    await (await platform.as('nonghu')).post(`lots/${lotId}/withdrawal-request`, { reason: '家中有变' });
    await (await platform.as('fuzeren')).post(`lots/${lotId}/withdrawal`, { reason: '转出方家庭有变' });
  });

  test('is reviewed by the township from the day it applies, and takes part when it has passed', async () => {
    await setLines(100, 500, 1000);
    const { projectId, lotId, endsAt } = await story.listed({ extensionCycles: 0 });
    const id = await registered(lotId);
    await story.register('jingmai3', lotId);
    await story.register('jingmai2', lotId);
    const reviewer = await platform.as('xiangzhen');
    expect((await reviewsOf('xiangzhen')).map(({ registrationId }) => registrationId)).toEqual([id]);
    expect(await reviewsOf('jianguan')).toEqual([]);

    await platform.advance(endsAt.getTime() + 1000);
    const { items } = await reviewer.get<PageView<RiskAlertView>>(`risks?project=${projectId}`);
    expect(items.map(({ code, evidence }) => `${code} ${evidence}`)).toEqual([
      'R23 报名人中有本集体以外的专业大户；标的 120 亩，审查从 100 亩起，他们没有经过审查',
    ]);
    const [review] = await reviewsOf('xiangzhen');
    expect(review).toMatchObject({
      tierName: '乡镇审查',
      applicantName: '贺兰塞上粮源农业有限公司',
      isMine: true,
      dueAt: '2026-11-30T09:00:00.000Z',
    });
    expect(review!.documents.map(({ kind }) => kind)).toEqual(PAPERS);
    expect(
      (await reviewer.request('get', `registrations/${id}/documents/${review!.documents[0]!.id}`)).status,
    ).toBe(200);

    await story.qualifyAll();
    expect(await nextFile()).toBeNull();
    expect(
      await (
        await platform.as('shenhe')
      ).refused('post', `registrations/${id}/qualification`, { isQualified: true }),
    ).toMatchObject({ code: 'social.review-open' });
    expect(
      await (
        await platform.as('jianguan')
      ).refused('post', `social-reviews/${id}/decision`, {
        isApproved: true,
        opinions: OPINIONS,
      }),
    ).toMatchObject({ status: 403 });
    expect(
      await reviewer.refused('post', `social-reviews/${id}/decision`, {
        isApproved: true,
        opinions: { ...OPINIONS, plan: '' },
      }),
    ).toMatchObject({ status: 422 });
    await reviewer.post(`social-reviews/${id}/decision`, { isApproved: true, opinions: OPINIONS });
    expect(
      await reviewer.refused('post', `social-reviews/${id}/decision`, {
        isApproved: false,
        opinions: OPINIONS,
      }),
    ).toMatchObject({ status: 409 });
    expect(await nextFile()).toMatchObject({ id });
    await story.qualifyAll();
    expect(await registration(id)).toMatchObject({ state: 'QUALIFIED', review: { isApproved: true } });
  });

  test('above the county’s line is reviewed by the county, on a document; refused, it is out with the reason', async () => {
    await platform.advance('2026-11-16T01:00:00Z');
    await setLines(10, 100, 1000);
    const { lotId, endsAt } = await story.listed({ extensionCycles: 0 });
    const id = await registered(lotId);
    await platform.advance(endsAt.getTime() + 1000);
    const office = await platform.as('jianguan');
    const decision = { isApproved: false, opinions: { ...OPINIONS, plan: '没有粮食生产计划' } };
    expect(
      await (await platform.as('xiangzhen')).refused('post', `social-reviews/${id}/decision`, decision),
    ).toMatchObject({ status: 403 });
    expect(await office.refused('post', `social-reviews/${id}/decision`, decision)).toMatchObject({
      faults: [{ field: 'documentNo' }],
    });
    const withPaper = { ...decision, documentNo: '贺农审2026第3号' };
    const head = await platform.as('fuzeren');
    await head.post(`lots/${lotId}/suspension`, { reason: 'TITLE_DISPUTED', note: '邻户有异议' });
    expect(await office.refused('post', `social-reviews/${id}/decision`, withPaper)).toMatchObject({
      code: 'listing.suspended',
    });
    await head.post(`lots/${lotId}/resumption`, { reason: '已查清' });
    await office.post(`social-reviews/${id}/decision`, withPaper);
    const view = await registration(id);
    expect(view.state).toBe('DISQUALIFIED');
    expect(view.decisionReason).toContain('没有粮食生产计划');
    expect((await reviewsOf('jianguan')).map(({ isApproved }) => isApproved)).toEqual([false, true]);
  });

  test('is reviewed at once, one file at a time: while lots are listed nobody sees how many wait', async () => {
    const APPROVED = { isApproved: true, opinions: OPINIONS, documentNo: '贺农审2026第4号' };
    const [first, second] = [
      await story.listed({ extensionCycles: 0 }),
      await story.listed({ extensionCycles: 0 }),
    ];
    const [one, other] = [await registered(first.lotId), await registered(second.lotId)];
    const listed = async () => {
      const open = [one, other];
      const all = await reviewsOf('jianguan');
      return all.map(({ registrationId }) => registrationId).filter((id) => open.includes(id));
    };
    expect(await listed()).toEqual([one]);
    const reviewer = await platform.as('jianguan');
    await reviewer.post(`social-reviews/${one}/decision`, APPROVED);
    expect(await listed()).toEqual([other]);
    expect(await nextFile()).toBeNull();
    const endsAt = Math.max(first.endsAt.getTime(), second.endsAt.getTime());
    await platform.advance(endsAt + 1000);
    expect(await listed()).toEqual([other, one]);
    expect(await nextFile()).toMatchObject({ id: one });
    await reviewer.post(`social-reviews/${other}/decision`, APPROVED);
    await story.qualifyAll();
  });

  test('keeps its papers to itself and its reviewers', async () => {
    const { lotId } = await story.listed({ extensionCycles: 0 });
    const id = await registered(lotId);
    const { documents } = await registration(id);
    const route = `registrations/${id}/documents/${documents[0]!.id}`;
    const status = async (login: string) => (await (await platform.as(login)).request('get', route)).status;
    expect(await Promise.all(['qiye', 'shenhe', 'jingmai1', 'xiangzhen', 'jianguan'].map(status))).toEqual([
      200, 404, 404, 404, 200,
    ]);
    const firm = await platform.as('qiye');
    expect(await firm.refused('delete', route)).toMatchObject({ status: 409 });
    // Whoever has handed it in adds nothing, of whatever kind.
    expect((await firm.upload(`registrations/${id}/documents`, 'ANYTHING', PDF)).status).toBe(409);
  });
});
