import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askBothSides } from '../../../../tools/deal/acts/consultation.js';
import { admit } from '../../../../tools/deal/acts/registration.js';
import { advanceTo, later } from '../../../../tools/deal/stage.js';
import { County } from './county.js';
import { type Course, Courses } from './courses.js';
import { STRANGER, bid, listenTo, spoken } from './in-the-room.js';
import { DESK, PHONE } from './visitor.js';

/** Paddles are drawn half an hour before. */
const PADDLES_MS = 30 * 60_000;

let county: County;
let course: Course;
let unpaid: Course;
let startAt: string;
let words: string;

async function listed(courses: Courses, title: string, mode: 'ASC_MULTI' | 'DYNAMIC'): Promise<Course> {
  const approving = await courses.approving(title, { mode });
  await approving.stage.cast.staff.approver.post(`projects/${approving.projectId}/publication`);
  return courses.applied(approving);
}

beforeAll(async () => {
  county = await County.open();
  const courses = new Courses(county);
  course = await listed(courses, '定了时间的一场', 'ASC_MULTI');
  // Its room is open since the notice.
  unpaid = await listed(courses, '等保证金的一场', 'DYNAMIC');
  await admit(course.stage, course.listed, course.registered);
  const { stage } = unpaid;
  const isWaiting = { ...stage, facts: { ...stage.facts, isDepositPaid: false } };
  await admit(isWaiting, unpaid.listed, unpaid.registered);
  await askBothSides(course.stage, course.listed, course.registered);
  const { host } = course.stage.cast.staff;
  const { lotId } = course.listed;
  ({ earliestStartAt: startAt } = await host.get<{ earliestStartAt: string }>(`lots/${lotId}/trading`));
  await host.post(`lots/${lotId}/trading`, { startAt });
  words = new Date(Date.parse(startAt) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}, 180_000);
afterAll(() => county.close());

test('whoever pays his deposit reads holder, number, bank and branch, and takes them along', async () => {
  const visitor = await county.as('jingmai1');
  const { page } = visitor;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/my/registrations/${unpaid.registered[0]!.registrationId}`);
  await visitor.sees('贺兰农村商业银行');
  await visitor.sees('营业部（演示）');
  await visitor.picture('deposit-account');
  const number = await page.locator('dt:text-is("账号") + dd .money').innerText();
  expect(number).toMatch(/^\d{8,}$/);
  await page.getByRole('button', { name: '复制账号' }).click();
  await visitor.sees('已复制');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number);
});

describe('the first page', () => {
  test.each([
    ['a phone', PHONE],
    ['a desk', DESK],
  ] as const)(
    'shows on %s the year, what comes next, the fifteen types, and the way to all of each',
    async (name, viewport) => {
      const visitor = await county.stranger(viewport);
      const { page } = visitor;
      await page.goto('/');
      await visitor.sees('2026 年成交');
      const next = page.getByRole('region', { name: '接下来的竞价' });
      await next.getByRole('link', { name: '定了时间的一场' }).waitFor();
      expect(await next.innerText()).toContain(words.slice(11));
      expect(await page.getByRole('link', { name: /^看全部/ }).count()).toBe(4);
      const types = page.getByRole('region', { name: '十五类产权' });
      expect(await types.getByRole('listitem').count()).toBe(15);
      await visitor.sees('0951-0000000');
      await visitor.picture(`home-next-${name.replaceAll(' ', '-')}`);
      await visitor.leave();
    },
  );

  test('is drawn by the server with the bar of a demonstration, telephone and address', async () => {
    const html = await (await fetch(county.platform.url)).text();
    expect(html).toContain('演示环境');
    expect(html).toContain('href="tel:0951-0000000"');
    expect(html).toContain('贺兰县政务服务大厅农村产权窗口');
  });
});

describe('whoever has registered', () => {
  test('reads when his session begins: on the notice, among his own, and in the room', async () => {
    const { page } = await county.as('jingmai1');
    await page.goto(`/notices/${course.listed.notice.id}`);
    await page.locator('[data-test=session]').filter({ hasText: words }).waitFor();
    await page.goto('/my');
    await page.getByText(`竞价 ${words}`).waitFor();
    await page.goto(`/my/registrations/${course.registered[0]!.registrationId}`);
    await page.locator('[data-test=session]').filter({ hasText: words }).waitFor();
    await page.getByRole('link', { name: '进入竞价厅' }).click();
    await page.getByText('距开始').waitFor();
    await page.getByText(`开始时间：${words}`).waitFor();
  });

  test('is told in the room what he is and has to do, as long as his money is not paid', async () => {
    const { page } = await county.as('jingmai1');
    await page.goto(`/rooms/${unpaid.listed.lotId}`);
    const standing = page.locator('[data-test=standing]');
    await standing.getByText('您已报名，资格合格，请按时交保证金').waitFor();
    for (const text of STRANGER) expect(await page.getByText(text).count()).toBe(0);
    await standing.getByRole('link', { name: '看我的报名' }).click();
    await page.getByRole('heading', { name: '下一步：交保证金' }).waitFor();
  });

  test('is told in the room what he is, before he has a paddle', async () => {
    const { page } = await county.as('jingmai1');
    const standing = page.locator('[data-test=standing]');
    await page.goto(`/rooms/${course.listed.lotId}`);
    await standing.getByText('您已报名，保证金已到账，有竞买资格').waitFor();
    await (await county.as('jingmai1')).picture('room-before-paddles');
    for (const text of STRANGER) expect(await page.getByText(text).count()).toBe(0);
  });

  test('who is not signed in is asked in, and comes back', async () => {
    const visitor = await county.stranger();
    await visitor.page.goto(`/rooms/${course.listed.lotId}`);
    const standing = visitor.page.locator('[data-test=standing]');
    await standing.getByText('已经报名的，登录以后在这里出价').waitFor();
    await standing.getByRole('button', { name: '登录' }).click();
    await visitor.page.waitForURL(/\/login\?back=%2Frooms/);
    await visitor.leave();
  });

  test('gets his paddle in the open room', async () => {
    const bidder = await county.as('jingmai1');
    await bidder.page.goto(`/rooms/${course.listed.lotId}`);
    await bidder.sees('号牌在开始前 30 分钟抽');
    await advanceTo(county.platform.url, later(startAt, 1000 - PADDLES_MS));
    await bidder.sees('我的号牌');
  });
});

test('one who led is told at once, and aloud, that somebody has gone before him', async () => {
  await advanceTo(county.platform.url, later(startAt, 1000));
  const [first, second] = [await county.as('jingmai1'), await county.as('jingmai2')];
  for (const visitor of [first, second]) {
    await listenTo(visitor);
    await visitor.page.goto(`/rooms/${course.listed.lotId}`);
  }
  await first.press('打开声音提示');
  const told = first.page.locator('[data-test=overtaken]');
  await bid(first, '¥500.00');
  await first.sees('我现在领先');
  expect(await told.innerText()).toBe('');
  await bid(second, '¥510.00');
  await told.getByText(/^您被超过了：号牌 \d+ 报到 ¥510\.00。$/).waitFor();
  expect(await told.getAttribute('aria-live')).toBe('assertive');
  expect(await spoken(first)).toEqual([await told.innerText()]);
  await first.picture('room-overtaken');
  await bid(first, '¥520.00');
  await first.sees('我现在领先');
  expect(await told.innerText()).toBe('');
});

test('a notice in print says how the center is reached, and has nothing to press', async () => {
  const visitor = await county.stranger();
  const { page } = visitor;
  await page.goto(`/notices/${course.listed.notice.id}`);
  await page.emulateMedia({ media: 'print' });
  const foot = page.getByRole('contentinfo');
  expect(await foot.innerText()).toContain('0951-0000000');
  expect(await foot.innerText()).toContain('贺兰县政务服务大厅农村产权窗口');
  expect(await page.getByRole('link', { name: '数据接口' }).isVisible()).toBe(false);
  expect(await page.getByRole('banner').isVisible()).toBe(false);
  await visitor.leave();
});

test('every page says how the center is reached', async () => {
  const visitor = await county.as('jingmai1');
  for (const path of ['/', '/notices', '/my', '/guides']) {
    await visitor.page.goto(path);
    const foot = visitor.page.getByRole('contentinfo');
    await foot.getByText('0951-0000000').waitFor();
    expect(await foot.innerText()).toContain('贺兰县政务服务大厅农村产权窗口');
  }
});
