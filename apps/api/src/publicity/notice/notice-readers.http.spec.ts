import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PROPERTY_TYPES } from '@helan/domain';
import type { NoticeRowView, NoticeView, PageView, VillagerView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
let noticeId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ({ lotId } = await story.listed({}, 'T10'));
  const rows: { id: string }[] = await platform.dataSource.query('select id from notice where lot_id = $1', [
    lotId,
  ]);
  noticeId = rows[0]!.id;
});
afterAll(() => platform.close());

async function confirm(name: string, isMember: boolean): Promise<void> {
  const liaison = await platform.as('cunji');
  const villagers = await liaison.get<PageView<VillagerView>>('village/members');
  const { id } = villagers.items.find((villager) => villager.name === name)!;
  await liaison.put(`village/members/${id}`, { isMember });
}

const ROUTES = () => [
  `notices/${noticeId}`,
  `notices/${noticeId}/proof`,
  `notices/${noticeId}/poster`,
  `notices/${noticeId}/broadcast`,
  `notices/${noticeId}/publication-proof`,
  `lots/${lotId}/room`,
  `lots/${lotId}/feed`,
  `lots/${lotId}/bids`,
  `lots/${lotId}/record`,
  `lots/${lotId}/heads`,
  `questions/published?notice=${noticeId}`,
];

describe('a homestead that may pass only inside', () => {
  test('is a masked line for everybody else, in lists and feeds', async () => {
    const page = await platform.nobody().get<PageView<NoticeRowView>>('notices?type=T10');
    expect(page.items).toMatchObject([
      { title: '兰光村 农村宅基地使用权（只限本集体成员）', startPriceFen: '0', isHidden: true },
    ]);
    const feed = await platform.nobody().request('get', 'feed.json');
    expect(JSON.stringify(feed.body) + (feed.text ?? '')).not.toContain('闲置宅院');
  });

  test('is found by what everybody reads of it, and by nothing else', async () => {
    const [{ title, location }] = await platform.dataSource.query<[{ title: string; location: string }]>(
      "select title, (select terms->>'location' from lot where id = lot_id) as location from notice where id = $1",
      [noticeId],
    );
    const found = async (search: string) =>
      (
        await platform
          .nobody()
          .get<PageView<NoticeRowView>>(`notices?type=T10&search=${encodeURIComponent(search)}`)
      ).total;
    for (const word of ['兰光村', '宅基地使用权', '立岗镇'])
      expect([word, await found(word)]).toEqual([word, 1]);
    const told = '兰光村 农村宅基地使用权（只限本集体成员） 立岗镇';
    const pairs = [...`${title} ${location}`].map((_, at, all) => all.slice(at, at + 2).join(''));
    const secret = pairs.filter((pair) => /^\p{L}{2}$/u.test(pair) && !told.includes(pair));
    expect(secret.length).toBeGreaterThan(2);
    for (const pair of new Set(secret)) expect([pair, await found(pair)]).toEqual([pair, 0]);
  });

  test.each([['nobody'], ['qiye'], ['jingmai1']])(
    '%s is refused its notice, papers, room and record',
    async (login) => {
      const person = login === 'nobody' ? platform.nobody() : await platform.as(login);
      const codes = await Promise.all(
        ROUTES().map(async (route) => (await person.refused('get', route)).code),
      );
      expect(codes).toEqual(ROUTES().map(() => 'notice.members-only'));
      if (login === 'nobody') return;
      const asked = await person.refused('post', 'questions', { noticeId, text: '院子多大？' });
      expect(asked.code).toBe('notice.members-only');
    },
  );

  test('a member reads it and may register; once struck off he may not', async () => {
    const bidder = await platform.as('jingmai1');
    expect((await bidder.refused('post', `lots/${lotId}/registrations`)).code).toBe(
      'registration.members-only',
    );
    await confirm('马新雨', true);
    expect(await bidder.get<NoticeView>(`notices/${noticeId}`)).toMatchObject({
      title: '兰光村二组闲置宅院转让',
    });
    await bidder.post(`lots/${lotId}/registrations`);
    await confirm('马新雨', false);
    expect((await bidder.refused('get', `notices/${noticeId}`)).code).toBe('notice.members-only');
  });

  test.each(['nonghu', 'shenhe', 'cunji', 'jianguan'])('%s reads it: owner or staff', async (login) => {
    expect(await (await platform.as(login)).get<NoticeView>(`notices/${noticeId}`)).toMatchObject({
      id: noticeId,
    });
  });

  test('a liaison confirms persons of his own village only', async () => {
    const liaison = await platform.as('cunji');
    const names = (await liaison.get<PageView<VillagerView>>('village/members')).items.map(
      ({ name }) => name,
    );
    expect(names).toEqual(expect.arrayContaining(['赵禾田', '王春晓']));
    expect(names).not.toContain('贺兰塞上粮源农业有限公司');
    await platform.dataSource.query("update account set region_code = '640122102207' where login = 'cunji'");
    expect(await liaison.get('village/members')).toMatchObject({ items: [], total: 0 });
    const rows: { id: string }[] = await platform.dataSource.query(
      "select id from party where name = '王春晓'",
    );
    const problem = await liaison.refused('put', `village/members/${rows[0]!.id}`, { isMember: true });
    expect(problem.code).toBe('resource.not-found');
    await platform.dataSource.query("update account set region_code = '640122102208' where login = 'cunji'");
  });
});

test('land for members only is read by all and taken by members', async () => {
  const { lotId: lot } = await story.listed({ receivers: 'MEMBERS', decision: null }, 'T04');
  const bidder = await platform.as('jingmai3');
  expect((await bidder.refused('post', `lots/${lot}/registrations`)).code).toBe('registration.members-only');
  await confirm('王春晓', true);
  await bidder.post(`lots/${lot}/registrations`);
});

test('whoever is struck off after he began is found out when he sends it, and before he is found fit', async () => {
  const { lotId: lot, endsAt } = await story.listed(
    { receivers: 'MEMBERS', decision: null, extensionCycles: 0 },
    'T04',
  );
  const bidder = await platform.as('jingmai3');
  await confirm('王春晓', true);
  const { id } = await bidder.post<{ id: string }>(`lots/${lot}/registrations`);
  const form = { intendedUse: '种小麦', hasPromised: true };
  await bidder.put(`registrations/${id}`, form);
  await confirm('王春晓', false);
  const codes = async () =>
    (await bidder.refused('post', `registrations/${id}/submission`)).faults.map(({ code }) => code);
  expect(await codes()).toEqual(['registration.members-only']);
  await confirm('王春晓', true);
  const partner = { kind: 'PERSON', name: '马新雨', idNumber: '640122199203150025', share: '99' };
  await bidder.put(`registrations/${id}`, { ...form, ownShare: '1', partners: [partner] });
  expect(await codes()).toContain('registration.alone');
  await bidder.put(`registrations/${id}`, { ...form, ownShare: '', partners: [] });
  await bidder.post(`registrations/${id}/submission`);
  await confirm('王春晓', false);
  await platform.advance(endsAt.getTime() + 1000);
  const reviewer = await platform.as('shenhe');
  const fit = await reviewer.refused('post', `registrations/${id}/qualification`, { isQualified: true });
  expect(fit.code).toBe('registration.members-only');
});

test('the types whose words migration 0284 has written anew are those for members alone', () =>
  expect(PROPERTY_TYPES.filter(({ isMembersOnly }) => isMembersOnly).map(({ code }) => code)).toEqual([
    'T06',
    'T10',
  ]));
