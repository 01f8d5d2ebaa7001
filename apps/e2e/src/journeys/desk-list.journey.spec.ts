import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assemble } from '../../../../tools/deal/cast.js';
import { apply } from '../../../../tools/deal/acts/listing.js';
import { readNotice } from '../../../../tools/deal/read-notice.js';
import { readClock } from '../../../../tools/deal/stage.js';
import { County } from './county.js';
import { type Visitor, TABLET } from './visitor.js';

const FACTS = {
  area: { value: 93.61, unit: '亩' },
  term: { years: 10 },
  startPrice: { value: 500, unit: '元/亩/年' },
};
const WAITING = 24;
const LONG = '立岗镇兰光村一组二组三组连片水浇地整体出租（含机耕路、支渠和机井使用，租期十年）第七宗';
const titleOf = (number: number) =>
  number === 7 ? LONG : `等核实的第 ${String(number).padStart(2, '0')} 宗地`;

let county: County;
let clerk: Visitor;

beforeAll(async () => {
  county = await County.open();
  const { url } = county.platform;
  const cast = await assemble(url, 'FARMER_HOUSEHOLD');
  for (let number = 1; number <= WAITING; number++) {
    const notice = { id: `Q${number}`, type: 'T01', title: titleOf(number), fields: FACTS };
    const facts = readNotice(notice, 'T01', await readClock(url));
    await apply({ url, facts, say: () => undefined, cast });
  }
  clerk = await county.as('cunji');
}, 240_000);
afterAll(() => county.close());

const rows = () => clerk.page.locator('hl-work-grid [role="row"][row-index]');
const link = (number: number) => clerk.page.getByRole('link', { name: titleOf(number), exact: true });
/** The row upon which the keys work. */
const focused = () => clerk.page.locator('hl-work-grid .ag-cell-focus').innerText();
const searchOf = () => new URL(clerk.page.url()).searchParams;

test('twenty rows of 36 px stand on a desk of 1440 by 900, and axe finds nothing', async () => {
  const { page } = clerk;
  await page.goto('/console');
  await link(1).waitFor();
  await rows().nth(19).waitFor();
  await clerk.picture('desk-list');
  const seen = await rows().evaluateAll((all) =>
    all
      .map((row) => row.getBoundingClientRect())
      .filter(({ top, bottom }) => top >= 0 && bottom <= window.innerHeight)
      .map(({ height }) => Math.round(height)),
  );
  expect(seen.length).toBeGreaterThanOrEqual(20);
  expect(new Set(seen)).toEqual(new Set([36]));
  await clerk.sees(`共 ${WAITING} 件`);
  await clerk.page.getByRole('link', { name: /^今天/ }).getByText(String(WAITING)).waitFor();
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
});

test('the list is gone through by keys: down, up, open, back, and what is behind comes as it is scrolled to', async () => {
  const { page } = clerk;
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  expect(await focused()).toBe(titleOf(2));
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(titleOf(3));
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/console\/projects\/.*task=/);
  await clerk.sees('下一步');
  await clerk.sees('第 2 件，共');
  await clerk.picture('desk-task');
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => url.pathname === '/console');
  await page.waitForFunction(
    (title) => document.querySelector('.ag-cell-focus')?.textContent === title,
    titleOf(2),
  );
  for (let press = 0; press < WAITING - 2; press++) await page.keyboard.press('j');
  await page.waitForFunction(
    (title) => document.querySelector('.ag-cell-focus')?.textContent === title,
    titleOf(WAITING),
  );
});

test('filters, order and page stand in the address; a view keeps them; what is narrowed to nothing says so', async () => {
  const { page } = clerk;
  await page.goto('/console');
  await link(1).waitFor();
  await page.getByRole('columnheader', { name: '名称' }).click();
  await page.waitForURL(/sort=title/);
  await page.getByRole('columnheader', { name: '到了我这里' }).click();
  await page.getByRole('columnheader', { name: '到了我这里' }).click();
  await page.waitForURL(/sort=newest/);
  await link(WAITING).waitFor();
  await page.getByLabel('名称或编号').fill('第 1');
  await page.getByRole('button', { name: '查找' }).click();
  await page.waitForURL(/q=/);
  await link(1).waitFor({ state: 'detached' });
  await clerk.sees('共 10 件');
  await page.getByText('我的视图').click();
  await clerk.fill('把现在的清单存为', '十几号的地');
  await clerk.press('存下');
  await clerk.sees('存好了：十几号的地');
  await clerk.picture('desk-views');
  await page.goto('/console?due=overdue');
  await clerk.sees('这样找没有等您办的');
  await page.getByText('我的视图').click();
  await clerk.press('十几号的地');
  await page.waitForURL(/sort=newest/);
  expect(searchOf().get('q')).toBe('第 1');
  expect(searchOf().get('due')).toBeNull();
  await link(19).waitFor();
});

test('one search over everything: from any page by one key, with arrows and Enter', async () => {
  const { page } = clerk;
  await page.goto('/console/filings');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('兰光村一组二组三组');
  await page.getByRole('option', { name: LONG }).first().waitFor();
  await clerk.picture('desk-search');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: LONG }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('没有这样的东西');
  await clerk.sees('没有找到“没有这样的东西”');
});

test('what is ticked is done one after the other; who else has it open is told before one begins', async () => {
  const { page } = clerk;
  await page.goto('/console');
  await link(1).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await clerk.sees('选了 2 件');
  await clerk.press('办选中的：打开第一件');
  await clerk.sees('第 1 件，共 2 件');
  await page.keyboard.press('Control+Enter');
  await clerk.sees('第 2 件，共 2 件');
  await page.getByRole('heading', { level: 1, name: titleOf(4) }).waitFor();
  await county.platform.query(
    `insert into desk_open (key, account_id, since, until)
     select $1, id, platform_now(), platform_now() + interval '2 minutes' from account where login = 'shouli'
     on conflict (key) do update set account_id = excluded.account_id`,
    [searchOf().get('task')],
  );
  await page.reload();
  await clerk.sees(/正打开着这一件/);
  await clerk.picture('desk-open-by-another');
  await clerk.press('接过来办');
  await page.getByText(/正打开着这一件/).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '返回清单' }).click();
  await page.waitForURL((url) => url.pathname === '/console');
});

test('what is ticked is taken over, handed to whoever may do it, too, and given back, in the list and on its page', async () => {
  const { page } = clerk;
  const whose = (number: number) =>
    page.locator('hl-work-grid [role="row"]', { hasText: titleOf(number) }).locator('[col-id="openBy"]');
  await page.goto('/console');
  await link(1).waitFor();
  for (const key of ['j', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await clerk.sees('选了 2 件');
  await clerk.press('我来办');
  await clerk.sees('已由您专办 2 件。');
  await whose(2).getByText('我接的').waitFor();
  expect(await page.getByText('选了 2 件').count()).toBe(0);
  await clerk.picture('desk-claimed');
  await page.getByRole('button', { name: '我接的' }).click();
  await clerk.sees('共 2 件');
  await link(1).waitFor({ state: 'detached' });
  await link(3).click();
  await page.waitForURL(/task=/);
  await page.getByRole('region', { name: '正在办的这一件' }).getByText('我接的').waitFor();
  await clerk.press('交给同事');
  await clerk.sees('没有别的同事能办这一件。');
  await clerk.picture('desk-hand-over');
  await clerk.press('不再专办');
  await clerk.sees('不再专办 1 件。');
  await page.getByRole('button', { name: '不再专办' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await clerk.sees('共 1 件');
});

test.each([
  [360, 740],
  [TABLET.width, TABLET.height],
])('on a screen of %d px nothing is wider than the screen', async (width, height) => {
  const { page } = clerk;
  await page.setViewportSize({ width, height });
  for (const path of ['/console', '/console/projects', '/console/filings']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await clerk.picture(`desk-${width}-${path.split('/').at(-1)}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('whoever has no post is told so at the staff’s door, and shown the way back', async () => {
  const farmer = await county.as('nonghu');
  await farmer.page.goto('/console');
  await farmer.sees('这里是工作人员的工作台');
  expect(await farmer.page.getByRole('navigation', { name: '工作台' }).count()).toBe(0);
  await farmer.picture('desk-not-staff');
  await farmer.page.getByRole('link', { name: '到“我的”' }).click();
  await farmer.page.waitForURL(/\/my$/);
  for (const visitor of [clerk, farmer]) expect(visitor.faults).toEqual([]);
});
