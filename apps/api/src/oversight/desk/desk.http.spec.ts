import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type ColleagueView,
  type DeskView,
  MOST_DESK_VIEWS,
  type OpenTaskView,
  type PageView,
  type ProjectRowView,
  type SearchView,
  type WorkList,
} from '@helan/contracts';
import { villager } from '../../testing/mandated.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let key: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  key = `STEP_NOTICE_APPROVING:${await story.reviewed()}`;
});
afterAll(() => platform.close());

const rowOf = async (login: string, of = key) =>
  (await (await platform.as(login)).get<WorkList>('desk/work')).items.find((row) => row.key === of);
const found = async (login: string, q: string) =>
  (await platform.as(login)).get<SearchView>(`desk/search?q=${encodeURIComponent(q)}`);
const kindsOf = async (login: string, q: string) => [
  ...new Set((await found(login, q)).hits.map(({ kind }) => kind)),
];
const later = async (ms: number) => platform.advance((await platform.time()) + ms);

describe('a task', () => {
  test('that one has open is told to the other before he begins, who may take it over knowingly', async () => {
    const [one, other] = [await platform.as('fuzeren'), await platform.as('fuzeren2')];
    await one.put<OpenTaskView>(`desk/open/${key}`, {});
    expect((await rowOf('fuzeren2'))!.openBy).toMatchObject({ name: expect.any(String) });
    expect((await rowOf('fuzeren'))!.openBy).toBeNull();
    expect(await other.refused('put', `desk/open/${key}`, {})).toMatchObject({
      status: 409,
      code: 'desk.open',
    });
    await other.put(`desk/open/${key}`, { takesOver: true });
    // Whoever had it learns it when he says again that he has it open.
    expect(await one.refused('put', `desk/open/${key}`, {})).toMatchObject({ code: 'desk.open' });
    await (await platform.as('fuzeren')).request('delete', `desk/open/${key}`).expect(204);
    expect((await rowOf('fuzeren'))!.openBy).not.toBeNull();
  });

  test('is nobody’s any more two minutes after his last word, and blocks nobody at any time', async () => {
    await later(121_000);
    expect((await rowOf('fuzeren'))!.openBy).toBeNull();
    const { until } = await (await platform.as('fuzeren')).put<OpenTaskView>(`desk/open/${key}`, {});
    const left = Date.parse(until) - (await platform.time());
    expect(left).toBeGreaterThan(100_000);
    expect(left).toBeLessThanOrEqual(120_000);
  });

  test('is opened by nobody for whom it does not wait', async () => {
    for (const login of ['shenhe', 'cunji', 'xitong'])
      expect(await (await platform.as(login)).refused('put', `desk/open/${key}`, {})).toMatchObject({
        status: 404,
      });
    expect(await (await platform.as('fuzeren')).refused('put', 'desk/open/nothing', {})).toMatchObject({
      status: 404,
    });
  });

  test('is taken over, given back, and nobody’s again', async () => {
    const one = await platform.as('fuzeren');
    expect(await one.put<OpenTaskView>(`desk/open/${key}`, {})).not.toHaveProperty('forWhom');
    await one.put(`desk/claims/${key}`, {}, 204);
    expect((await rowOf('fuzeren'))!.forWhom).toMatchObject({ isMe: true });
    expect((await rowOf('fuzeren2'))!.forWhom).toMatchObject({ isMe: false });
    await (await platform.as('fuzeren2')).request('delete', `desk/claims/${key}`).expect(204);
    expect((await rowOf('fuzeren'))!.forWhom).toBeNull();
    expect(await (await platform.as('shenhe')).refused('put', `desk/claims/${key}`, {})).toMatchObject({
      status: 404,
    });
    await one.request('delete', `desk/open/${key}`).expect(204);
  });

  test('is handed to a colleague at whose desk it waits, to no other, and for so many days', async () => {
    const one = await platform.as('fuzeren');
    const [colleague] = await one.get<ColleagueView[]>(`desk/colleagues/${key}`);
    await one.put(`desk/claims/${key}`, { accountId: colleague!.id }, 204);
    expect((await rowOf('fuzeren2'))!.forWhom).toMatchObject({ isMe: true });
    expect((await rowOf('fuzeren'))!.forWhom).toMatchObject({ isMe: false, name: colleague!.name });
    expect(await (await platform.as('fuzeren2')).put<OpenTaskView>(`desk/open/${key}`, {})).toMatchObject({
      forWhom: { isMe: true },
    });
    await (await platform.as('fuzeren2')).request('delete', `desk/open/${key}`).expect(204);
    const mine = await (await platform.as('fuzeren2')).get<WorkList>('desk/work?mine=true');
    expect(mine.items.map((row) => row.key)).toEqual([key]);
    const [reviewer]: { id: string }[] = await platform.dataSource.query(
      "select id from account where login = 'shenhe'",
    );
    expect(await one.refused('put', `desk/claims/${key}`, { accountId: reviewer!.id })).toMatchObject({
      code: 'desk.not-his',
    });
    await later(8 * 86_400_000);
    expect((await rowOf('fuzeren'))!.forWhom).toBeNull();
  });
});

describe('an application for somebody else', () => {
  test('waits from its beginning for whoever writes it, by the name of whom it is for', async () => {
    const liaison = await platform.as('cunji');
    const person = villager(1);
    const { id } = await liaison.post<{ id: string }>('projects/mandated', { typeCode: 'T01', ...person });
    expect(await rowOf('cunji', `FILING:${id}`)).toMatchObject({
      title: `${String(person.name)}：（未命名的草稿）`,
      path: `/console/filings/${id}`,
    });
    expect(await rowOf('cunji2', `FILING:${id}`)).toBeUndefined();
    const { items } = await liaison.get<PageView<ProjectRowView>>('projects?state=DRAFT');
    expect(items.find((row) => row.id === id)).toMatchObject({
      title: `（${String(person.name)}的草稿，还没有命名）`,
      turn: '您（代办）',
    });
  });
});

describe('separation and region', () => {
  test('whoever took a step of a review does not find the next one on his desk', async () => {
    const id = await story.verified();
    await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
    await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
    const step = `STEP_CENTER_REVIEWING:${id}`;
    expect(await rowOf('shenhe', step)).toBeDefined();
    await platform.asOwner(
      `insert into listing_event (project_id, at, actor_id, actor_name, role, action, from_state, to_state, reason)
       select project_id, at, (select id from account where login = 'shenhe'), actor_name, role, action, from_state, to_state, reason
       from listing_event where project_id = $1 and action = 'accept'`,
      [id],
    );
    expect(await rowOf('shenhe', step)).toBeUndefined();
    expect(await rowOf('shenhe2', step)).toBeDefined();
  });

  test('a village’s work is not another village’s', async () => {
    const id = await story.submitted();
    expect(await rowOf('cunji', `STEP_VILLAGE_VERIFYING:${id}`)).toBeDefined();
    expect(await rowOf('cunji2', `STEP_VILLAGE_VERIFYING:${id}`)).toBeUndefined();
  });
});

describe('the search', () => {
  test('finds for each what he may see, and for nobody what he may not', async () => {
    expect(await kindsOf('shenhe', '兰光村三组')).toContain('PROJECT');
    expect(await kindsOf('shouli', '兰光村')).toEqual(expect.arrayContaining(['PARTY', 'PROJECT']));
    expect(await kindsOf('shenhe', '兰光村')).not.toContain('PARTY');
    expect(await kindsOf('cunji2', '兰光村')).toEqual([]);
    expect(await kindsOf('xitong', '兰光村')).toEqual([]);
    expect(await kindsOf('ziran', '兰光村')).toEqual([]);
    expect(await (await platform.as('nonghu')).refused('get', 'desk/search?q=x')).toMatchObject({
      status: 403,
    });
  });

  test('a draft is found by whoever writes it, not by the staff', async () => {
    await story.draft({ title: '还没有交的申请书' });
    expect((await found('shenhe', '还没有交的申请书')).hits).toEqual([]);
  });

  test('a person is found by the whole of a number of his, not by a part of it', async () => {
    const number = '640122196203150026';
    expect((await found('shouli', number)).hits.filter(({ kind }) => kind === 'PARTY')).toHaveLength(1);
    expect((await found('shouli', number.slice(0, 16))).hits.filter(({ kind }) => kind === 'PARTY')).toEqual(
      [],
    );
    expect((await found('cunji2', number)).hits).toEqual([]);
  });

  test('a person is found by the whole of his telephone’s number, by whoever may see him, while it is his', async () => {
    const people = async (login: string, q: string) =>
      (await found(login, q)).hits.filter(({ kind }) => kind === 'PARTY').map(({ title }) => title);
    for (const typed of ['13895310004', ' 138 9531 0004 ', '１３８９５３１０００４'])
      expect(await people('shouli', typed)).toEqual(['立岗镇惠泽种植专业合作社']);
    expect(await people('cunji', '13895310004')).toEqual(['立岗镇惠泽种植专业合作社']);
    for (const part of ['1389531000', '3895310004', '138953100040'])
      expect(await people('shouli', part)).toEqual([]);
    for (const login of ['cunji2', 'shenhe', 'xitong'])
      expect(await people(login, '13895310004')).toEqual([]);
    await platform.asOwner(
      "update account set phone_enc = null, phone_hash = null, phone_hash_even = null where login = 'jingmai2'",
    );
    expect(await people('shouli', '13895310004')).toEqual([]);
  });

  test('a line of the bank is found by finance alone, without whose it is', async () => {
    await (
      await platform.as('chuna')
    ).post('finance/receipts', {
      bank: 'PRICE_BANK',
      flowNo: 'LS20261102777',
      subAccount: '64012200000000000000',
      payerName: '某人甲',
      payerAccount: '29010201049999',
      amountYuan: '100',
      arrivedAt: await platform.minute(),
    });
    const { hits } = await found('fuhe', 'ls20261102');
    expect(hits).toMatchObject([{ kind: 'FLOW', title: 'LS20261102777' }]);
    expect(JSON.stringify(hits)).not.toContain('某人甲');
    expect((await found('shenhe', 'LS20261102777')).hits).toEqual([]);
  });

  test.each(['', '　', '!!', '%', "'; drop table party; --", '\\', '号'.repeat(300)])(
    '%j breaks nothing',
    async (q) => {
      expect((await found('shouli', q)).hits.length).toBeLessThan(60);
    },
  );
});

describe('views', () => {
  test('are one’s own, so many at most, each under its own name', async () => {
    const one = await platform.as('fuzeren');
    const { id } = await one.post<{ id: string }>('desk/views', { name: '超期的', query: 'due=overdue' });
    expect(await one.get<DeskView[]>('desk/views')).toEqual([{ id, name: '超期的', query: 'due=overdue' }]);
    expect(await one.refused('post', 'desk/views', { name: '超期的', query: '' })).toMatchObject({
      code: 'desk.view-twice',
    });
    const other = await platform.as('fuzeren2');
    expect(await other.get<DeskView[]>('desk/views')).toEqual([]);
    await other.request('delete', `desk/views/${id}`).expect(404);
    for (let number = 1; number < MOST_DESK_VIEWS; number += 1)
      await one.post('desk/views', { name: `第${number}个`, query: '' });
    expect(await one.refused('post', 'desk/views', { name: '再多一个', query: '' })).toMatchObject({
      code: 'desk.too-many-views',
    });
    await one.request('delete', `desk/views/${id}`).expect(204);
  });
});
