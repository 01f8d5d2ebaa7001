import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askBothSides } from '../../../../tools/deal/acts/consultation.js';
import { admit } from '../../../../tools/deal/acts/registration.js';
import { trade } from '../../../../tools/deal/acts/trading.js';
import { County } from './county.js';
import { type Course, Courses } from './courses.js';

const TALKS = '协商的一笔';
const BIDS = '受让方反悔的一笔';

let county: County;
let talks: Course;
let bids: Course;
beforeAll(async () => {
  county = await County.open();
  const courses = new Courses(county);
  const listings = [await courses.negotiating(TALKS), await courses.approving(BIDS, {})] as const;
  for (const { stage, projectId } of listings)
    await stage.cast.staff.approver.post(`projects/${projectId}/publication`);
  [talks, bids] = [await courses.applied(listings[0]), await courses.applied(listings[1])];
  for (const { stage, listed, registered } of [talks, bids]) await admit(stage, listed, registered);
  await askBothSides(talks.stage, talks.listed, talks.registered);
}, 120_000);
afterAll(() => county.close());

const as = (login: string) => county.as(login);
const noticeOf = async ({ listed }: Course, kind: string) => {
  const rows = await county.platform.query<{ id: string }>(
    `select id from notice where lot_id = '${listed.lotId}' and kind = '${kind}'`,
  );
  return `/notices/${rows[0]!.id}`;
};
const registrationPage = (course: Course, index: number) =>
  `/my/registrations/${course.registered[index]!.registrationId}`;
const stateOf = async ({ listed }: Course) =>
  (await county.platform.query<{ state: string }>(`select state from lot where id = '${listed.lotId}'`))[0]!
    .state;
const past = (sql: string) => county.advancePast(sql, 1000);

describe('a negotiation', () => {
  test('the host opens it; bidder and farm offer back and forth until one accepts', async () => {
    const notice = await county.stranger();
    await notice.page.goto(await noticeOf(talks, 'TRANSFER'));
    await notice.sees('怎么协商');
    await notice.sees(/逐一协商/);
    await notice.picture('talks-notice');
    const host = await county.atDesk('zuzhi', TALKS);
    await host.press('组织双方协商');
    await host.press('确定：组织双方协商');
    await host.sees('没有谈成，结束协商');
    await host.picture('talks-host');

    const bidder = await as('jingmai1');
    await bidder.page.goto(registrationPage(talks, 0));
    await bidder.sees('还没有人出价');
    await bidder.fill('我出', '四百来块');
    await bidder.press('出价');
    await bidder.sees(/两位小数/);
    await bidder.fill('我出', '480');
    await bidder.fill('条件', '每年秋收后付');
    await bidder.press('出价');
    await bidder.sees('¥480.00');
    await bidder.picture('talks-bidder');

    const farm = await as('nongchang');
    await farm.page.goto(`/my/projects/${talks.listed.projectId}`);
    const card = farm.page.locator('hl-negotiation-card', { hasText: '马新雨' });
    await card.getByLabel(/^我出/).fill('490');
    await card.getByLabel(/^条件/).fill('每年春耕前付');
    await card.getByRole('button', { name: '还价' }).click();
    await card.getByText('¥490.00').waitFor();
    await farm.picture('talks-farm');

    await bidder.page.reload();
    await bidder.press('接受这个价，签协商纪要');
    await bidder.sees('谈定的单价');
    await bidder.picture('talks-agreed');
  });

  test('both sign the minutes, and the result stands in public', async () => {
    const bidder = await as('jingmai1');
    await bidder.fill('输入您登记的姓名（名称）', '马新雨');
    await bidder.press('我已看清，签协商纪要');
    await bidder.sees('我已签');
    const farm = await as('nongchang');
    await farm.page.reload();
    await farm.fill('输入您登记的姓名（名称）', '兰光村禾丰家庭农场');
    await farm.press('我已看清，签协商纪要');
    await farm.sees('双方已签协商纪要');
    expect(await stateOf(talks)).toBe('RESULT_PUBLICITY');
    for (const login of ['jingmai1', 'nongchang', 'zuzhi']) expect((await as(login)).faults).toEqual([]);
  });
});

describe('an objection to the result', () => {
  test('is filed from its notice, unnamed; the center accepts it and the lot stands still', async () => {
    const objector = await as('jingmai3');
    await objector.page.goto(await noticeOf(talks, 'RESULT'));
    await objector.press('对成交结果的异议');
    await objector.page.getByLabel(/哪里不对/).fill('公示的面积和现场看到的不一样。');
    await objector.page.getByLabel(/^匿名/).check();
    await objector.picture('objection-form');
    await objector.press('提出异议');
    await objector.sees(/收到了。中心 5 个工作日内答复/);
    const head = await as('fuzeren');
    await head.page.goto('/console/objections');
    await head.sees('匿名');
    await head.picture('objection-desk');
    await head.press('受理');
    await head.page.getByRole('button', { name: '受理', exact: true }).waitFor({ state: 'detached' });
    expect(await stateOf(talks)).toBe('SUSPENDED');
  });

  test('dismissed, it goes to the supervisor, who lets the result stand', async () => {
    const head = await as('fuzeren');
    await head.page.getByLabel('答复').selectOption({ label: '异议不成立' });
    await head.page.getByLabel(/^理由/).fill('复测过，面积没有错。');
    await head.press('答复');
    await head.sees('没有等处理的异议。');
    const objector = await as('jingmai3');
    await objector.page.goto('/my');
    await objector.press('对答复不服，投诉');
    await objector.fill('为什么不服', '复测没有叫我到场。');
    await objector.press('向监管部门投诉');
    await objector.sees('已投诉，等监管部门决定');
    await objector.picture('objection-own');
    const supervisor = await as('jianguan');
    await supervisor.page.goto('/console/objections');
    await supervisor.sees('王春晓');
    await supervisor.page.getByLabel('决定').selectOption({ label: '维持，继续进行' });
    await supervisor.page.getByLabel(/^理由/).fill('复测有三方签字。');
    await supervisor.picture('objection-decision');
    await supervisor.press('作出决定');
    await supervisor.sees('没有等处理的异议。');
    expect(await stateOf(talks)).toBe('RESULT_PUBLICITY');
  });
});

describe('a winner who does not keep his word', () => {
  test('is asked to sign the letter that confirms the result, and says that he will not', async () => {
    await trade(bids.stage, bids.listed, bids.registered);
    await past(`select publicity_ends_at as at from deal where lot_id = '${bids.listed.lotId}'`);
    const winner = await as('jingmai2');
    await winner.page.goto(registrationPage(bids, 1));
    await winner.page.getByRole('link', { name: '合同和付款' }).click();
    await winner.page.getByRole('heading', { name: '成交确认书' }).waitFor();
    await winner.picture('letter');
    await winner.press('我不想签合同了');
    await winner.fill('为什么不签', '资金没有筹到');
    await winner.picture('letter-refusal');
    await winner.press('我不签了');
    await winner.sees(/表示不签：资金没有筹到/);
  });

  test('the head declares his breach, the second declines, the third takes the lot', async () => {
    const head = await as('fuzeren');
    await head.page.goto(`/console/projects/${bids.listed.projectId}`);
    await head.sees('表示不签');
    await head.page.getByText('认定违约').first().click();
    await head.page.getByLabel('查实的情况', { exact: true }).fill('书面确认过，坚持不签。');
    await head.picture('breach');
    await head.page.getByRole('button', { name: '认定违约' }).click();
    await head.page.getByRole('heading', { name: '递补' }).waitFor();
    await head.picture('breach-declared');
    expect(await stateOf(bids)).toBe('BREACHED');
    const winner = await as('jingmai2');
    await winner.page.goto('/my/party');
    await winner.sees('明确拒绝签订合同');
    await winner.picture('credit');

    const second = await as('jingmai1');
    await second.page.goto('/my');
    await second.sees(/受让方违约，轮到您了/);
    await second.page.goto(registrationPage(bids, 0));
    await second.picture('succession');
    await second.press('不要了');
    await second.sees('不受让');
    const third = await as('jingmai3');
    await third.page.goto(registrationPage(bids, 2));
    await third.press('愿意，按这个价受让');
    await third.sees('您是受让方。');
    expect(await stateOf(bids)).toBe('DEAL_CONFIRMED');
    await third.page.getByRole('link', { name: '合同和付款' }).click();
    await third.fill('输入您登记的姓名（名称）', '王春晓');
    await third.press('我已看清，签署确认书');
    await third.sees('受让方已签');
    for (const login of ['jingmai1', 'jingmai2', 'jingmai3', 'fuzeren', 'jianguan'])
      expect((await as(login)).faults).toEqual([]);
  });

  test('whoever listed will not sign either: the lot is over, and he waits before he lists it again', async () => {
    const farm = await as('nongchang');
    await farm.page.goto(`/my/contracts/${bids.listed.lotId}`);
    await farm.press('我不想签合同了');
    await farm.sees(/保证金全额退还/);
    await farm.fill('为什么不签', '家里决定自己种');
    await farm.picture('transferor-refusal');
    await farm.press('我不签了');
    await farm.sees(/转出方 .* 表示不签：家里决定自己种/);
    const head = await as('fuzeren');
    await head.page.goto(`/console/projects/${bids.listed.projectId}`);
    await head.sees(/表示不签：家里决定自己种/);
    await head.page.getByText('认定违约').first().click();
    await head.page.getByLabel('违约的一方').selectOption({ label: '转出方' });
    await head.sees(/保证金全额退还受让方/);
    await head.page.getByLabel('查实的情况', { exact: true }).fill('书面确认过，坚持不签。');
    await head.picture('transferor-breach');
    await head.page.getByRole('button', { name: '认定违约' }).click();
    await head.page.getByText('已终止').first().waitFor();
    expect(await stateOf(bids)).toBe('TERMINATED');
    const notice = await county.stranger();
    await notice.page.goto(await noticeOf(bids, 'TRANSFER'));
    await notice.picture('transferor-breach-notice');
    await notice.leave();
    await farm.page.goto('/my/party');
    await farm.sees('转出方违约');
    await farm.picture('transferor-credit');
  });
});
