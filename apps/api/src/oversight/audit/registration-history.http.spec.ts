import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { OwnHistoryView } from '@helan/contracts';
import { DEMO_PEOPLE } from '../../demo/index.js';
import { Ending } from '../../testing/ending.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let won: string;
let lost: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const { lotId } = await story.settled();
  await new Ending(story).certify(lotId);
  const rows = await platform.dataSource.query<{ id: string; login: string }[]>(
    'select r.id, a.login from registration r join account a on a.id = r.account_id where r.lot_id = $1',
    [lotId],
  );
  won = rows.find(({ login }) => login === 'jingmai2')!.id;
  lost = rows.find(({ login }) => login === 'jingmai1')!.id;
}, 90_000);
afterAll(() => platform.close());

const route = (id: string) => `my/registrations/${id}/own-history`;

/** All pages, the newest first. */
async function readAll(login: string, id: string): Promise<OwnHistoryView['entries']> {
  const person = await platform.as(login);
  const entries: OwnHistoryView['entries'][number][] = [];
  for (let before: number | null = null, isFirst = true; isFirst || before !== null; isFirst = false) {
    const page: OwnHistoryView = await person.get<OwnHistoryView>(
      before === null ? route(id) : `${route(id)}?before=${before}`,
    );
    entries.push(...page.entries);
    ({ before } = page);
  }
  return entries;
}

const said = (entries: OwnHistoryView['entries']) =>
  entries.map(({ what, who, changes }) =>
    [what, who, ...changes.map(({ column, before, after }) => `${column}：${before}→${after}`)].join(' '),
  );

test('who has won reads what became of registration, deposit, contract and certificate, and by whom', async () => {
  const lines = said(await readAll('jingmai2', won));
  for (const part of [
    /^开始报名 立岗镇惠泽种植专业合作社 进度：→草稿/,
    /^报名有变动 审核员 李正言 进度：资格审查中→资格合格，待交保证金/,
    /^通知缴纳保证金 .*保证金：→待缴纳 应缴：→¥/,
    /^保证金有变动 财务复核 .* 保证金：待缴纳→已到账冻结/,
    /^发送合同 审核员 李正言 合同编号：→\d.*-HT01 合同：→待签字/,
    /^合同有变动 另一方 合同：待签字→一方已签/,
    /^合同有变动 立岗镇惠泽种植专业合作社 合同：一方已签→双方已签/,
    /^草拟鉴证书 鉴证员 .* 鉴证书编号：→贺农鉴字/,
    /^鉴证书有变动 中心负责人 .* 鉴证书：已复核→有效/,
  ])
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(part)]));
});

test('who has lost reads his own part, and nothing of contract and certificate', async () => {
  const lines = said(await readAll('jingmai1', lost));
  expect(lines.some((line) => line.startsWith('报名有变动'))).toBe(true);
  expect(lines.some((line) => line.includes('待退还'))).toBe(true);
  expect(lines.filter((line) => /合同|鉴证书/.test(line))).toEqual([]);
});

test('nothing of anybody else is in it: no name, number or account, no id, and nothing sealed', async () => {
  for (const [login, id, other] of [
    ['jingmai2', won, lost],
    ['jingmai1', lost, won],
  ] as const) {
    const text = JSON.stringify(await readAll(login, id));
    for (const { login: one, party } of DEMO_PEOPLE) {
      if (!party || one === login) continue;
      for (const fact of [party.name, party.idNumber, party.phone, party.bankAccount])
        expect([one, text.includes(fact)]).toEqual([one, false]);
    }
    expect(text).not.toContain(other);
    for (const word of ['_enc', '_hash', '号牌', '风险']) expect(text).not.toContain(word);
  }
});

test('it is nobody else’s, and that he looked is noted nowhere', async () => {
  for (const login of ['jingmai1', 'nonghu', 'nongchang'])
    expect(await (await platform.as(login)).refused('get', route(won))).toMatchObject({ status: 404 });
  for (const login of ['shenhe', 'cunji', 'jianguan'])
    expect(await (await platform.as(login)).refused('get', route(won))).toMatchObject({ status: 403 });
  const noted = await platform.dataSource.query<unknown[]>(
    "select 1 from audit_reading r join account a on a.id = r.account_id where a.login like 'jingmai%'",
  );
  expect(noted).toEqual([]);
});
