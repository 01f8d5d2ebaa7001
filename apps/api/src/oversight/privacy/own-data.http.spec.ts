import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  ClosingView,
  FullValueView,
  NotedViewView,
  PageView,
  PersonalCopyView,
  PersonalViewView,
  RetentionReportView,
  ViewedPersonView,
} from '@helan/contracts';
import { PERSONAL_TABLES } from '@helan/domain';
import { makeCrowd } from '../../testing/crowd.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import type { PersonalData } from './copy-sheet.js';
import { COPY_READERS } from './copy-readers.js';
import { Copies } from './copies.js';
import { RetentionJob } from './retention.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const partyOf = async (login: string) => {
  const [row] = await platform.dataSource.query(
    'select p.id, p.name from account a join party p on p.id = a.party_id where a.login = $1',
    [login],
  );
  return row as { id: string; name: string };
};

async function copyOf(login: string): Promise<{ data: PersonalData; sheet: string; id: string }> {
  const person = await platform.as(login);
  const { id } = await person.post<{ id: string }>('my/copy');
  while (await platform.app.get(Copies).makeNext()) continue;
  const data = await person.request('get', `my/copies/${id}/data`);
  const sheet = await person.request('get', `my/copies/${id}/sheet`).buffer(true);
  expect([data.status, sheet.status]).toEqual([200, 200]);
  return { data: JSON.parse(String(data.text ?? data.body)) as PersonalData, sheet: sheet.text, id };
}

test('every table that the register puts into a copy has a reader, and no other has one', () => {
  const inCopy = Object.entries(PERSONAL_TABLES)
    .filter(([, { notInCopy }]) => notInCopy === undefined)
    .map(([table]) => table);
  expect(Object.keys(COPY_READERS).sort()).toEqual(inCopy.sort());
});

describe('a full number', () => {
  const request = { fact: 'PHONE', reason: 'CALL', note: '通知他补材料' };

  test('is shown for a reason that fits, and he whom it is about reads who has seen it', async () => {
    const { id } = await partyOf('nonghu');
    const clerk = await platform.as('shouli');
    const noted = await clerk.post<NotedViewView>(`parties/${id}/views`, request);
    expect(noted.leftToday).toBe(49);
    const value = `personal-views/${noted.id}/value`;
    const seen = await clerk.get<FullValueView>(value);
    expect(seen).toEqual({ value: expect.stringMatching(/^1\d{10}$/), asked: [] });
    expect(await (await platform.as('shenhe')).refused('get', value)).toMatchObject({ status: 404 });
    const { items } = await (await platform.as('nonghu')).get<PageView<PersonalViewView>>('my/viewers');
    expect(items).toMatchObject([
      {
        viewerName: '何静',
        roleNames: ['受理员'],
        factName: '手机号',
        reasonName: '打电话联系本人',
        note: '通知他补材料',
      },
    ]);
    expect(
      (await (await platform.as('jingmai1')).get<PageView<PersonalViewView>>('my/viewers')).items,
    ).toEqual([]);
    for (const table of ['personal_view', 'deed', 'audit_entry'])
      expect(JSON.stringify(await platform.dataSource.query(`select * from ${table}`))).not.toContain(
        seen.value,
      );
    await platform.advance((await platform.time()) + 5 * 60_000 + 1_000);
    expect(await clerk.refused('get', value)).toMatchObject({ status: 404 });
  });

  test.each([
    ['without a word why', { note: '' }, 'text.missing'],
    ['for a reason of another number', { fact: 'BANK_ACCOUNT' }, 'privacy.view-reason'],
    ['for no reason of the list', { reason: 'CURIOUS' }, 'request.invalid'],
    ['that is none of those', { fact: 'PASSWORD' }, 'request.invalid'],
  ])('%s is not shown', async (_, change, code) => {
    const { id } = await partyOf('nonghu');
    const clerk = await platform.as('shouli');
    expect(await clerk.refused('post', `parties/${id}/views`, { ...request, ...change })).toMatchObject({
      code,
    });
  });

  test('of another village is not a liaison’s, nor of anybody a member’s', async () => {
    const { id } = await partyOf('nonghu');
    const route = `parties/${id}/views`;
    expect(await (await platform.as('jingmai1')).refused('post', route, request)).toMatchObject({
      status: 403,
    });
    expect(await (await platform.as('zuzhi')).refused('post', route, request)).toMatchObject({ status: 403 });
    await platform.dataSource.query("update party set village_code = '640122103201' where id = $1", [id]);
    expect(await (await platform.as('cunji')).refused('post', route, request)).toMatchObject({ status: 404 });
    await platform.dataSource.query("update party set village_code = '640122102208' where id = $1", [id]);
    await (await platform.as('cunji')).post(route, request);
  });

  test('is shown so often a day; the supervisor sees who looks much', async () => {
    const { id } = await partyOf('nonghu');
    const clerk = await platform.as('shouli');
    for (let number = 2; number <= 50; number += 1) await clerk.post(`parties/${id}/views`, request);
    expect(await clerk.refused('post', `parties/${id}/views`, request)).toMatchObject({
      status: 429,
      code: 'privacy.view-too-many',
    });
    const { items } = await (await platform.as('jianguan')).get<PageView<ViewedPersonView>>('personal-views');
    expect(items[0]).toMatchObject({ viewerName: '何静', thatDay: 50, isMany: true });
    expect(items.find(({ viewerName }) => viewerName !== '何静')).toBeUndefined();
    const told = await platform.dataSource.query(
      `select payload ->> 'isMany' as many, count(*)::int as count from outbox where topic = 'privacy.viewed' group by 1 order by 1`,
    );
    // The liaison's one, and of the clerk's fifty those before the twentieth.
    expect(told).toEqual([
      { many: 'false', count: 20 },
      { many: 'true', count: 31 },
    ]);
  });
});

describe('a copy', () => {
  test('of each of two in one deal holds everything of him and nothing of the other', async () => {
    const { lotId } = await story.listed({ trading: { mode: 'DYNAMIC' } });
    await story.register('jingmai1', lotId);
    const lister = await copyOf('nonghu');
    const bidder = await copyOf('jingmai1');
    const facts = async (login: string) => {
      const { id, name } = await partyOf(login);
      const [row] = await platform.dataSource.query('select * from account where login = $1', [login]);
      return { id, name, accountId: row.id as string };
    };
    const [a, b] = [await facts('nonghu'), await facts('jingmai1')];
    const partOf = ({ data }: { data: PersonalData }, title: string) =>
      data.parts.find((part) => part.title === title)!.rows;
    expect(partOf(lister, '登记备案')).toMatchObject([
      {
        姓名或名称: a.name,
        证件号码: expect.stringMatching(/^\d{17}[\dX]$/),
        手机号: expect.stringMatching(/^1\d{10}$/),
      },
    ]);
    expect(partOf(lister, '挂牌申请')).toHaveLength(1);
    expect(partOf(lister, '谁看过完整号码').length).toBeGreaterThanOrEqual(51);
    expect(partOf(bidder, '报名')).toMatchObject([
      { 状态: 'QUALIFYING', 报名内容: { intendedUse: '种小麦' } },
    ]);
    expect(partOf(lister, '报名')).toEqual([]);
    expect(partOf(bidder, '挂牌申请')).toEqual([]);
    const [own] = partOf(bidder, '登记备案');
    for (const [copy, other] of [
      [lister, [b.name, b.id, b.accountId, own!['证件号码'], own!['手机号'], own!['银行账号']]],
      [bidder, [a.name, a.id, a.accountId, ...Object.values(partOf(lister, '登记备案')[0]!).slice(2, 5)]],
    ] as const) {
      const text = JSON.stringify(copy.data) + copy.sheet;
      for (const fact of other) expect(text.includes(String(fact))).toBe(false);
    }
    expect(lister.sheet).toContain('<h2>登记备案</h2>');
    expect(lister.sheet).toContain('没有列出：');
  });

  test('is his alone, one at a time, sealed, and gone after a week', async () => {
    const person = await platform.as('nonghu');
    const [copy] = await person.get<PersonalCopyView[]>('my/copies');
    expect(copy).toMatchObject({ state: 'READY' });
    expect(await person.refused('post', 'my/copy')).toMatchObject({ code: 'privacy.copy-waits' });
    const other = await platform.as('jingmai1');
    expect(await other.refused('get', `my/copies/${copy!.id}/data`)).toMatchObject({ status: 404 });
    const rows: { text: string }[] = await platform.dataSource.query(
      "select encode(content_enc, 'escape') as text from personal_copy",
    );
    expect(rows.some(({ text }) => text.includes('parts'))).toBe(false);
    await platform.advance((await platform.time()) + 7 * 86_400_000 + 60_000);
    await platform.app.get(RetentionJob).run();
    expect(await person.get<PersonalCopyView[]>('my/copies')).toMatchObject([
      { state: 'ERASED', readyUntil: null },
    ]);
    expect(await person.refused('get', `my/copies/${copy!.id}/sheet`)).toMatchObject({
      code: 'privacy.copy-not-ready',
    });
    const report = await (await platform.as('jianguan')).get<RetentionReportView>('retention');
    expect(report.runs.find(({ title }) => title === '您要过的个人信息副本')).toMatchObject({
      erased: 2,
      held: 0,
    });
    await platform.app.get(RetentionJob).run();
    expect((await (await platform.as('jianguan')).get<RetentionReportView>('retention')).runs).toEqual(
      report.runs,
    );
    const noted = await platform.dataSource.query(
      "select count(*)::int as count from audit_entry where table_name = 'personal_copy'",
    );
    expect(noted).toEqual([{ count: 0 }]);
  });
});

describe('closing an account', () => {
  test('says what has to be settled first, and is refused until then', async () => {
    const person = await platform.as('nonghu');
    const view = await person.get<ClosingView>('my/closing');
    expect(view.blocks).toMatchObject([{ title: '有没有办完的挂牌项目', count: 1 }]);
    expect(view.kept.map(({ title }) => title)).toContain('账号、登记备案');
    for (const { until } of view.kept) expect(until).not.toContain('一段时间');
    expect(await person.refused('post', 'my/closing', { words: '注销账号' })).toMatchObject({
      code: 'privacy.closing-blocked',
      title: expect.stringContaining('挂牌项目'),
    });
    expect(await person.refused('post', 'my/closing', { words: '好' })).toMatchObject({
      code: 'request.invalid',
    });
  });

  test('of whoever has done nothing erases him, ends his sessions, and nobody signs in again', async () => {
    const [login] = await makeCrowd(platform, 1);
    const person = await platform.as(login!);
    const { id, name } = await partyOf(login!);
    const view = await person.get<ClosingView>('my/closing');
    expect(view.blocks).toEqual([]);
    await person.post('my/closing', { words: '注销账号' });
    expect(await person.refused('get', 'my/copies')).toMatchObject({ status: 401 });
    const visitor = platform.nobody();
    await visitor.get('session');
    const again = await visitor.request('post', 'session').send({ login, password: 'demo' });
    expect(again.status).toBeGreaterThanOrEqual(400);
    const [party] = await platform.dataSource.query('select name, bank_name from party where id = $1', [id]);
    expect(party).toEqual({ name: '已注销', bank_name: '' });
    expect(name).not.toBe('已注销');
    const rows = await platform.dataSource.query('select is_party_erased from account_closing');
    expect(rows).toEqual([{ is_party_erased: true }]);
  });
});
