import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { County } from './county.js';

let county: County;
beforeAll(async () => {
  county = await County.open();
}, 60_000);
afterAll(() => county.close());

test('what is refused keeps what was typed: an expired session leads back to the same page', async () => {
  const visitor = await (await county.stranger()).signIn('nonghu');
  await visitor.page.goto('/my/new');
  await visitor.press('开始申请');
  await visitor.fill('项目名称', '先填一半');
  await visitor.sees('✓ 已保存');
  const address = new URL(visitor.page.url()).pathname;
  await county.platform.query('delete from web_session');
  await visitor.fill('坐落', '这句不能丢');
  await visitor.page.waitForURL(/\/login/);
  await visitor.page.getByLabel('账号').fill('nonghu');
  await visitor.page.getByLabel('密码').fill('helan2026');
  await visitor.page.getByRole('main').getByRole('button', { name: '登录' }).click();
  await visitor.page.waitForURL(`**${address}`);
  await visitor.page.getByLabel('坐落').waitFor();
  expect(await visitor.page.getByLabel('坐落').inputValue()).toBe('这句不能丢');
  await visitor.leave();
});

test('whoever signs out leaves nothing in his tab, and is told where the platform has not heard of it', async () => {
  const visitor = await (await county.stranger()).signIn('nonghu');
  await visitor.page.goto('/my');
  await visitor.page.evaluate(() => sessionStorage.setItem('draft', 'x'));
  await visitor.page.route('**/api/session', (route) => route.abort());
  await visitor.press('退出');
  await visitor.sees('还没有退出');
  await visitor.page.unroute('**/api/session');
  await visitor.press('退出');
  await visitor.page.waitForURL((url) => url.pathname === '/');
  expect(await visitor.page.evaluate(() => sessionStorage.length)).toBe(0);
  await visitor.leave();
});

test('whoever leaves the page and comes back in the same tab signs in again; a wrong password keeps the login', async () => {
  const visitor = await (await county.stranger()).signIn('nonghu');
  await visitor.press('退出');
  await visitor.page.waitForURL((url) => url.pathname === '/');
  await visitor.page.getByRole('link', { name: '登录' }).first().click();
  await visitor.fill('账号', ' Nonghu ');
  await visitor.fill('密码', 'helan2025');
  const signIn = visitor.page.getByRole('main').getByRole('button', { name: '登录' });
  await signIn.click();
  await visitor.sees('账号或密码不对。');
  expect(await visitor.page.getByLabel('账号').inputValue()).toBe(' Nonghu ');
  await visitor.fill('密码', 'helan2026');
  await signIn.click();
  await visitor.page.waitForURL((url) => url.pathname.startsWith('/my'));
  expect(visitor.faults).toEqual([]);
  await visitor.leave();
});
