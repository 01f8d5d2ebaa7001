import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SAMPLE_PHOTOS } from '../../../../tools/deal/sample-papers.js';
import { County } from './county.js';
import { describeFarmland, uploadPapers } from './farmland.js';
import type { Visitor } from './visitor.js';

let county: County;
beforeAll(async () => {
  county = await County.open();
}, 60_000);
afterAll(() => county.close());

const as = (login: string) => county.as(login);
const atDesk = (login: string) => county.atDesk(login, '兰光村三组 120 亩水浇地出租');
const lotState = () => county.lotState();

test('a farmer fills in his application on a phone, leaves, comes back, and sends it', async () => {
  const farmer = await as('nonghu');
  const { page } = farmer;
  await page.getByRole('link', { name: '新的转出申请' }).click();
  await farmer.sees('农村土地承包经营权');
  await farmer.press('开始申请');
  await farmer.fill('项目名称', '兰光村三组 120 亩水浇地出租');
  await farmer.fill('坐落', '兰光村三组');
  await farmer.sees('✓ 已保存');
  await page.goto('/my');
  await page.getByText('兰光村三组 120 亩水浇地出租').click();
  expect(await page.getByLabel('坐落').inputValue()).toBe('兰光村三组');
  await describeFarmland(farmer);
  await farmer.fill('挂牌价（元/亩/年）', '620');
  await farmer.fill('加价幅度（元/亩/年）', '5');
  await farmer.fill('保证金（元）', '99999');
  await page.getByLabel(/我承诺/).check();
  await farmer.sees('✓ 已保存');
  await uploadPapers(farmer);
  await page
    .getByLabel('上传原受让方放弃或期满说明')
    .setInputFiles({ name: '委托书.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ program') });
  await farmer.sees('只能上传照片');
  await farmer.sees('保证金太高，最多是首年价款（不按年计价的是总价）的三成，即 22,320.00 元。');
  expect(await page.getByRole('button', { name: '提交申请' }).isDisabled()).toBe(true);
  await farmer.fill('保证金（元）', '7440');
  await farmer.sees('都齐了，可以提交');
  await farmer.press('提交申请');
  await farmer.sees('村级核实');
  expect(farmer.faults).toEqual([]);
});

test('liaison, township and center check it at their desks, and it is published', async () => {
  const liaison = await atDesk('cunji');
  await liaison.press('核实通过');
  await liaison.page
    .getByLabel(/现场照片/)
    .setInputFiles(
      SAMPLE_PHOTOS.map((buffer, number) => ({ name: `${number}.png`, mimeType: 'image/png', buffer })),
    );
  await liaison.sees('已有 3 张');
  await liaison.fill('实测数量', '119.5');
  await liaison.press('核实通过，送乡镇');
  expect(await liaison.marks('纬度')).not.toBe('');
  await liaison.fill('纬度', '38.638');
  await liaison.fill('经度', '106.402');
  await liaison.press('核实通过，送乡镇');
  await liaison.sees('有争议的不能流转');
  await liaison.page.getByLabel(/四邻在场指认/).check();
  await liaison.press('核实通过，送乡镇');
  await liaison.sees('等乡镇专员');
  for (const [login, button, next] of [
    ['xiangzhen', '乡镇审核通过', '等受理员'],
    ['shouli', '受理', '等审核员'],
    ['shenhe', '审核通过', '等中心负责人'],
    ['fuzeren', '批准并发布公告', '现在没有要您办的'],
  ] as const) {
    const clerk = await atDesk(login);
    await clerk.page.getByRole('button', { name: button, exact: true }).click();
    await clerk.press(`确定：${button}`);
    if (login === 'fuzeren') await clerk.sees('公告中');
    else await clerk.sees(next);
  }
  expect(await lotState()).toBe('LISTED');
});

test('anybody finds the notice and reads its days, terms and rules; three register', async () => {
  const reader = await county.stranger();
  await reader.page.goto('/');
  await reader.page.getByLabel('搜索公告').fill('兰光村');
  await reader.press('搜公告');
  await reader.page.getByRole('link', { name: '兰光村三组 120 亩水浇地出租' }).click();
  await reader.sees('2026-11-11 17:00（周三）');
  await reader.sees('第7天');
  await reader.page.getByText(/本公告适用的全部规则数值/).click();
  await reader.sees('贺党办〔2022〕110号 四(五)');
  const noticeUrl = reader.page.url();
  await reader.leave();
  for (const login of ['jingmai1', 'jingmai2', 'jingmai3']) {
    const bidder = await as(login);
    await bidder.page.goto(noticeUrl);
    await bidder.press('我要报名');
    await bidder.fill('拟用途与计划', '种小麦和玉米');
    await bidder.press('提交报名');
    await bidder.sees('请先阅读公告并确认承诺');
    await bidder.page.getByLabel(/我已看过公告/).check();
    await bidder.press('提交报名');
    await bidder.sees('已收到报名');
  }
});

test('they are qualified one by one and pay', async () => {
  await county.advancePast('select registration_ends_at as at from lot', 1000);
  const reviewer = await as('shenhe');
  await reviewer.page.goto('/console/qualifications');
  for (let count = 0; count < 3; count += 1) {
    const name = await reviewer.page.locator('dd').nth(1).innerText();
    await reviewer.press('合格');
    await reviewer.page.waitForFunction(
      (before) => document.querySelectorAll('dd')[1]?.innerText !== before,
      name,
    );
  }
  await reviewer.sees('现在没有要审的报名');
  for (const login of ['jingmai1', 'jingmai2', 'jingmai3']) {
    const bidder = await as(login);
    await bidder.page.reload();
    await bidder.sees('下一步：交保证金');
    const account = /64012200010\d{8}/.exec(await bidder.page.getByRole('main').innerText())![0];
    await bidder.page.goto('/my/party');
    const name = await bidder.page.locator('dd').nth(1).innerText();
    await county.enterReceipt({
      银行流水号: `BZ${login.toUpperCase()}`,
      子账号: account,
      付款人: name,
      '金额（元）': '7440',
    });
  }
  const checker = await as('fuhe');
  await checker.page.goto('/console/finance');
  await county.checkDeposits(checker);
});

test('both sides are asked; one objects and comes round, the bidders stay, and the session is set up', async () => {
  const host = await atDesk('zuzhi');
  await host.sees('正在征求双方意见');
  await host.sees(/3 人参加，其中 3 人没有答复/);
  const farmer = await as('nonghu');
  await farmer.page.goto('/my');
  await farmer.page.getByRole('link', { name: '兰光村三组 120 亩水浇地出租' }).first().click();
  await farmer.press('不同意');
  await farmer.press('不同意');
  await farmer.sees('还没有填“不同意的原因”。');
  await farmer.fill('为什么不同意', '想把挂牌价再想一想');
  await farmer.press('不同意');
  await farmer.sees(/您答复：不同意/);
  await host.page.reload();
  await host.sees('转出方不同意按公告进行');
  await farmer.press('按公告进行');
  await farmer.sees(/您答复：同意/);
  for (const login of ['jingmai1', 'jingmai2', 'jingmai3']) {
    const bidder = await as(login);
    await bidder.page.goto('/my');
    await bidder.page.getByRole('link', { name: '兰光村三组 120 亩水浇地出租' }).first().click();
    await bidder.press('继续参加');
    await bidder.page.getByRole('button', { name: '继续参加' }).waitFor({ state: 'detached' });
  }
  await host.page.reload();
  await host.sees('双方意见已征求完');
  await host.press('组织竞价');
  await host.sees(/参加竞价 3 人/);
  await host.press('定下竞价时间，抽号牌');
  await host.sees('交易中');
});

test('three bid in three browsers and see each other at once; the price is confirmed in words', async () => {
  const [{ id: lotId }] = (await county.platform.query<{ id: string }>('select id from lot')) as [
    { id: string },
  ];
  await county.advancePast('select start_at as at from bidding_session', 500);
  const bidders = await Promise.all(['jingmai1', 'jingmai2', 'jingmai3'].map(as));
  for (const bidder of bidders) {
    await bidder.page.goto(`/rooms/${lotId}`);
    await bidder.sees('我的号牌');
    await bidder.sees(/误差不超过 \d+ 毫秒/);
  }
  const [first, second, third] = bidders as [Visitor, Visitor, Visitor];
  await first.press('¥620.00');
  await first.sees('陆佰贰拾元整');
  await first.sees('¥595,200.00');
  await first.press('再想想');
  await first.press('¥620.00');
  await first.press('确认出价');
  await first.sees(/第 1 口，¥620.00，已记入/);
  for (const bidder of [second, third])
    await bidder.page.locator('[data-test=price]', { hasText: '¥620.00' }).waitFor();
  await first.sees('您现在就是领先的人');
  await second.press('¥625.00');
  await second.press('确认出价');
  for (const bidder of bidders)
    await bidder.page.locator('[data-test=price]', { hasText: '¥625.00' }).waitFor();
  await county.advancePast('select free_end_at as at from bidding_session', 1000);
  await third.page.reload();
  await third.sees(/限时竞价/);
  await third.press('¥630.00');
  await third.press('确认出价');
  await third.sees(/第 3 口/);
  const text = await second.page.getByRole('main').innerText();
  for (const secret of ['马新雨', '王春晓']) expect(text).not.toContain(secret);
  await county.advancePast('select end_at as at from bidding_session', 3000);
  for (const bidder of bidders) await bidder.sees(/成交：号牌 \d{3}，¥630.00/);
  for (const bidder of bidders) expect(bidder.faults).toEqual([]);
});

test('contract, price, certificate: and whoever holds it finds it 有效', async () => {
  await county.advancePast('select publicity_ends_at as at from deal', 1000);
  const reviewer = await atDesk('shenhe');
  await reviewer.press('发送合同');
  await reviewer.press('确定：发送合同');
  await reviewer.sees('签订合同');
  for (const [login, name] of [
    ['nonghu', '赵禾田'],
    ['jingmai3', '王春晓'],
  ] as const) {
    const side = await as(login);
    await side.page.goto('/my');
    await side.page.getByRole('link', { name: /总价/ }).click();
    await side.fill('输入您登记的姓名', name);
    await side.press('我已看清，签署确认书');
    await side.sees('请先打开合同全文看清楚');
    await side.fill('输入您登记的姓名', name);
    await side.press('我已看清，签字');
    await side.page.getByRole('button', { name: '我已看清，签字' }).waitFor({ state: 'detached' });
  }
  expect(await lotState()).toBe('SETTLING');
  const winner = await as('jingmai3');
  await winner.page.reload();
  await winner.sees('¥75,600.00');
  const account = await county.accountFor('¥68,160.00', winner, await as('nonghu'));
  await county.enterReceipt(
    { 银行流水号: 'JK1', 子账号: account, 付款人: '王春晓', '金额（元）': '68160' },
    'PRICE_BANK',
  );
  const checker = await as('fuhe');
  await checker.page.goto('/console/finance/check');
  await checker.press('JK1');
  await checker.page.getByRole('button', { name: '复核', exact: true }).click();
  await checker.sees('没有要核对的到账');
  await county.payAll(await as('chuna'), checker);
  expect(await lotState()).toBe('SETTLED');
  for (const [login, button] of [
    ['jianzheng', '草拟鉴证书'],
    ['shenhe', '复核'],
    ['fuzeren', '签发'],
  ] as const) {
    const clerk = await as(login);
    await clerk.page.goto('/console/certificates');
    await clerk.press(button);
    await clerk.page.getByRole('button', { name: button }).waitFor({ state: 'detached' });
  }
  const [{ code }] = (await county.platform.query<{ code: string }>('select code from certificate')) as [
    { code: string },
  ];
  const holder = await county.stranger();
  await holder.page.goto('/verify');
  await holder.fill('鉴证书编号或机器码', code);
  await holder.press('查验');
  await holder.page.getByText('有效', { exact: true }).waitFor();
  const text = await holder.page.getByRole('main').innerText();
  expect(text).toContain('赵**');
  expect(text).not.toContain('赵禾田');
  await holder.leave();
});
