import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sampleDocumentKinds, sampleListing } from '@helan/domain/samples';
import type { ApplicationParcel } from '@helan/domain';
import type { ContractEndingView, ContractView, ProjectView } from '@helan/contracts';
import { EndingNotices, codeOf } from '../../testing/ending-notices.js';
import { NOTHING, leftOf } from '../../testing/nothing-left.js';
import { PDF, Story, completeApplication } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let parcel: ApplicationParcel;
let projectId: string;
let lotId: string;
let contract: ContractView;
/** A household's 120 亩, let to the co-op until 2035-01-15. */
beforeEach(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  parcel = completeApplication().parcels![0]!;
  ({ projectId, lotId, contract } = await story.settled({ parcels: [parcel] }));
  while ((await story.payOutAll()) > 0);
}, 120_000);
afterEach(() => platform.close());

/** The co-op passes the land on: sent, and taken on as far as the review. */
async function passOn(): Promise<string> {
  const lessee = await platform.as('jingmai2');
  const { id } = await lessee.post<{ id: string }>('projects', { typeCode: 'T02' });
  const { application } = sampleListing('T02');
  const own = { contractNo: contract.no, rightEndsOn: '2035-01-15', parcels: [parcel] };
  await lessee.put(`projects/${id}/application`, { ...application, ...own });
  for (const kind of sampleDocumentKinds('T02', sampleListing('T02')))
    await lessee.upload(`projects/${id}/documents`, kind, PDF);
  await lessee.post(`projects/${id}/submission`);
  await story.checkSite(id, '120');
  await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
  await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
  return id;
}

const consent = async (login: string) =>
  (await platform.as(login))
    .request('post', `lots/${lotId}/contract-ending/consent`)
    .send({ reason: '不种了' });
const claims = (key: string) =>
  platform.dataSource.query(
    "select project_id from subject_claim where is_active and (subject_key = $1 or subject_key like $1 || '@%')",
    [key],
  );

test('a lease whose land is passed on does not end before what was passed on has', async () => {
  const sub = await passOn();
  await (await platform.as('shenhe')).post(`projects/${sub}/review`);
  const { no } = await (await platform.as('jingmai2')).get<ProjectView>(`projects/${sub}`);
  for (const login of ['nonghu', 'jingmai2']) {
    const answer = await consent(login);
    expect(codeOf(answer)).toBe('ending.passed-further');
    expect(answer.text).toContain(no!);
  }
  const notices = new EndingNotices(story, lotId);
  expect(codeOf(await notices.give('nonghu', { cause: 'SERIOUS' }))).toBe('ending.passed-further');
  const view = await (await platform.as('nonghu')).get<ContractEndingView>(`lots/${lotId}/contract-ending`);
  expect(view.passedOn).toContain(no!);
  expect(view.mayEnd).toBe(false);
  const gone = { reason: 'RIGHT_GONE', note: '地块被依法征收' };
  const head = await platform.as('fuzeren');
  expect((await head.refused('post', `lots/${lotId}/termination`, gone)).code).toBe('ending.passed-further');
  expect(await claims(parcel.code)).toHaveLength(2);

  await (await platform.as('jingmai2')).post(`projects/${sub}/withdrawal`, { reason: '不再流转' });
  for (const login of ['nonghu', 'jingmai2']) expect((await consent(login)).status).toBe(204);
  const agreed = { cause: 'AGREED', documentNo: '解除协议2026-1', note: '双方协商解除' };
  await head.post(`lots/${lotId}/contract-ending`, agreed);
  expect(await claims(parcel.code)).toEqual([]);
  while ((await story.payOutAll()) > 0);
  expect(await leftOf(platform, projectId)).toEqual(NOTHING);
});

test('of a lease that was ended nothing is passed on: the land is with whom it came back to', async () => {
  const sent = await passOn();
  const notices = new EndingNotices(story, lotId);
  await notices.propose('SERIOUS');
  expect((await notices.decide()).status).toBe(204);
  const reviewer = await platform.as('shenhe');
  expect((await reviewer.refused('post', `projects/${sent}/review`)).code).toBe('upstream.ended');

  const lessee = await platform.as('jingmai2');
  const { id } = await lessee.post<{ id: string }>('projects', { typeCode: 'T02' });
  const { application } = sampleListing('T02');
  await lessee.put(`projects/${id}/application`, {
    ...application,
    contractNo: contract.no,
    rightEndsOn: '2035-01-15',
    parcels: [parcel],
  });
  const { missing } = await lessee.get<ProjectView>(`projects/${id}`);
  expect(missing.map(({ code }) => code)).toContain('upstream.ended');

  const again = await story.reviewed({ parcels: [parcel] });
  expect(await claims(parcel.code)).toEqual([{ project_id: again }]);
  const twice = await story.verified({ parcels: [parcel] });
  await (await platform.as('xiangzhen')).post(`projects/${twice}/township-review`);
  await (await platform.as('shouli')).post(`projects/${twice}/acceptance`);
  expect((await reviewer.refused('post', `projects/${twice}/review`)).code).toBe('parcel.already-listed');
});
