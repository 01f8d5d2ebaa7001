import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { QualificationView, RegistrationView } from '@helan/contracts';
import { notePartners } from '../../testing/consents.js';
import { PDF, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const FARM = { kind: 'FAMILY_FARM', name: '兰光村禾丰家庭农场', idNumber: '93640122MA7TE5T010', share: '40' };
const PERSON = { kind: 'PERSON', name: '王春晓', idNumber: '640122198506110047', share: '25' };

async function draft(lotId: string, form: object): Promise<string> {
  const person = await platform.as('jingmai1');
  const { id } = await person.post<{ id: string }>(`lots/${lotId}/registrations`);
  await person.put(`registrations/${id}`, { intendedUse: '种小麦', hasPromised: true, ...form });
  return id;
}

test('several take a lot together: each is named, their shares are the whole, and they bring their agreement', async () => {
  const { lotId } = await story.listed({ trading: { mode: 'DYNAMIC' } });
  const person = await platform.as('jingmai1');
  const id = await draft(lotId, { ownShare: '35', partners: [FARM, { ...PERSON, share: '24.9999' }] });
  const problem = await person.refused('post', `registrations/${id}/submission`);
  expect(problem.faults.map(({ code }) => code)).toEqual(['registration.missing-paper', 'joint.share-sum']);
  const { partners } = await person.get<RegistrationView>(`my/registrations/${id}`);
  expect(partners.map(({ idNumberMasked }) => idNumberMasked)).toEqual([
    '936401********T010',
    '640122********0047',
  ]);
  const again = partners.map(({ kind, name, share }, index) => ({
    kind,
    name,
    share: index === 1 ? '25' : share,
  }));
  await person.put(`registrations/${id}`, {
    intendedUse: '种小麦',
    hasPromised: true,
    ownShare: '35',
    partners: again,
  });
  await person.upload(`registrations/${id}/documents`, 'JOINT_AGREEMENT', PDF);
  await notePartners(person, id);
  await person.post(`registrations/${id}/submission`);
  const { file } = await (
    await platform.as('shenhe')
  ).get<{ file: QualificationView }>('qualifications/next');
  expect(file.partners.map(({ name, share }) => [name, share])).toEqual([
    ['兰光村禾丰家庭农场', '40'],
    ['王春晓', '25'],
  ]);
  const rows: { text: string }[] = await platform.dataSource.query(
    "select encode(id_number_enc, 'escape') as text from registration_partner",
  );
  expect(rows.some(({ text }) => text.includes('640122198506110047'))).toBe(false);
  await story.qualifyAll();
});

test('neither the transferor nor anybody barred hides among them; a business brings the review upon all', async () => {
  const { lotId } = await story.listed({ trading: { mode: 'DYNAMIC' } });
  const person = await platform.as('jingmai1');
  const codesOf = async (partner: object) => {
    const id = await draft(lotId, { ownShare: '60', partners: [{ ...partner, share: '40' }] });
    await person.upload(`registrations/${id}/documents`, 'JOINT_AGREEMENT', PDF);
    await notePartners(person, id);
    return (await person.refused('post', `registrations/${id}/submission`)).faults.map(({ code }) => code);
  };
  expect(await codesOf({ kind: 'FARMER_HOUSEHOLD', name: '赵禾田', idNumber: '640122196203150026' })).toEqual(
    ['registration.own-listing'],
  );
  expect(
    await codesOf({ kind: 'ENTERPRISE', name: '贺兰塞上粮源农业有限公司', idNumber: '91640122MA7TE5T03C' }),
  ).toEqual(['registration.social-review']);
  await (
    await platform.as('jianguan')
  ).post('bars', {
    name: '王春晓',
    idNumber: PERSON.idNumber,
    reason: '不签合同',
    documentNo: '贺农监2026第8号',
    from: '2026-11-01',
    until: '2026-11-30',
  });
  expect(await codesOf(PERSON)).toEqual(['party.barred']);
});

test('nobody is found fit twice for one lot, alone and with others; nothing is said of it before', async () => {
  const { lotId } = await story.listed({ trading: { mode: 'DYNAMIC' } });
  await story.register('nongchang', lotId);
  const id = await draft(lotId, { ownShare: '60', partners: [FARM] });
  const person = await platform.as('jingmai1');
  await person.upload(`registrations/${id}/documents`, 'JOINT_AGREEMENT', PDF);
  await notePartners(person, id);
  await person.post(`registrations/${id}/submission`);
  const reviewer = await platform.as('shenhe');
  expect(
    await reviewer.refused('post', `registrations/${id}/qualification`, { isQualified: true }),
  ).toMatchObject({ code: 'registration.one-will' });
  await reviewer.post(`registrations/${id}/qualification`, { isQualified: false, reason: '一方另外报了名' });
  await story.qualifyAll();
});
