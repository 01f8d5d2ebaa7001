import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { listerOf } from '../../../../tools/deal/accounts.js';
import { assemble } from '../../../../tools/deal/cast.js';
import { askBothSides } from '../../../../tools/deal/acts/consultation.js';
import { type Listed, listIt } from '../../../../tools/deal/acts/listing.js';
import { applyFor, register } from '../../../../tools/deal/acts/registration.js';
import { readNotice } from '../../../../tools/deal/read-notice.js';
import { type Stage, readClock } from '../../../../tools/deal/stage.js';
import type { Page } from 'playwright-core';
import { County } from './county.js';
import type { Visitor } from './visitor.js';

const FACTS = {
  area: { value: 93.61, unit: '亩' },
  term: { years: 10 },
  startPrice: { value: 500, unit: '元/亩/年' },
};
const FOUND = '多名报名人的保证金出自同一个账户';

let county: County;
let listed: Listed;
/** Listed still, with three who have registered. */
let open: Listed;
let lister: string;

async function stageFor(id: string, type: string, title: string): Promise<Stage> {
  const { url } = county.platform;
  const facts = readNotice({ id, type, title, fields: FACTS }, type, await readClock(url));
  return { url, facts, say: () => undefined, cast: await assemble(url, facts.listerKind) };
}

beforeAll(async () => {
  county = await County.open();
  const stage = await stageFor('P1', 'T01', '被暂缓的一笔');
  listed = await listIt(stage);
  await askBothSides(stage, listed, await register(stage, listed));
  await county.platform.query(
    `insert into risk_alert (id, project_id, code, level, evidence, raised_at, due_at, finding, holds_until)
     values (gen_random_uuid(), $1, 'R02', 'RED', '两笔保证金出自同一个账户', platform_now(),
             platform_now() + interval '2 days', '', platform_now() + interval '3 days')`,
    [listed.projectId],
  );
}, 90_000);
afterAll(() => county.close());

const at = async (login: string, path: string): Promise<Visitor> => {
  const visitor = await county.as(login);
  await visitor.page.goto(path);
  return visitor;
};
const desk = () => `/console/projects/${listed.projectId}`;

test('a step that is kept back says so before the press, to whoever would take it and to whom it concerns', async () => {
  const host = await at('zuzhi', desk());
  const note = host.page.getByRole('status').filter({ hasText: '最迟暂缓到' });
  await note.waitFor();
  expect(await note.innerText()).toMatch(/“组织竞价.*”暂缓[\s\S]*多名报名人的保证金出自同一个账户/);
  await host.picture('hold-host');
  const lister = await at('nonghu', `/my/projects/${listed.projectId}`);
  await lister.sees('您不用做什么');
  expect(await lister.page.getByText(FOUND).count()).toBe(0);
  await lister.picture('hold-lister');
  await lister.page.getByRole('link', { name: /全部变动记录/ }).click();
  await lister.sees('交来材料');
  await lister.picture('own-history');
});

test('a refusal stands at its field, framed and told; let go on, the step is free', async () => {
  const supervisor = await at('jianguan', desk());
  const { page } = supervisor;
  await supervisor.fill('书面放行的理由', '   ');
  await supervisor.press('放行，接着核查');
  const box = page.getByLabel('书面放行的理由');
  await page.locator('[aria-invalid="true"]').waitFor();
  expect(await box.getAttribute('aria-invalid')).toBe('true');
  const words = page.locator(`[id="${await box.getAttribute('aria-describedby')}"]`);
  expect(await words.innerText()).not.toBe('');
  expect(await page.getByLabel('核查情况').first().getAttribute('aria-invalid')).toBeNull();
  await supervisor.picture('release-fault');
  await supervisor.fill('书面放行的理由', '两户同在一家合作社，款项由合作社代转');
  await supervisor.press('放行，接着核查');
  await supervisor.sees('书面放行：两户同在一家合作社');
  // In the page that is open, without being opened anew: by whom, and nothing that frightens any more.
  await supervisor.sees(/曾因“.*”暂缓，2026-.* 由察清和书面放行（两户同在一家合作社/);
  expect(await page.getByText('最迟暂缓到').count()).toBe(0);
  expect(await page.getByText('处理以前不能审核通过').count()).toBe(0);
  await supervisor.picture('hold-released');
  const host = await at('zuzhi', desk());
  await host.press('组织竞价');
  await host.sees('定下竞价时间');
  expect(await host.page.getByText('暂缓到').count()).toBe(0);
});

test('the supervisor reads the history on a phone: moments that open, in words, no wider than the page', async () => {
  const phone = await (await county.stranger()).signIn('jianguan');
  const { page } = phone;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${desk()}/history`);
  await phone.fill('查阅事由', '信访件第 9 号核查');
  await phone.press('查阅');
  const entries = page.locator('details');
  await entries.first().waitFor();
  expect(await entries.count()).toBeLessThanOrEqual(20);
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await height()).toBeLessThan(5_000);
  await phone.picture('history-phone');
  await entries.first().locator('summary').click();
  await phone.sees('查阅的人');
  expect(await width()).toBeLessThanOrEqual(360);
  await phone.press('看更早的');
  await page
    .getByText('发布公告')
    .or(page.getByText(/公告新增/))
    .first()
    .waitFor();
  for (const entry of await entries.all()) await entry.locator('summary').click();
  expect(await width()).toBeLessThanOrEqual(360);
  await phone.leave();
});

test('what is wrong with somebody’s own facts, and with a receipt, stands at its field', async () => {
  const farm = await at('nongchang', '/my/party');
  await farm.page.getByLabel('类型').selectOption('FAMILY_FARM');
  await farm.page.getByLabel('所在村（社区）').selectOption('640122102208');
  for (const [label, value] of [
    ['名称', '兰光村禾丰家庭农场'],
    ['负责人姓名', '陈丰收'],
    ['开户行', '贺兰农村商业银行立岗支行'],
    ['统一社会信用代码', '93640122MA7TE5T011'],
    ['手机号码', '1389531000'],
    ['收款账号', '6.2E+18'],
    ['负责人身份证号码', '640122209901010012'],
  ] as const)
    await farm.fill(label, value);
  await farm.press('保存');
  expect(await farm.marks('收款账号')).toContain('账号');
  await farm.fill('收款账号', '29010201040001');
  await farm.press('保存');
  expect(await farm.marks('统一社会信用代码')).toContain('统一社会信用代码');
  expect(await farm.marks('手机号码')).toContain('手机');
  expect(await farm.marks('负责人身份证号码')).toContain('身份证');
  await farm.picture('party-faults');
  const cashier = await at('chuna', '/console/finance');
  await cashier.page.getByText('录入到账').click();
  for (const [label, value] of [
    ['银行流水号', '　 '],
    ['子账号', '000'],
    ['付款人', '张三'],
    ['付款账号', '6.22848E+18'],
    ['金额（元）', '一百'],
    ['到账日期', '2026-11-02'],
    ['到账时间', '09:00'],
  ] as const)
    await cashier.fill(label, value);
  await cashier.press('录入');
  expect(await cashier.marks('银行流水号')).not.toBe('');
  await cashier.fill('银行流水号', 'JK9');
  await cashier.press('录入');
  expect(await cashier.marks('付款账号')).not.toBe('');
  await cashier.picture('receipt-faults');
});

test('the supervisor looks at applicants with a reason, which his superior reads', async () => {
  const supervisor = await at('jianguan', desk());
  await supervisor.page.getByRole('link', { name: /提前查看报名材料/ }).click();
  await supervisor.sees('记下理由，开始查看');
  await supervisor.picture('glass-closed');
  await supervisor.fill('为什么要提前看', '信访件第 12 号，核实有没有冒名报名');
  await supervisor.press('记下理由，开始查看');
  await supervisor.sees('马新雨');
  await supervisor.picture('glass-open');
  const head = await at('jianguan2', '/console');
  await head.page.getByRole('link', { name: '提前查看', exact: true }).click();
  await head.sees('理由：信访件第 12 号');
  await head.picture('accesses');
  for (const visitor of [supervisor, head]) expect(visitor.faults).toEqual([]);
});

const valueOf = (page: Page, label: string) => page.getByLabel(label).first().inputValue();

test('of two tabs the older one is shown both texts, and the person chooses', async () => {
  const farmer = await at('nonghu', '/my/new');
  await farmer.press('开始申请');
  await farmer.fill('项目名称', '先写的名称');
  await farmer.sees('✓ 已保存');
  const other = await farmer.page.context().newPage();
  await other.goto(farmer.page.url());
  await other.getByLabel('坐落').first().fill('第二个页面写的坐落');
  await other.getByLabel('项目名称').first().fill('第二个页面改的名称');
  await other.getByText('✓ 已保存').waitFor();
  await farmer.fill('坐落', '第一个页面写的坐落');
  const panel = farmer.page.getByRole('alert').filter({ hasText: '两边写的不一样' });
  await panel.waitFor();
  const words = await panel.innerText();
  for (const text of ['第二个页面写的坐落', '第一个页面写的坐落', '第二个页面改的名称', '先写的名称'])
    expect(words).toContain(text);
  await farmer.picture('two-tabs');
  await farmer.page.setViewportSize({ width: 1440, height: 900 });
  await farmer.picture('two-tabs-1440');
  await farmer.page.setViewportSize({ width: 360, height: 740 });
  const [row] = await county.platform.query<{ application: { location: string } }>(
    "select application from project where state = 'DRAFT'",
  );
  expect(row!.application.location).toBe('第二个页面写的坐落');
  // What nobody has touched here is what was saved; what was written here stays, unless it is given up.
  await farmer.press('按选定的保存');
  await panel.waitFor({ state: 'detached' });
  await farmer.sees('✓ 已保存');
  expect(await valueOf(farmer.page, '项目名称')).toBe('第二个页面改的名称');
  expect(await valueOf(farmer.page, '坐落')).toBe('第一个页面写的坐落');
  const [saved] = await county.platform.query("select application from project where state = 'DRAFT'");
  expect(saved).toMatchObject({
    application: { title: '第二个页面改的名称', location: '第一个页面写的坐落' },
  });
  await other.close();
});

test('nobody is offered to register for his own, nor twice; what was sent stays to be read', async () => {
  // Not before: whoever lists cannot change his own facts any more.
  const stage = await stageFor('P2', 'T02', '还在公告的一笔');
  open = await listIt(stage);
  await applyFor(stage, open);
  lister = listerOf(stage.facts.listerKind);
  const path = `/notices/${open.notice.id}`;
  const owner = await at(lister, path);
  await owner.sees('这是您自己转出的标的，不能报名');
  expect(await owner.page.getByRole('button', { name: '我要报名' }).count()).toBe(0);
  await owner.picture('own-notice');
  await owner.page.goto(`/my/projects/${open.projectId}`);
  await owner.page.getByText('看提交的申请和材料').click();
  await owner.page.locator('details').getByText('坐落', { exact: true }).waitFor();
  await owner.picture('sent-application');
  const paper = await owner.page.locator('details a[href*="/documents/"]').first().getAttribute('href');
  expect((await owner.page.request.get(paper!)).status()).toBe(200);
  const bidder = await at('jingmai1', path);
  await bidder.page.getByRole('link', { name: '看我的报名' }).click();
  await bidder.page.getByText('看提交的报名和材料').click();
  await bidder.sees('按公告的用途经营');
  await bidder.picture('sent-registration');
  const clerk = await at('shenhe', path);
  // The page is drawn for everybody; it goes once it is known who looks.
  await clerk.page.getByRole('button', { name: '我要报名' }).waitFor({ state: 'detached' });
  const stranger = await county.stranger();
  await stranger.page.goto(path);
  await stranger.sees('我要报名');
  await stranger.leave();
});

test('what was written about one applicant does not lie before the next', async () => {
  await county.advancePast('select max(registration_ends_at) as at from lot', 1000);
  const reviewer = await at('shenhe', '/console/qualifications');
  const { page } = reviewer;
  const applicant = page.locator('dd').nth(1);
  const first = await applicant.innerText();
  await reviewer.fill('意见', '张三的材料里写的是旧地址');
  await page.getByText('材料不全，要求补正').click();
  await reviewer.fill('要补正什么', '身份证过期了');
  await reviewer.picture('qualification-first');
  await page.getByRole('button', { name: '合格', exact: true }).click();
  await page.waitForFunction((before) => document.querySelectorAll('dd')[1]?.innerText !== before, first);
  expect(await valueOf(page, '意见')).toBe('');
  await page.getByText('材料不全，要求补正').click();
  expect(await valueOf(page, '要补正什么')).toBe('');
  await reviewer.picture('qualification-next');
  for (const visitor of [reviewer, await county.as(lister), await county.as('nonghu')])
    expect(visitor.faults).toEqual([]);
});
