import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  ApplicantFilesView,
  FileAccessView,
  PageView,
  ProjectView,
  RegistrationView,
} from '@helan/contracts';
import { pagesOf } from '../../testing/pages.js';
import { PDF, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let projectId: string;
let lotId: string;
let endsAt: Date;
let id: string;
let route: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ({ projectId, lotId, endsAt } = await story.listed());
  const bidder = await platform.as('jingmai1');
  ({ id } = await bidder.post<{ id: string }>(`lots/${lotId}/registrations`));
  await bidder.put(`registrations/${id}`, {
    intendedUse: '种玉米',
    hasPromised: true,
    claimGround: 'MEMBER',
  });
  await bidder.upload(`registrations/${id}/documents`, 'PRIORITY_PROOF', PDF);
  await bidder.post(`registrations/${id}/submission`);
  const { documents } = await bidder.get<RegistrationView>(`my/registrations/${id}`);
  route = `registrations/${id}/documents/${documents[0]!.id}`;
}, 60_000);
afterAll(() => platform.close());

const status = async (login: string, path = route) =>
  (await (await platform.as(login)).request('get', path)).status;

test('an applicant’s papers are nobody’s whose task does not need them', async () => {
  for (const login of ['jianguan', 'xiangzhen', 'jingmai2']) expect(await status(login)).toBe(404);
  for (const login of ['shouli', 'zuzhi', 'chuna', 'fuzeren']) expect(await status(login)).toBe(403);
  expect(await status('jingmai1')).toBe(200);
});

test('the supervisor says why, and it is kept for his superior; for that lot, and for a day', async () => {
  const supervisor = await platform.as('jianguan');
  const files = () => supervisor.get<ApplicantFilesView>(`lots/${lotId}/applicant-files`);
  expect(await supervisor.refused('get', `lots/${lotId}/applicant-files`)).toMatchObject({
    code: 'registration.say-why',
  });
  expect(await supervisor.refused('post', `lots/${lotId}/file-access`, { reason: '' })).toMatchObject({
    status: 422,
  });
  await supervisor.post(`lots/${lotId}/file-access`, { reason: '举报有人冒名报名，先行核查' });
  const opened = await files();
  expect(opened.files).toMatchObject([
    { registrationId: id, applicantName: '马新雨', documents: [{ kind: 'PRIORITY_PROOF' }] },
  ]);
  const left = Date.parse(opened.openUntil) - (await platform.time());
  expect(left).toBeGreaterThan(86_400_000 - 60_000);
  expect(left).toBeLessThanOrEqual(86_400_000);
  expect(await status('jianguan')).toBe(200);
  const head = await platform.as('jianguan2');
  expect(await head.get<PageView<FileAccessView>>('file-accesses')).toMatchObject({
    items: [{ readerName: '察清和', projectId, reason: '举报有人冒名报名，先行核查' }],
    total: 1,
    isMore: false,
    previous: null,
    next: null,
  });
  const other = await story.listed();
  expect(await supervisor.refused('get', `lots/${other.lotId}/applicant-files`)).toMatchObject({
    status: 403,
  });
  await platform.advance((await platform.time()) + 86_400_000);
  expect(await supervisor.refused('get', `lots/${lotId}/applicant-files`)).toMatchObject({ status: 403 });
  expect(await status('jianguan')).toBe(404);
  await expect(platform.asOwner('delete from file_access')).rejects.toThrow('only ever added');
});

test('his superior reads all of it, page by page, the last first', async () => {
  const supervisor = await platform.as('jianguan');
  for (let number = 1; number <= 20; number += 1)
    await supervisor.post(`lots/${lotId}/file-access`, { reason: `第 ${number} 次核查` });
  const head = await platform.as('jianguan2');
  const [first, second] = await pagesOf<FileAccessView>(head, 'file-accesses');
  expect([first!.total, first!.items.length, first!.items[0]!.reason]).toEqual([21, 20, '第 20 次核查']);
  expect(second!.items.map(({ reason }) => reason)).toEqual(['举报有人冒名报名，先行核查']);
});

test('whoever approves changes of a notice reads the papers of its application while it stands', async () => {
  const { documents } = await (await platform.as('nonghu')).get<ProjectView>(`projects/${projectId}`);
  const { id: paper } = documents.find(({ kind }) => kind === 'ID_CARD')!;
  expect(await status('fuzeren', `projects/${projectId}/documents/${paper}`)).toBe(200);
});

test('the reviewer opens them while the file is to be decided, and no longer', async () => {
  // For one alone the notice would run on.
  await story.register('jingmai3', lotId);
  await platform.advance(endsAt.getTime() + 1000);
  expect(await status('shenhe')).toBe(200);
  expect(await status('xiangzhen')).toBe(404);
  const decision = { isQualified: true, isClaimUpheld: true };
  await (await platform.as('shenhe')).post(`registrations/${id}/qualification`, decision);
  expect(await status('shenhe')).toBe(404);
});

test('papers of the application are opened by whoever has a task there, and by nobody else at the center', async () => {
  const { documents } = await (await platform.as('nonghu')).get<ProjectView>(`projects/${projectId}`);
  const paper = `projects/${projectId}/documents/${documents.find(({ kind }) => kind === 'ID_CARD')!.id}`;
  const logins = [
    ...['nonghu', 'shenhe', 'fuzeren', 'xiangzhen', 'cunji', 'jianguan', 'shouli', 'zuzhi', 'chuna', 'fuhe'],
    ...['jianzheng', 'dangan'],
  ];
  const seen = [];
  for (const login of logins) seen.push([login, await status(login, paper)]);
  expect(seen).toEqual([
    ['nonghu', 200],
    ['shenhe', 403],
    ['fuzeren', 403],
    ['xiangzhen', 403],
    ['cunji', 403],
    ['jianguan', 200],
    ['shouli', 403],
    ['zuzhi', 403],
    ['chuna', 403],
    ['fuhe', 403],
    ['jianzheng', 403],
    ['dangan', 403],
  ]);
});
