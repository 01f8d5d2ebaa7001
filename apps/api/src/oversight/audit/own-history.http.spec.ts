import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OwnHistoryView } from '@helan/contracts';
import { DEMO_PEOPLE } from '../../demo/index.js';
import { listedOnMandate, villager } from '../../testing/mandated.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
let projectId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ({ lotId, projectId } = await story.signed());
}, 60_000);
afterAll(() => platform.close());

const read = async (login: string, id = projectId, body: object = {}) =>
  (await platform.as(login)).post<OwnHistoryView>(`projects/${id}/own-history`, body, 200);
const refusal = async (login: string, id = projectId) =>
  (await (await platform.as(login)).refused('post', `projects/${id}/own-history`)).status;

/** All pages, the newest first. */
async function readAll(login: string, id = projectId): Promise<OwnHistoryView['entries']> {
  const first = await read(login, id);
  const entries = [...first.entries];
  for (let { before } = first; before !== null;) {
    const page = await read(login, id, { before });
    expect(page.entries.length).toBeGreaterThan(0);
    entries.push(...page.entries);
    ({ before } = page);
  }
  return entries;
}

describe('the history of one’s own listing', () => {
  test('is read without a reason: what was written, handed in, decided and published, and by whom', async () => {
    const entries = await readAll('nonghu');
    const said = entries.map(({ what, who, changes }) => [
      what,
      who,
      ...changes.map(({ column, before, after }) => `${column}：${before}→${after}`),
    ]);
    expect(said).toEqual(
      expect.arrayContaining([
        ['审核通过', '审核员 李正言', '进度：中心审核→公告审批'],
        ['交来材料', '村级信息联络员 田守信', '材料：→现场照片'],
      ]),
    );
    const own = entries.find(({ what, changes }) => what === '改动申请' && changes.length > 3)!;
    expect(own.who).toBe('赵禾田');
    expect(own.changes).toEqual(
      expect.arrayContaining([expect.objectContaining({ column: '挂牌价', before: '' })]),
    );
    expect(
      entries.filter(({ what }) => what === '发布公告').map(({ changes }) => changes[0]!.column),
    ).toEqual(expect.arrayContaining(['出让公告', '成交公示']));
    expect(entries.every(({ isPast }) => !isPast)).toBe(true);
    expect(entries.map(({ seq }) => seq)).toEqual([...entries.map(({ seq }) => seq)].sort((a, b) => b - a));
  });

  test('has nothing in it of whoever has registered, bid or won, of findings, and of what lies sealed', async () => {
    const supervisor = await platform.as('jianguan');
    await supervisor.post(`projects/${projectId}/history`, { reason: '信访件第 7 号' }, 200);
    const text = JSON.stringify(await readAll('nonghu'));
    for (const { login, party } of DEMO_PEOPLE) {
      if (!login.startsWith('jingmai')) continue;
      for (const fact of [party!.name, party!.idNumber, party!.phone, party!.bankAccount])
        expect(text).not.toContain(fact);
    }
    const registrations = await platform.dataSource.query<{ id: string }[]>(
      'select id from registration where lot_id = $1',
      [lotId],
    );
    expect(registrations.length).toBeGreaterThan(1);
    for (const { id } of registrations) expect(text).not.toContain(id);
    for (const word of ['信访件', '报名材料', '风险', '_enc', '_hash', '号牌'])
      expect(text).not.toContain(word);
  });

  test('is noted, once a day, where the supervisor sees it', async () => {
    await readAll('nonghu');
    const noted = () =>
      platform.dataSource.query<{ login: string }[]>(
        `select a.login from audit_reading r join account a on a.id = r.account_id
         where r.project_id = $1 and a.login = 'nonghu'`,
        [projectId],
      );
    expect(await noted()).toHaveLength(1);
    await platform.advance((await platform.time()) + 86_400_000);
    await read('nonghu');
    expect(await noted()).toHaveLength(2);
  });

  test('is nobody else’s: not another member’s, not a bidder’s, not a liaison’s who has not filed it, nor staff’s', async () => {
    for (const login of ['nongchang', 'jingmai1', 'jingmai2', 'cunji', 'cunji2'])
      expect([login, await refusal(login)]).toEqual([login, 404]);
    for (const login of ['shenhe', 'fuzeren', 'zuzhi', 'jianguan', 'jianguan2', 'ziran'])
      expect([login, await refusal(login)]).toEqual([login, 403]);
    expect(await platform.nobody().refused('post', `projects/${projectId}/own-history`)).toMatchObject({
      status: 401,
    });
  });

  test('is read by the liaison who has filed it for somebody, and by no other', async () => {
    const mandated = await listedOnMandate(story, { title: '代办的一宗' });
    const { title, entries } = await read('cunji', mandated.projectId);
    expect(title).toBe('代办的一宗');
    expect(entries.map(({ who }) => who)).toContain('村级信息联络员 田守信');
    for (const fact of [villager(0).idNumber, villager(0).phone, villager(0).bankAccount])
      expect(JSON.stringify(entries)).not.toContain(fact);
    for (const login of ['cunji2', 'nonghu']) expect(await refusal(login, mandated.projectId)).toBe(404);
  });
});
