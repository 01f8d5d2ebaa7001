import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  BarView,
  PageView,
  PartyRecordView,
  PartyRowView,
  PartyView,
  ProjectRowView,
  ProjectView,
} from '@helan/contracts';
import { sampleDocumentKinds, sampleListing } from '@helan/domain/samples';
import { noteConsents } from '../../testing/consents.js';
import { makeCrowd } from '../../testing/crowd.js';
import { seeMandate, villager } from '../../testing/mandated.js';
import { PDF, Story, completeApplication } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

async function partyId(login: string): Promise<string> {
  return (await (await platform.as(login)).get<{ party: PartyView }>('my/party')).party.id;
}

async function unverify(login: string): Promise<string> {
  const id = await partyId(login);
  await platform.dataSource.query(
    `update party set verified_at = null, verified_way = null, verified_by = null, verified_document = null
     where id = $1`,
    [id],
  );
  return id;
}

describe('whose papers nobody has seen', () => {
  test('is not taken on by the center; the liaison of the village compares them once', async () => {
    const id = await story.verified();
    await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
    const party = await unverify('nonghu');
    const clerk = await platform.as('shouli');
    expect(await clerk.refused('post', `projects/${id}/acceptance`)).toMatchObject({
      code: 'party.not-verified',
    });
    const liaison = await platform.as('cunji');
    const { items } = await liaison.get<PageView<PartyRowView>>('parties');
    expect(items[0]).toMatchObject({ id: party, verifiedAt: null });
    expect(JSON.stringify(items)).not.toContain('640122196203150026');
    await liaison.post(`parties/${party}/verification`, { document: '居民身份证' });
    expect(
      await liaison.refused('post', `parties/${party}/verification`, { document: '户口簿' }),
    ).toMatchObject({
      status: 409,
    });
    await clerk.post(`projects/${id}/acceptance`);
  });

  test('is not found fit to bid', async () => {
    const { lotId } = await story.listed({ trading: { mode: 'DYNAMIC' } });
    const id = await story.register('jingmai1', lotId);
    const party = await unverify('jingmai1');
    const reviewer = await platform.as('shenhe');
    expect(
      await reviewer.refused('post', `registrations/${id}/qualification`, { isQualified: true }),
    ).toMatchObject({
      code: 'party.not-verified',
    });
    const clerk = await platform.as('shouli');
    const found = await clerk.get<PageView<PartyRowView>>('parties?search=640122197809020036');
    expect(found.items.map((row) => row.id)).toEqual([party]);
    await clerk.post(`parties/${party}/verification`, { document: '居民身份证' });
    await reviewer.post(`registrations/${id}/qualification`, { isQualified: true });
  });
});

describe('登记备案', () => {
  test('keeps each party as it stood, and shows applicants only when nobody can register any more', async () => {
    const { projectId, lotId, endsAt } = await story.listed({
      extensionCycles: 0,
      trading: { mode: 'DYNAMIC' },
    });
    await story.register('jingmai3', lotId);
    await story.qualifyAll();
    const reviewer = await platform.as('shenhe');
    const records = () => reviewer.get<PartyRecordView[]>(`projects/${projectId}/party-records`);
    expect((await records()).map(({ sideName, name }) => [sideName, name])).toEqual([['转出方', '赵禾田']]);
    await platform.advance(endsAt.getTime() + 1000);
    const all = await records();
    expect(all.map(({ sideName, name }) => [sideName, name])).toEqual([
      ['转出方', '赵禾田'],
      ['意向受让方', '王春晓'],
    ]);
    expect(all[0]!.no).toMatch(/^640122102N2611\d{4}-BA01$/);
    expect(all[0]!.verifiedAt).not.toBeNull();
    expect(
      await (await platform.as('zuzhi')).refused('get', `projects/${projectId}/party-records`),
    ).toMatchObject({ status: 403 });
  });
});

describe('who is barred', () => {
  const bar = {
    name: '王春晓',
    idNumber: '640122198506110047',
    reason: '中标后无正当理由不签合同',
    documentNo: '贺农监2026第8号',
    from: '2026-11-01',
  };

  test('may neither list nor register while it lasts, by name of the decision', async () => {
    const office = await platform.as('jianguan');
    expect(await office.refused('post', 'bars', { ...bar, until: '2026-10-31' })).toMatchObject({
      code: 'bar.reversed',
    });
    expect(await office.refused('post', 'bars', { ...bar, from: '2026-02-31' })).toMatchObject({
      status: 422,
      faults: [{ field: 'from' }],
    });
    expect(await office.refused('post', 'bars', { ...bar, idNumber: '640122198506110048' })).toMatchObject({
      status: 422,
    });
    const { id } = await office.post<{ id: string }>('bars', { ...bar, until: '2027-10-31' });
    const { lotId } = await story.listed();
    const person = await platform.as('jingmai3');
    const registration = await person.post<{ id: string }>(`lots/${lotId}/registrations`);
    await person.put(`registrations/${registration.id}`, { intendedUse: '种小麦', hasPromised: true });
    const problem = await person.refused('post', `registrations/${registration.id}/submission`);
    expect(problem).toMatchObject({ code: 'party.barred', status: 403 });
    expect(problem.title).toContain('到 2027-10-31（贺农监2026第8号）');

    await office.post(`bars/${id}/lifting`, { reason: '复议后撤销' });
    await person.post(`registrations/${registration.id}/submission`);
    expect(await office.refused('post', `bars/${id}/lifting`, { reason: '再撤' })).toMatchObject({
      status: 409,
    });
    const {
      items: [row],
    } = await office.get<PageView<BarView>>('bars');
    expect(row).toMatchObject({ isActive: false, liftReason: '复议后撤销' });
    expect(JSON.stringify(row)).not.toContain(bar.idNumber);
  });

  test('as a lister keeps a draft but cannot send it', async () => {
    const office = await platform.as('jianguan');
    const { id } = await office.post<{ id: string }>('bars', {
      ...bar,
      name: '赵禾田',
      idNumber: '640122196203150026',
    });
    const draft = await story.draft();
    const problem = await (await platform.as('nonghu')).refused('post', `projects/${draft}/submission`);
    expect(problem.code).toBe('party.barred');
    await office.post(`bars/${id}/lifting`, { reason: '撤销' });
  });
});

describe('the liaison files for somebody without a phone', () => {
  async function filed(index: number): Promise<string> {
    const liaison = await platform.as('cunji');
    const { id } = await liaison.post<{ id: string }>('projects/mandated', {
      typeCode: 'T01',
      ...villager(index),
    });
    await liaison.put(`projects/${id}/application`, completeApplication());
    return id;
  }

  test('with the paper mandate, from the draft to the notice', async () => {
    const id = await filed(0);
    const liaison = await platform.as('cunji');
    for (const kind of sampleDocumentKinds('T01', sampleListing('T01')))
      await liaison.upload(`projects/${id}/documents`, kind, PDF);
    expect(
      (await liaison.refused('post', `projects/${id}/submission`)).faults.map(({ field }) => field),
    ).toEqual(['documents.PAPER_MANDATE']);
    await liaison.upload(`projects/${id}/documents`, 'PAPER_MANDATE', PDF);
    await noteConsents(liaison, id);
    await liaison.post(`projects/${id}/submission`);
    const { transferorName, isMandated } = await liaison.get<ProjectView>(`projects/${id}`);
    expect([transferorName, isMandated]).toEqual(['马占川', true]);
    const { items } = await liaison.get<PageView<PartyRowView>>(
      `parties?search=${encodeURIComponent('马占川')}`,
    );
    const verification = `parties/${items[0]!.id}/verification`;
    expect(await liaison.refused('post', verification, { document: '居民身份证' })).toMatchObject({
      code: 'permission.same-person',
    });
    await (await platform.as('shouli')).post(verification, { document: '居民身份证' });
    await story.checkSite(id, '120');
    await seeMandate(platform, id);
    await story.review(id);
    await story.publish(id);
  });

  test('whose draft nobody else sees; whose numbers and village must be right', async () => {
    const id = await filed(1);
    for (const login of ['nonghu', 'xiangzhen', 'shouli'])
      expect(await (await platform.as(login)).refused('get', `projects/${id}`)).toMatchObject({
        status: 404,
      });
    const { items } = await (
      await platform.as('cunji')
    ).get<PageView<ProjectRowView>>('projects?state=DRAFT');
    expect(items.map((row) => row.id)).toContain(id);
    const liaison = await platform.as('cunji');
    const person = villager(1);
    expect(
      await liaison.refused('post', 'projects/mandated', {
        typeCode: 'T01',
        ...villager(5),
        bankAccount: person.bankAccount,
      }),
    ).toMatchObject({ code: 'party.account-shared' });
    expect(
      await liaison.refused('post', 'projects/mandated', { typeCode: 'T01', ...person, name: '别人' }),
    ).toMatchObject({ code: 'party.differs' });
    expect(
      (
        await liaison.refused('post', 'projects/mandated', {
          typeCode: 'T01',
          ...person,
          idNumber: '1',
          phone: '1',
        })
      ).faults,
    ).toHaveLength(2);
    expect(await liaison.refused('post', 'projects/mandated', { typeCode: 'T05', ...person })).toMatchObject({
      code: 'property-type.not-allowed',
    });
    expect(
      await liaison.refused('post', 'projects/mandated', { typeCode: 'T01', ...person, kind: 'ENTERPRISE' }),
    ).toMatchObject({ code: 'request.invalid' });
  });

  test('and he who later opens an account with the very same facts has it all; anybody else does not', async () => {
    const id = await filed(2);
    const [stranger] = await makeCrowd(platform, 1);
    await platform.dataSource.query('update account set party_id = null where login = $1', [stranger]);
    const account = await platform.as(stranger!);
    const person = { ...villager(2), villageCode: '640122102208' };
    expect(await account.refused('put', 'my/party', { ...person, phone: '13900000000' })).toMatchObject({
      status: 409,
    });
    await account.put('my/party', person, 200);
    expect(await account.get<ProjectView>(`projects/${id}`)).toMatchObject({ isOwn: true });
  });
});
