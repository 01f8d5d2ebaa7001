import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NotedViewView, PageView, PersonalViewView, ProjectView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
}, 120_000);
afterAll(() => platform.close());

const viewersOf = async (login: string) =>
  (await (await platform.as(login)).get<PageView<PersonalViewView>>('my/viewers')).items;
const opens = async (login: string, route: string) =>
  (await (await platform.as(login)).request('get', route)).status;

test('the lister reads who of the staff has opened his identity card, and not who saw a picture of the field', async () => {
  const id = await story.verified();
  const { documents } = await (await platform.as('cunji')).get<ProjectView>(`projects/${id}`);
  const routeOf = (kind: string) =>
    `projects/${id}/documents/${documents.find((one) => one.kind === kind)!.id}`;
  expect(await opens('nonghu', routeOf('ID_CARD'))).toBe(200);
  expect(await opens('xiangzhen', routeOf('SITE_PHOTO'))).toBe(200);
  expect(await viewersOf('nonghu')).toEqual([]);
  expect(await opens('xiangzhen', routeOf('ID_CARD'))).toBe(200);
  expect(await opens('xiangzhen', routeOf('ID_CARD'))).toBe(200);
  expect(await viewersOf('nonghu')).toMatchObject([
    {
      roleNames: [expect.stringContaining('乡镇')],
      factName: '证件和材料',
      reasonName: '和证件、材料核对',
      note: '办理挂牌申请：转出方身份证',
    },
  ]);
  await platform.advance((await platform.time()) + 11 * 60_000);
  expect(await opens('xiangzhen', routeOf('ID_CARD'))).toBe(200);
  expect(await viewersOf('nonghu')).toHaveLength(2);
});

test('an applicant reads it of his papers; papers are counted among no numbers and show none', async () => {
  const { lotId, endsAt } = await story.listed();
  await story.registerAll(['jingmai1', 'jingmai2'], lotId);
  const registration = await platform.dataSource.query<{ id: string }[]>(
    `select r.id from registration r join account a on a.id = r.account_id where r.lot_id = $1 and a.login = 'jingmai1'`,
    [lotId],
  );
  const { id } = registration[0]!;
  const [{ id: paper }] = (await platform.asOwner<{ id: string }>(
    `insert into registration_document (id, registration_id, kind, file_id, uploaded_by, uploaded_at)
     select gen_random_uuid(), $1, 'MANDATE', d.file_id, r.account_id, platform_now()
     from registration r, (select file_id from project_document where kind = 'SITE_PHOTO' limit 1) d where r.id = $1
     returning id`,
    [id],
  )) as [{ id: string }];
  await platform.advance(endsAt.getTime() + 1000);
  const reviewer = await platform.as('shenhe');
  expect(await opens('shenhe', `registrations/${id}/documents/${paper}`)).toBe(200);
  const [seen] = await viewersOf('jingmai1');
  expect(seen).toMatchObject({ factName: '证件和材料', note: '审查报名材料：授权委托书' });
  expect(await reviewer.refused('get', `personal-views/${seen!.id}/value`)).toMatchObject({ status: 404 });
  const { partyId } = (
    await platform.dataSource.query<{ partyId: string }[]>(
      'select party_id as "partyId" from registration where id = $1',
      [id],
    )
  )[0]!;
  const view = { fact: 'PHONE', reason: 'CALL', note: '通知他补材料' };
  const { leftToday } = await (
    await platform.as('shouli')
  ).post<NotedViewView>(`parties/${partyId}/views`, view);
  expect(leftToday).toBe(49);
});
