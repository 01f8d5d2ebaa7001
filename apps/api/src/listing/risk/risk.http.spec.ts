import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PageView, ProjectView, RiskAlertView } from '@helan/contracts';
import { sampleListing } from '@helan/domain/samples';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const alertsOf = async (project: string, login = 'shenhe', query = '') =>
  (await (await platform.as(login)).get<PageView<RiskAlertView>>(`risks?project=${project}${query}`)).items;
const close = async (login: string, id: string, body: object = {}) =>
  (await platform.as(login))
    .request('post', `risks/${id}/closing`)
    .send({ outcome: 'JUSTIFIED', finding: '看过合同，理由成立', ...body });
const parcelsOf = (isBasicFarmland: boolean) =>
  sampleListing('T01').application.parcels!.map((parcel) => ({ ...parcel, isBasicFarmland }));
let serial = 0;
const ownParcels = (isBasicFarmland: boolean) =>
  parcelsOf(isBasicFarmland).map((parcel) => ({
    ...parcel,
    code: `64012210220803${(serial += 1)}`.padEnd(19, '0'),
  }));

test('a condition that picks its receiver is shown to the reviewer, who says what he found', async () => {
  const id = await story.submitted({ qualification: '本县户籍，注册资本五百万元以上' });
  const [alert] = await alertsOf(id);
  expect(alert).toMatchObject({ code: 'R14', level: 'YELLOW', outcomeName: null, isOverdue: false });
  expect(alert!.evidence).toContain('本县户籍（按地域设限）');
  expect((await close('cunji', alert!.id)).status).toBe(403);
  expect((await close('shenhe', alert!.id, { finding: '' })).status).toBe(422);
  expect((await close('shenhe', alert!.id, { outcome: 'FINE' })).status).toBe(422);
  expect((await close('shenhe', alert!.id)).status).toBe(204);
  expect((await close('shenhe', alert!.id)).status).toBe(409);
  expect(await alertsOf(id)).toMatchObject([
    { outcomeName: '属实，理由正当', finding: '看过合同，理由成立' },
  ]);
});

test('what was dealt with is not raised again, what vanished is closed by the platform', async () => {
  const id = await story.submitted({ qualification: '指定品牌' });
  const liaison = await platform.as('cunji');
  await liaison.post(`projects/${id}/correction-request`, { items: ['受让方条件不能指定品牌'] });
  const farmer = await story.lister('T01');
  const { application } = await farmer.get<ProjectView>(`projects/${id}`);
  await farmer.put(`projects/${id}/application`, { ...application, qualification: '' });
  await farmer.post(`projects/${id}/resubmission`, { reason: '去掉了' });
  expect(await alertsOf(id)).toMatchObject([{ code: 'R14', outcomeName: '情况已消失', closerName: '平台' }]);
  expect(await alertsOf(id, 'shenhe', '&open=true')).toEqual([]);
});

test('a red alert holds the listing until the supervisor has dealt with it', async () => {
  const id = await story.verified({ purpose: '水产养殖', parcels: ownParcels(true) });
  const [alert] = await alertsOf(id);
  expect(alert).toMatchObject({ code: 'R12', level: 'RED' });
  await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
  await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
  const reviewer = await platform.as('shenhe');
  expect(await reviewer.refused('post', `projects/${id}/review`)).toMatchObject({
    status: 409,
    code: 'risk.red-open',
  });
  expect((await close('shenhe', alert!.id)).status).toBe(403);
  expect((await close('jianguan', alert!.id)).status).toBe(204);
  await reviewer.post(`projects/${id}/review`);
  await (await platform.as('fuzeren')).post(`projects/${id}/publication`);
});

test('a parcel that is already let is seen as soon as it is sent', async () => {
  const parcels = ownParcels(false);
  const first = await story.reviewed({ parcels });
  const second = await story.submitted({ parcels });
  const { no } = await (await platform.as('shenhe')).get<ProjectView>(`projects/${first}`);
  const [alert] = await alertsOf(second, 'jianguan');
  expect(alert).toMatchObject({ code: 'R20', level: 'RED' });
  expect(alert!.evidence).toContain(no);
  expect(await alertsOf(first)).toEqual([]);
});

test('two changes of a notice are told to the supervisor', async () => {
  const { projectId, lotId } = await story.listed({ parcels: ownParcels(false) });
  for (const viewing of ['工作日上午看地', '工作日下午看地']) {
    const reviewer = await platform.as('shenhe');
    const { id } = await reviewer.post<{ id: string }>(`lots/${lotId}/change`, {
      change: { viewing },
      reason: '改看地时间',
    });
    await (await platform.as('fuzeren')).post(`changes/${id}/publication`);
  }
  expect(await alertsOf(projectId, 'jianguan')).toMatchObject([{ code: 'R13', evidence: '公告已变更 2 次' }]);
});

test('nobody outside the review reads alerts, and a township reads its own', async () => {
  expect(await (await platform.as('nonghu')).refused('get', 'risks')).toMatchObject({ status: 403 });
  const township = await platform.as('xiangzhen');
  const { items } = await township.get<PageView<RiskAlertView>>('risks?open=true');
  expect(items.every((alert) => alert.closedAt === null)).toBe(true);
  const { projectId } = items.find((alert) => alert.projectId !== null)!;
  // A listing that is corrected to lie elsewhere takes its alerts along.
  await platform.asOwner(
    `update project set village_code = (select code from region where length(code) = 12 and code not like '640122102%' limit 1)
     where id = $1`,
    [projectId],
  );
  const left = await township.get<PageView<RiskAlertView>>('risks?open=true');
  expect(left.items.map((alert) => alert.projectId)).not.toContain(projectId);
  expect(left.total).toBeLessThan(items.length);
});
