import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { boundaryOf } from '@helan/domain';
import type { ProjectView, RegistrationView, SavedView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
}, 60_000);
afterAll(() => platform.close());

const MEANWHILE = { status: 409, code: 'form.saved-meanwhile' };

test('of two tabs the older save is refused, and what the newer one saved stands', async () => {
  const farmer = await platform.as('nonghu');
  const { id } = await farmer.post<{ id: string }>('projects', { typeCode: 'T01' });
  const show = () => farmer.get<ProjectView>(`projects/${id}`);
  const save = (title: string, version: number) =>
    farmer.put<SavedView>(`projects/${id}/application`, { title, version });
  const { applicationVersion } = await show();
  expect(applicationVersion).toBe(0);
  expect(await save('第二个页面写的', 0)).toEqual({ version: 1 });
  const refusal = await farmer.refused('put', `projects/${id}/application`, {
    title: '第一个页面写的',
    version: 0,
  });
  expect(refusal).toMatchObject(MEANWHILE);
  expect(refusal.title).toContain('在别的页面或者设备上已经改过');
  expect(await show()).toMatchObject({ title: '第二个页面写的', applicationVersion: 1 });
  expect((await show()).application).not.toHaveProperty('version');
  expect(await save('对照以后选定的', 1)).toEqual({ version: 2 });
  expect(await save('接着写', 2)).toEqual({ version: 3 });
});

test('of saves at the same moment one goes through', async () => {
  const farmer = await platform.as('nonghu');
  const { id } = await farmer.post<{ id: string }>('projects', { typeCode: 'T01' });
  const answers = await Promise.all(
    [1, 2, 3, 4].map((count) =>
      farmer.request('put', `projects/${id}/application`).send({ title: `第 ${count} 个页面`, version: 0 }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  const winner = answers.findIndex(({ status }) => status === 200) + 1;
  expect(await farmer.get(`projects/${id}`)).toMatchObject({
    title: `第 ${winner} 个页面`,
    applicationVersion: 1,
  });
});

test('what is sent is what its sender has before him', async () => {
  const farmer = await platform.as('nonghu');
  const id = await story.draft();
  const { application, applicationVersion: version } = await farmer.get<ProjectView>(`projects/${id}`);
  await farmer.put(`projects/${id}/application`, { ...application, condition: '别处改过的现状', version });
  expect(await farmer.refused('post', `projects/${id}/submission`, { version })).toMatchObject(MEANWHILE);
  expect(await farmer.get(`projects/${id}`)).toMatchObject({ state: 'DRAFT' });
  await farmer.post(`projects/${id}/submission`, { version: version + 1 });
});

test('a form that was open before the liaison drew a boundary does not wipe it out', async () => {
  const farmer = await platform.as('nonghu');
  const id = await story.submitted();
  const { application, applicationVersion: version } = await farmer.get<ProjectView>(`projects/${id}`);
  const liaison = await platform.as('cunji');
  const boundary = boundaryOf([
    [106.4, 38.63],
    [106.404, 38.63],
    [106.404, 38.632],
    [106.4, 38.632],
  ]);
  await liaison.put(`projects/${id}/parcels/0/boundary`, { boundary });
  await liaison.post(`projects/${id}/correction-request`, { items: ['补一页合同'] });
  const body = { ...application, version };
  expect(await farmer.refused('put', `projects/${id}/application`, body)).toMatchObject(MEANWHILE);
  expect(
    await farmer.refused('post', `projects/${id}/resubmission`, { reason: '已补', version }),
  ).toMatchObject(MEANWHILE);
  expect((await farmer.get<ProjectView>(`projects/${id}`)).application.parcels![0]!.boundary).toBeTruthy();
});

test('a registration is not written over either; partners go with it', async () => {
  const { lotId } = await story.listed();
  const bidder = await platform.as('jingmai1');
  const { id } = await bidder.post<{ id: string }>(`lots/${lotId}/registrations`);
  const show = () => bidder.get<RegistrationView>(`my/registrations/${id}`);
  const save = { intendedUse: '种小麦', ownShare: '60', version: 0 };
  const partner = { kind: 'PERSON', name: '王春晓', idNumber: '640122198506110047', share: '40' };
  expect(await bidder.put(`registrations/${id}`, { ...save, partners: [partner] })).toEqual({ version: 1 });
  const older = { intendedUse: '种玉米', partners: [], version: 0 };
  expect(await bidder.refused('put', `registrations/${id}`, older)).toMatchObject(MEANWHILE);
  expect(await show()).toMatchObject({
    formVersion: 1,
    form: { intendedUse: '种小麦' },
    partners: [{ name: '王春晓' }],
  });
  expect(await bidder.put(`registrations/${id}`, { ...older, version: 1 })).toEqual({ version: 2 });
  expect((await show()).partners).toEqual([]);
});

test('a version is a whole number, or nothing: then a program writes the whole', async () => {
  const farmer = await platform.as('nonghu');
  const { id } = await farmer.post<{ id: string }>('projects', { typeCode: 'T01' });
  for (const version of ['1', 1.5, -1])
    expect(await farmer.refused('put', `projects/${id}/application`, { version })).toMatchObject({
      status: 422,
      faults: [{ field: 'version' }],
    });
  expect(await farmer.put(`projects/${id}/application`, { title: '甲' })).toEqual({ version: 1 });
  expect(await farmer.put(`projects/${id}/application`, { title: '乙' })).toEqual({ version: 2 });
});
