import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NeededConsentsView, OwnConsentsView, ProjectView } from '@helan/contracts';
import { sampleDocumentKinds, sampleListing } from '@helan/domain/samples';
import { notePartners } from '../../testing/consents.js';
import { villager } from '../../testing/mandated.js';
import { PDF, Story } from '../../testing/story.js';
import { completeApplication } from '../../testing/story-samples.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const SENSITIVE = { kind: 'SENSITIVE', version: 1, act: 'LISTING' };

async function takeBack(login: string, title: string): Promise<void> {
  const person = await platform.as(login);
  const { history } = await person.get<OwnConsentsView>('my/consents');
  const row = history.find((one) => one.title === title && one.withdrawnAt === null)!;
  await person.post(`my/consents/${row.id}/withdrawal`);
}

describe('a person', () => {
  test('cannot list what he has not agreed to publish; he is told what is missing, and gives it apart', async () => {
    const id = await story.draft();
    const lister = await platform.as('nonghu');
    await takeBack('nonghu', '在公告里公开标的信息');
    await takeBack('nonghu', '处理敏感个人信息');
    const problem = await lister.refused('post', `projects/${id}/submission`);
    expect(problem).toMatchObject({ status: 422, code: 'consent.missing' });
    expect(problem.title).toContain('处理敏感个人信息、在公告里公开标的信息');
    const needed = await lister.get<NeededConsentsView>(`projects/${id}/consents`);
    expect(needed).toMatchObject({ act: 'LISTING', ofName: null, needsPaper: false, partners: [] });
    expect(needed.missing.map(({ kind }) => kind)).toEqual(['SENSITIVE', 'PUBLISH_LISTING']);
    await lister.post('my/consents', { ...SENSITIVE, subjectId: id });
    await lister.post('my/consents', { ...SENSITIVE, subjectId: id });
    expect(await lister.refused('post', `projects/${id}/submission`)).toMatchObject({
      code: 'consent.missing',
      title: expect.not.stringContaining('敏感'),
    });
    await lister.post('my/consents', { ...SENSITIVE, kind: 'PUBLISH_LISTING', subjectId: id });
    await lister.post(`projects/${id}/submission`);
    const { consents, history } = await lister.get<OwnConsentsView>('my/consents');
    expect(consents.every(({ givenAt }) => givenAt !== null)).toBe(true);
    // Three from the beginning, two of them taken back and given anew: what was taken back stays in the list.
    expect(history).toHaveLength(5);
    expect(history.filter(({ withdrawnAt }) => withdrawnAt !== null)).toHaveLength(2);
  });

  test('agrees to the text that he has seen', async () => {
    const lister = await platform.as('nonghu');
    expect(await lister.refused('post', 'my/consents', { ...SENSITIVE, version: 2 })).toMatchObject({
      status: 409,
      code: 'consent.other-version',
    });
    for (const change of [{ kind: 'ALL' }, { act: 'BIDDING' }, { version: 0 }])
      expect(await lister.refused('post', 'my/consents', { ...SENSITIVE, ...change })).toMatchObject({
        code: 'request.invalid',
      });
  });

  test('takes back his own only', async () => {
    const lister = await platform.as('nonghu');
    const { history } = await lister.get<OwnConsentsView>('my/consents');
    const other = await platform.as('jingmai1');
    const standing = history.find(({ withdrawnAt }) => withdrawnAt === null)!;
    expect(await other.refused('post', `my/consents/${standing.id}/withdrawal`)).toMatchObject({
      status: 404,
    });
    const over = history.find(({ withdrawnAt }) => withdrawnAt !== null)!;
    expect(await lister.refused('post', `my/consents/${over.id}/withdrawal`)).toMatchObject({ status: 404 });
  });

  test('neither applies for a lot nor signs without', async () => {
    const { lotId } = await story.listed({ trading: { mode: 'DYNAMIC' } });
    const bidder = await platform.as('jingmai1');
    const { id } = await bidder.post<{ id: string }>(`lots/${lotId}/registrations`);
    await bidder.put(`registrations/${id}`, { intendedUse: '种小麦', hasPromised: true });
    await takeBack('jingmai1', '成交以后公开结果');
    expect(await bidder.refused('post', `registrations/${id}/submission`)).toMatchObject({
      code: 'consent.missing',
    });
    for (const route of ['contracts', 'negotiations'])
      expect(await bidder.refused('post', `${route}/${id}/signatures`, { name: '无' })).toMatchObject({
        code: 'consent.missing',
      });
    await bidder.post('my/consents', { kind: 'PUBLISH_RESULT', version: 1, act: 'REGISTRATION' });
    await bidder.post(`registrations/${id}/submission`);
    expect(await bidder.refused('get', `projects/${id}/consents`)).toMatchObject({ status: 404 });
    const other = await platform.as('nongchang');
    expect(await other.refused('get', `registrations/${id}/consents`)).toMatchObject({ status: 404 });
  });
});

describe('whoever has no account', () => {
  test('agrees on paper, which lies with the application', async () => {
    const liaison = await platform.as('cunji');
    const { id } = await liaison.post<{ id: string }>('projects/mandated', {
      typeCode: 'T01',
      ...villager(4),
    });
    await liaison.put(`projects/${id}/application`, completeApplication());
    for (const kind of [...sampleDocumentKinds('T01', sampleListing('T01')), 'PAPER_MANDATE'])
      await liaison.upload(`projects/${id}/documents`, kind, PDF);
    expect(await liaison.refused('post', `projects/${id}/submission`)).toMatchObject({
      code: 'consent.paper-missing',
      title: expect.stringContaining(String(villager(4).name)),
    });
    const needed = await liaison.get<NeededConsentsView>(`projects/${id}/consents`);
    expect(needed).toMatchObject({ ofName: villager(4).name, needsPaper: true });
    const { documents } = await liaison.get<ProjectView>(`projects/${id}`);
    const kinds = needed.missing.map(({ kind }) => kind);
    expect(
      await liaison.refused('post', `projects/${id}/paper-consent`, { kinds, documentId: id }),
    ).toMatchObject({ code: 'consent.document', faults: [{ field: 'documentId' }] });
    const request = { kinds, documentId: documents[0]!.id };
    expect(
      await (await platform.as('cunji2')).refused('post', `projects/${id}/paper-consent`, request),
    ).toMatchObject({ status: 404 });
    await liaison.post(`projects/${id}/paper-consent`, request);
    await liaison.post(`projects/${id}/submission`);
    const rows = await platform.dataSource.query(
      `select c.document_id = d.file_id as same, c.act from personal_consent c join project p on p.transferor_id = c.party_id
       join project_document d on d.id = $2 where p.id = $1`,
      [id, documents[0]!.id],
    );
    expect(rows).toEqual([
      { same: true, act: 'LISTING' },
      { same: true, act: 'LISTING' },
    ]);
  });

  test('and a joint applicant on the paper of the registration', async () => {
    const { lotId } = await story.listed({ trading: { mode: 'DYNAMIC' } });
    const applicant = await platform.as('jingmai1');
    const { id } = await applicant.post<{ id: string }>(`lots/${lotId}/registrations`);
    const partners = [
      { kind: 'PERSON', name: '王春晓', idNumber: '640122198506110047', share: '25' },
      { kind: 'FAMILY_FARM', name: '兰光村禾丰家庭农场', idNumber: '93640122MA7TE5T010', share: '40' },
    ];
    const form = { intendedUse: '种小麦', hasPromised: true, ownShare: '35', partners };
    await applicant.put(`registrations/${id}`, form);
    await applicant.upload(`registrations/${id}/documents`, 'JOINT_AGREEMENT', PDF);
    expect(await applicant.refused('post', `registrations/${id}/submission`)).toMatchObject({
      code: 'consent.partner-missing',
      title: expect.stringContaining('王春晓'),
    });
    expect(
      await applicant.refused('post', `registrations/${id}/partner-consent`, {
        name: '李四',
        documentId: id,
      }),
    ).toMatchObject({ code: 'consent.partner-unknown' });
    await notePartners(applicant, id);
    await applicant.post(`registrations/${id}/submission`);
  });
});
