import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RegistrationView } from '@helan/contracts';
import { sampleListing } from '@helan/domain/samples';
import { type Cast, assemble } from '../../../../tools/deal/cast.js';
import {
  accept,
  publish,
  review,
  reviewAsTownship,
  verifySite,
} from '../../../../tools/deal/acts/listing.js';
import type { DealFacts } from '../../../../tools/deal/deal-facts.js';
import type { Stage } from '../../../../tools/deal/stage.js';
import { describeFarmland, handIn, uploadPapers } from './farmland.js';
import { bid } from './in-the-room.js';
import { consent, payDeposit, requireTold, sendFor } from './people-acts.js';
import { AGENT, PeoplesCounty } from './people.js';
import type { Visitor } from './visitor.js';

const FARMER = '13895320001';
const VILLAGER = '13895320009';
const LAND = '祝家120亩地出租';
const OTHER_LAND = '吴秋菊家口粮田出租';
const FIRM = '贺兰塞上粮源农业有限公司';
/** What the law asks of a business that leases farmland; the county has set from how many mu on. */
const REVIEW_PAPERS = ['流转意向协议书', '农业经营能力或者资质证明', '流转项目规划'];

let people: PeoplesCounty;
let cast: Cast;
let farmer: Visitor;
let agent: Visitor;
beforeAll(async () => {
  people = await PeoplesCounty.open();
  cast = await assemble(people.county.platform.url, 'FARMER_HOUSEHOLD');
  await setReviewLines();
}, 120_000);
afterAll(() => people.close());

const stageOf = (facts: Partial<DealFacts>): Stage => ({
  url: people.county.platform.url,
  cast,
  say: () => undefined,
  facts: {
    noticeId: '',
    typeCode: 'T01',
    listerKind: 'FARMER_HOUSEHOLD',
    application: {},
    isDepositPaid: true,
    defaults: [],
    remarks: [],
    ...facts,
  },
});

/** The county's line from which on a business is reviewed, which nothing of the demonstration sets. */
async function setReviewLines(): Promise<void> {
  for (const [key, value] of Object.entries({ townMu: 100, countyMu: 500, cityMu: 1000 }))
    await people.county.platform.query(
      `insert into parameter (key, effective_from, value, source)
       values ($1, (platform_now() at time zone 'Asia/Shanghai')::date, $2, '县里文件')`,
      [`social.${key}`, value],
    );
}

const idOf = ({ page }: Visitor): string => new URL(page.url()).pathname.split('/').at(-1)!;

test('a farmer comes in by his phone, is known by the issuer, agrees, and lists his land', async () => {
  farmer = await people.signUp(FARMER, '祝春生');
  await farmer.picture('people-my-new');
  await farmer.page.getByRole('link', { name: '去登记' }).click();
  await farmer.fill('证件号码', '640122198503120012');
  await farmer.fill('手机号码', FARMER);
  await farmer.fill('开户行', '贺兰农村商业银行立岗支行');
  await farmer.fill('收款账号', '6228481000000320019');
  await farmer.page.getByLabel('所在村').selectOption({ label: '兰光村' });
  expect(await farmer.page.getByLabel('姓名').inputValue()).toBe('祝春生');
  await farmer.press('保存');
  await farmer.page.waitForURL('**/my');
  await people.verify(farmer, '祝春生');
  await farmer.sees('已核验');
  await farmer.picture('people-verified');

  await farmer.page.goto('/my/new');
  await farmer.press('开始申请');
  await farmer.fill('项目名称', LAND);
  const id = idOf(farmer);
  await farmer.fill('坐落', '兰光村三组');
  await describeFarmland(farmer);
  await farmer.fill('挂牌价（元/亩/年）', '620');
  await farmer.fill('加价幅度（元/亩/年）', '5');
  await farmer.fill('保证金（元）', '7440');
  await farmer.page.getByLabel(/我承诺/).check();
  await farmer.sees('✓ 已保存');
  await uploadPapers(farmer);
  await farmer.picture('people-consents');
  await consent(farmer);
  await farmer.sees('都齐了，可以提交');
  await farmer.press('提交申请');
  await farmer.page.getByRole('button', { name: '提交申请' }).waitFor({ state: 'detached' });
  const stage = stageOf({ application: { quantity: '119.5' } });
  await check(stage, id);
  await publish({ ...stage, facts: { ...stage.facts, application: { title: LAND } } }, id);
});

/** From the village to the desk of whoever approves. */
async function check(stage: Stage, id: string): Promise<void> {
  await verifySite(stage, id);
  await reviewAsTownship(stage, id);
  await accept(stage, id);
  await review(stage, id);
}

test('a villager without an account: his liaison files for him, the window sees his papers', async () => {
  const liaison = await people.county.as('cunji');
  await liaison.page.goto('/console/filings');
  const person = { '姓名（承包方代表）': '吴秋菊', 身份证号码: '640122195807110020', 手机号码: VILLAGER };
  const account = { 开户行: '贺兰农村商业银行立岗支行', 他本人的银行卡号: '6228481000000320027' };
  for (const [label, value] of Object.entries({ ...person, ...account })) await liaison.fill(label, value);
  await liaison.press('开始填申请');
  await liaison.page.waitForURL('**/console/filings/*');
  const id = idOf(liaison);
  await liaison.picture('people-filing');
  await sendFor(cast.staff.liaison, id, OTHER_LAND);

  const window = await people.county.as('shouli');
  await window.page.goto('/console/parties');
  await window.fill('姓名、名称或完整的证件号码', '吴秋菊');
  await window.page.keyboard.press('Enter');
  await window.sees('没有核验');
  await window.picture('people-window');
  await window.page.getByRole('button', { name: '核验', exact: true }).click();
  await window.sees('已核验');

  const { application } = sampleListing('T01');
  const mandator = { name: '吴秋菊' } as DealFacts['mandator'];
  const stage = stageOf({ application: { ...application, title: OTHER_LAND }, mandator: mandator! });
  await check(stage, id);
  await publish(stage, id);
  expect([...liaison.faults, ...window.faults]).toEqual([]);
});

test('a firm gives an agent applying and bidding until a day; he comes in and applies in its name', async () => {
  agent = await people.signUp(AGENT.phone_number, AGENT.name);
  await people.verify(agent, AGENT.name);
  const firm = await people.county.as('qiye');
  await firm.page.goto('/my/acting');
  await firm.fill('姓名', AGENT.name);
  await firm.fill('身份证号码', AGENT.id_number);
  await firm.fill('从哪天起', '2026-11-02');
  await firm.fill('到哪天为止', '2026-12-31');
  for (const act of ['报名、交材料', '出价、报价、协商']) await firm.page.getByLabel(act).check();
  await firm.page.getByRole('button', { name: '授权', exact: true }).click();
  await firm.sees('收回，马上生效');
  await firm.picture('people-mandate');

  await agent.page.goto('/my/acting');
  await agent.press(`代${FIRM}办事`);
  await agent.sees('正在代办');
  await agent.sees(`您正在代 ${FIRM} 办事`);
  await agent.picture('people-acting');
  const [noticeId] = await lotOf(LAND);
  await agent.page.goto(`/notices/${noticeId}`);
  await agent.press('我要报名');
  await agent.fill('拟用途与计划', '种小麦和玉米');
  await agent.fill('经营能力（人员、农机、资金、业绩）', '农机手 6 人，大型农机 9 台，自有资金');
  await handIn(agent, REVIEW_PAPERS);
  await agent.page.getByLabel(/我已看过公告/).check();
  await agent.press('提交报名');
  await agent.sees('正在社会资本审查（乡镇审查）');
  await agent.picture('people-submitted');
});

test('both are qualified, pay and stay; the agent bids and the firm wins', async () => {
  const [, lotId] = await lotOf(LAND);
  const rival = cast.bidders[0]!;
  const { id } = await rival.post<{ id: string }>(`lots/${lotId}/registrations`);
  await rival.put(`registrations/${id}`, { intendedUse: '种玉米', capability: '', hasPromised: true });
  await rival.post(`registrations/${id}/submission`);
  await people.county.advancePast(`select registration_ends_at as at from lot where id = '${lotId}'`, 1000);
  await reviewFirm();
  for (const registrationId of [idOf(agent), id])
    await cast.staff.reviewer.post(`registrations/${registrationId}/qualification`, { isQualified: true });
  await people.allTold();
  const ownFile = await agent.page.request.get(`/api/my/registrations/${idOf(agent)}`);
  await payDeposit(stageOf({}), (await ownFile.json()) as RegistrationView, FIRM);
  await payDeposit(stageOf({}), await rival.get<RegistrationView>(`my/registrations/${id}`), '马新雨');
  await people.allTold();

  await farmer.page.reload();
  await farmer.press('按公告进行');
  await farmer.sees(/您答复：同意/);
  await agent.page.reload();
  await agent.press('继续参加');
  await agent.page.getByRole('button', { name: '继续参加' }).waitFor({ state: 'detached' });
  await rival.post(`lots/${lotId}/consultation/answer`, { agrees: true });
  const { host } = cast.staff;
  const { earliestStartAt } = await host.get<{ earliestStartAt: string }>(`lots/${lotId}/trading`);
  await host.post(`lots/${lotId}/trading`, { startAt: earliestStartAt });
  await people.allTold();
  // Nobody rests in the day before: whom it finds there the platform reminds, which is told elsewhere.
  await people.county.advancePast('select start_at as at from bidding_session', 1000);
  await people.allTold();
  await agent.page.goto(`/rooms/${lotId}`);
  await agent.sees('我的号牌');
  await bid(agent, '¥620.00');
  await people.county.advancePast('select free_end_at as at from bidding_session', 1000);
  await people.county.advancePast('select end_at as at from bidding_session', 3000);
  await agent.sees(/成交：号牌 \d{3}，¥620.00/);
});

/** The township looks at a business that wants to lease farmland. */
async function reviewFirm(): Promise<void> {
  const township = await people.county.as('xiangzhen');
  await township.page.goto('/console/social-reviews');
  await township.sees(FIRM);
  for (const point of await township.page.getByLabel(/的意见$/).all())
    await point.fill('种粮，有能力，不改变用途');
  await township.picture('people-social-review');
  await township.press('审查通过');
  await township.page.getByRole('button', { name: '审查通过' }).waitFor({ state: 'detached' });
}

async function lotOf(title: string): Promise<[noticeId: string, lotId: string]> {
  const [row] = await people.county.platform.query<{ notice: string; lot: string }>(
    `select n.id as notice, l.id as lot from notice n join lot l on l.id = n.lot_id where l.terms->>'title' = $1`,
    [title],
  );
  return [row!.notice, row!.lot];
}

test('the farmer has been told of each step, once, in his messages and on his phone', async () => {
  expect(await people.inbox(farmer)).toEqual([
    '关联了统一身份认证',
    '申请已受理',
    '公告已发布',
    '请答复怎么交易',
    '竞价时间已定',
    '竞价开始了',
    '有了受让方',
  ]);
  requireTold(await people.phone(FARMER), LAND, [
    '关联了统一身份认证',
    '~的申请已受理',
    '~已发布公告',
    '~请您在',
    '~定于',
    '~有了受让方，总价',
  ]);
  await farmer.page.goto('/my/messages');
  await farmer.sees('有了受让方');
  await farmer.picture('people-messages');
});

test('who has no account is told by his liaison, and by the number that he has left', async () => {
  // Nobody has applied for it when its days are over: it goes on, and the day that the notice named is past.
  const steps = ['代您提交了转出申请：~', '~的申请已受理', '~已发布公告', '~已延期'];
  const liaison = await people.county.as('cunji');
  await liaison.page.goto('/console/mouth-tellings');
  await liaison.sees('吴秋菊');
  await liaison.picture('people-by-mouth');
  const texts = () => liaison.page.locator('article.card p:nth-child(2)').allInnerTexts();
  requireTold(await texts(), OTHER_LAND, ['代您提交了转出申请：~', '~的申请已受理', '~已延期']);
  requireTold(await people.phone(VILLAGER), OTHER_LAND, steps);
  await people.county.pressAll(liaison, '已经告知');
  await liaison.sees('没有要当面告知的');
  await liaison.press('过了期限的');
  await liaison.sees('已过期限');
  requireTold(await texts(), OTHER_LAND, ['~已发布公告']);
});

const OF_THE_FIRM = [
  '资格合格',
  '请交保证金',
  '保证金已到账',
  '请答复怎么交易',
  '竞价时间已定',
  '竞价开始了',
  '成交结果公示',
];
const ON_ITS_PHONE = [
  '您报名的~资格审查合格',
  '把~的保证金',
  '~的保证金7,440.00元已到账',
  '~请您在',
  '~定于',
  '您受让了~，总价',
];

test('firm and agent have both been told of each step of what he did in its name', async () => {
  const own = ['关联了统一身份认证', '有人委托您办事'];
  expect((await people.inbox(agent)).sort()).toEqual([...own, ...OF_THE_FIRM].sort());
  const ownTexts = ['关联了统一身份认证', `“${FIRM}”`];
  requireTold(await people.phone(AGENT.phone_number), LAND, [...ownTexts, ...ON_ITS_PHONE]);
  const firm = await people.county.as('qiye');
  const done = ['提交了报名', '答复了怎么交易', '出了价'].map((what) => `代您${what}：~`);
  const used = done.map(() => '有人代您办了事');
  expect((await people.inbox(firm)).sort()).toEqual(['委托了代理人', ...used, ...OF_THE_FIRM].sort());
  requireTold(await people.phone('13895310006'), LAND, ['代您办事', ...done, ...ON_ITS_PHONE]);
  for (const visitor of [farmer, agent, firm]) expect(visitor.faults).toEqual([]);
});
