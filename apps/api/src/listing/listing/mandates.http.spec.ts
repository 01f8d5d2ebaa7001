import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MandateToSeeView, PageView, PartyRowView, ProjectView } from '@helan/contracts';
import { sampleDocumentKinds, sampleListing } from '@helan/domain/samples';
import { noteConsents } from '../../testing/consents.js';
import { villager } from '../../testing/mandated.js';
import { PDF, Story, completeApplication } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let id: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const liaison = await platform.as('cunji');
  const person = villager(0);
  ({ id } = await liaison.post<{ id: string }>('projects/mandated', { typeCode: 'T01', ...person }));
  await liaison.put(`projects/${id}/application`, completeApplication({}));
  for (const kind of [...sampleDocumentKinds('T01', sampleListing('T01', {})), 'PAPER_MANDATE'])
    await liaison.upload(`projects/${id}/documents`, kind, PDF);
  await noteConsents(liaison, id);
  await liaison.post(`projects/${id}/submission`);
  const search = `parties?search=${encodeURIComponent(String(person.name))}`;
  const { items } = await liaison.get<PageView<PartyRowView>>(search);
  await (
    await platform.as('shouli')
  ).post(`parties/${items[0]!.id}/verification`, { document: '居民身份证' });
  await story.checkSite(id, '120');
}, 60_000);
afterAll(() => platform.close());

const waiting = async (login: string) =>
  (await platform.as(login))
    .get<PageView<MandateToSeeView>>('mandates')
    .then(({ items }) => items.filter(({ projectId }) => projectId === id));
/** Names what lies there, unless it is said what was seen. */
const see = async (login: string, word: object, papers?: MandateToSeeView['documents']) => {
  const lying = papers ?? (await waiting('xiangzhen'))[0]?.documents ?? [];
  const person = await platform.as(login);
  return person.request('post', `projects/${id}/mandate-check`).send({ papers: lying, ...word });
};

test('a liaison’s mandate keeps the application from passing the township until a second person has seen it', async () => {
  const town = await platform.as('xiangzhen');
  expect(await town.refused('post', `projects/${id}/township-review`)).toMatchObject({
    code: 'mandate.unseen',
  });
  expect((await town.get<ProjectView>(`projects/${id}`)).isMandateAwaited).toBe(true);
  expect(await waiting('xiangzhen')).toMatchObject([{ filedBy: '田守信', isOwn: false }]);
  expect(await waiting('shouli')).toHaveLength(1);
  expect((await see('cunji', { isSound: true })).status).toBe(403);
  expect((await see('xiangzhen', { isSound: false })).status).toBe(422);
});

test('one that does not count goes back with its reason, and is handed in again', async () => {
  expect((await see('xiangzhen', { isSound: false, reason: '不是本人签的字' })).status).toBe(204);
  const liaison = await platform.as('cunji');
  const { state, correctionItems, documents } = await liaison.get<ProjectView>(`projects/${id}`);
  expect(state).toBe('CORRECTION');
  expect(correctionItems.join()).toContain('不是本人签的字');
  expect(await waiting('xiangzhen')).toEqual([]);
  const old = documents.find(({ kind }) => kind === 'PAPER_MANDATE')!;
  expect((await liaison.request('delete', `projects/${id}/documents/${old.id}`)).status).toBe(204);
  await liaison.upload(`projects/${id}/documents`, 'PAPER_MANDATE', PDF);
  await liaison.post(`projects/${id}/resubmission`, { reason: '重新签了' });
  const town = await platform.as('xiangzhen');
  expect(await town.refused('post', `projects/${id}/township-review`)).toMatchObject({
    code: 'mandate.unseen',
  });
});

test('what was exchanged between the look and the press does not count', async () => {
  const [{ documents: looked }] = (await waiting('xiangzhen')) as [MandateToSeeView];
  const digest = createHash('sha256').update(PDF).digest('hex');
  expect(looked).toEqual([{ documentId: expect.any(String), fileHash: digest }]);
  const [paper] = looked as [(typeof looked)[number]];
  await platform.dataSource.query('update project_document set id = gen_random_uuid() where id = $1', [
    paper.documentId,
  ]);
  const answer = await see('xiangzhen', { isSound: true }, looked);
  expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('"code":"mandate.changed"')]);
  const [{ documents: now }] = (await waiting('xiangzhen')) as [MandateToSeeView];
  for (const other of [[], [{ ...now[0]!, fileHash: 'a'.repeat(64) }], [...now, paper]])
    expect((await see('xiangzhen', { isSound: true }, other)).status).toBe(409);
  expect((await see('xiangzhen', { isSound: true, papers: undefined })).status).toBe(422);
  expect(await waiting('xiangzhen')).toHaveLength(1);
});

test('once it is seen the application goes on', async () => {
  expect((await see('xiangzhen', { isSound: true })).status).toBe(204);
  expect((await see('xiangzhen', { isSound: true })).status).toBe(409);
  const town = await platform.as('xiangzhen');
  expect((await town.get<ProjectView>(`projects/${id}`)).isMandateAwaited).toBe(false);
  await town.post(`projects/${id}/township-review`);
  await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
  const { state } = await (await platform.as('shenhe')).get<ProjectView>(`projects/${id}`);
  expect(state).toBe('CENTER_REVIEWING');
});

test('one that is exchanged at a late correction is seen again before the review is passed', async () => {
  const reviewer = await platform.as('shenhe');
  await reviewer.post(`projects/${id}/correction-request`, { items: ['补一张合同页'] });
  const liaison = await platform.as('cunji');
  const { documents } = await liaison.get<ProjectView>(`projects/${id}`);
  const seen = documents.find(({ kind }) => kind === 'PAPER_MANDATE')!;
  expect((await liaison.request('delete', `projects/${id}/documents/${seen.id}`)).status).toBe(204);
  await liaison.upload(`projects/${id}/documents`, 'PAPER_MANDATE', PDF);
  await liaison.post(`projects/${id}/resubmission`, { reason: '补了' });
  expect(await reviewer.refused('post', `projects/${id}/review`)).toMatchObject({ code: 'mandate.unseen' });
  expect(await waiting('xiangzhen')).toHaveLength(1);
  expect((await see('xiangzhen', { isSound: true })).status).toBe(204);
  await reviewer.post(`projects/${id}/review`);
  expect((await reviewer.get<ProjectView>(`projects/${id}`)).state).toBe('NOTICE_APPROVING');
});
