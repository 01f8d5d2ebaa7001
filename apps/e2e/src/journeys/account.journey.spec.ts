import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AxeBuilder } from '@axe-core/playwright';
import { County } from './county.js';
import { DESK, PHONE, TABLET, type Visitor } from './visitor.js';

const NUMBER = '13912345678';
const PASSWORD = '立岗镇的稻子熟了';
const NEW_PASSWORD = '黄河水浇灌的田地';

let county: County;
let farmer: Visitor;
beforeAll(async () => {
  county = await County.open();
  farmer = await county.stranger();
}, 120_000);
afterAll(() => county.close());

/** From the demonstration's phone, as its owner reads it. */
async function codeOn(number: string): Promise<string> {
  const answer = await fetch(`${county.platform.url}/api/demo/phone?number=${number}`);
  const [newest] = (await answer.json()) as { text: string }[];
  return /\d{6}/.exec(newest!.text)![0];
}

async function askCode(visitor: Visitor, label = '手机号'): Promise<void> {
  await visitor.fill(label, NUMBER);
  await visitor.press('获取验证码');
  await visitor.sees('验证码已经发到 139****5678');
  await visitor.fill('短信验证码', await codeOn(NUMBER));
}

async function pause(): Promise<void> {
  await county.advancePast('select platform_now() as at', 120_000);
}

test('a farmer signs up with his phone', async () => {
  await farmer.page.goto('/login?back=/my/party');
  await farmer.page.getByRole('link', { name: '用手机号注册' }).click();
  // The page that is left has a field of that name, too.
  await farmer.page.waitForURL('**/sign-up**');
  await askCode(farmer);
  await farmer.fill('姓名', '李新来');
  await farmer.fill('密码', 'password');
  await farmer.press('注册');
  expect(await farmer.marks('密码')).toContain('太多人用');
  await farmer.fill('密码', PASSWORD);
  await farmer.press('注册');
  await farmer.page.waitForURL('**/my/party');
  await farmer.page.getByLabel('开户行').waitFor();
  expect(await farmer.page.getByLabel('姓名').inputValue()).toBe('李新来');
  await farmer.picture('account-signed-up');
});

test('what was typed when the session ended is there after signing in again', async () => {
  await farmer.page.goto('/my/party');
  await farmer.fill('开户行', '贺兰农村商业银行');
  // An answer that is still on its way would bring the session back.
  await farmer.page.waitForLoadState('networkidle');
  await farmer.page.context().clearCookies({ name: 'helan.sid' });
  await farmer.page
    .getByRole('main')
    .getByRole('button', { name: /保存|登记/ })
    .first()
    .click();
  await farmer.page.waitForURL('**/login?back=%2Fmy%2Fparty');
  await farmer.fill('账号', NUMBER);
  await farmer.fill('密码', PASSWORD);
  await farmer.page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
  await farmer.page.waitForURL('**/my/party');
  await farmer.sees('已经放回原处');
  expect(await farmer.page.getByLabel('开户行').first().inputValue()).toBe('贺兰农村商业银行');
});

test('he signs in by a code elsewhere, sees both places and ends the other', async () => {
  await pause();
  const elsewhere = await county.stranger(DESK);
  await elsewhere.page.goto('/login');
  await elsewhere.page.getByRole('link', { name: '用短信验证码' }).click();
  await elsewhere.page.waitForURL('**/login?**way=code**');
  await askCode(elsewhere);
  await elsewhere.page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
  await elsewhere.page.waitForURL('**/my');
  await elsewhere.page.goto('/my/account');
  await elsewhere.sees('就是这里');
  await elsewhere.picture('account-page');
  await elsewhere.press('退出别处的全部登录');
  await elsewhere.sees('别处没有登录');
  await farmer.page.goto('/my/account');
  await farmer.page.waitForURL('**/login?**');
  await elsewhere.leave();
});

test('he has forgotten his password and sets another', async () => {
  await pause();
  await farmer.page.goto('/login');
  await farmer.page.getByRole('link', { name: '忘记密码' }).click();
  await farmer.page.waitForURL('**/forgotten**');
  await askCode(farmer, '注册时的手机号');
  await farmer.fill('新密码', NEW_PASSWORD);
  await farmer.press('保存新密码并登录');
  await farmer.page.waitForURL('**/my');
});

test('the sign-in page works without a script', async () => {
  const context = await farmer.page.context().browser()!.newContext({
    javaScriptEnabled: false,
    baseURL: county.platform.url,
    viewport: PHONE,
  });
  const page = await context.newPage();
  await page.goto('/login');
  await page.getByLabel('账号').fill(NUMBER);
  await page.getByLabel('密码').fill('wrong-password');
  await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('账号或密码不对').waitFor();
  await page.getByLabel('账号').fill(NUMBER);
  await page.getByLabel('密码').fill(NEW_PASSWORD);
  await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL('**/my');
  expect((await context.cookies()).map(({ name }) => name)).toContain('helan.sid');
  await page.goto('/notices');
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByText('您已经退出。').waitFor();
  await context.close();
});

test.each([
  ['/login', PHONE],
  ['/login?way=code', PHONE],
  ['/sign-up', PHONE],
  ['/sign-up', TABLET],
  ['/forgotten', DESK],
  ['/my/account', PHONE],
  ['/my/account', DESK],
])('%s is whole at %j, for those who cannot see it, too', async (address, viewport) => {
  const { page } = farmer;
  await page.setViewportSize(viewport);
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(page.url()).toBe(county.platform.url + address);
  await page.getByRole('main').getByRole('button').first().waitFor();
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await farmer.picture(`account${address.replace(/\W/g, '-')}-${viewport.width}`);
});

test('no page has reported a fault', () => {
  expect(farmer.faults).toEqual([]);
});
