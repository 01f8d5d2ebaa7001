import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NeededConsentsView, OwnConsentsView, VerificationView } from '@helan/contracts';
import { MessageRoom } from '../../testing/messages.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let room: MessageRoom;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  room = await MessageRoom.of(platform);
}, 120_000);
afterAll(() => platform.close());

async function takeBack(title: string): Promise<void> {
  const lister = await platform.as('nonghu');
  const { history } = await lister.get<OwnConsentsView>('my/consents');
  const row = history.find((one) => one.title === title && one.withdrawnAt === null)!;
  await lister.post(`my/consents/${row.id}/withdrawal`);
}

test('whoever takes his consent back before the notice is not published, is told so once, and may agree anew', async () => {
  const id = await story.reviewed();
  await room.remind();
  const asked = async () =>
    (await room.inbox('nonghu')).filter(({ title }) => title === '公告要您同意才能发布');
  expect(await asked()).toEqual([]);
  await takeBack('在公告里公开标的信息');
  const head = await platform.as('fuzeren');
  const problem = await head.refused('post', `projects/${id}/publication`);
  expect(problem).toMatchObject({ status: 409, code: 'consent.not-public' });
  expect(problem.title).toContain('赵禾田 没有同意“在公告里公开标的信息”，或者已经撤回');
  await room.remind();
  await room.remind();
  expect(await asked()).toMatchObject([{ link: `/my/projects/${id}` }]);
  const lister = await platform.as('nonghu');
  const { missing } = await lister.get<NeededConsentsView>(`projects/${id}/consents`);
  expect(missing.map(({ kind }) => kind)).toEqual(['PUBLISH_LISTING']);
  await lister.post('my/consents', { kind: 'PUBLISH_LISTING', version: 1, act: 'LISTING', subjectId: id });
  await head.post(`projects/${id}/publication`);
  expect((await platform.dataSource.query('select 1 from lot where project_id = $1', [id])).length).toBe(1);
});

test('one that was used for something private only keeps nothing from the board', async () => {
  const id = await story.reviewed();
  await takeBack('处理敏感个人信息');
  await (await platform.as('fuzeren')).post(`projects/${id}/publication`);
  await (await platform.as('nonghu')).post('my/consents', { kind: 'SENSITIVE', version: 1, act: 'LISTING' });
});

test('a side that takes it back before the certificate is issued is not named on the page that checks it', async () => {
  const { lotId } = await story.settled();
  const { id } = await (await platform.as('jianzheng')).post<{ id: string }>(`lots/${lotId}/certificate`);
  await (await platform.as('shenhe')).post(`certificates/${id}/review`);
  await takeBack('成交以后公开结果');
  await (await platform.as('fuzeren')).post(`certificates/${id}/issue`);
  const [{ code }] = await platform.dataSource.query<[{ code: string }]>(
    'select code from certificate where id = $1',
    [id],
  );
  const sides = async () => {
    const { facts } = await platform
      .nobody()
      .get<VerificationView>(`verification?certificate=${encodeURIComponent(code)}`);
    return ['转出方', '受让方'].map((label) => facts.find((fact) => fact.label === label)!.value);
  };
  expect(await sides()).toEqual(['（本人不同意公开姓名）', '立岗镇惠泽种植专业合作社']);
  await (
    await platform.as('nonghu')
  ).post('my/consents', { kind: 'PUBLISH_RESULT', version: 1, act: 'SIGNING' });
  expect((await sides())[0]).toBe('赵**');
  await takeBack('成交以后公开结果');
  expect((await sides())[0]).toBe('赵**');
}, 120_000);
