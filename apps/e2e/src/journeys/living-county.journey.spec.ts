import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { faultsOf } from './looks.js';
import { Started } from './started.js';
import { DESK, PHONE, TABLET, Visitor, openBrowser } from './visitor.js';

/** Where each run leaves its pictures, and what the start said. */
const PICTURES = path.resolve('var/pictures/county');
const SIGHTS = [
  '正在竞价',
  '今天开始竞价',
  '正在公告，有咨询',
  '多户连片',
  '成交公示',
  '结果有人异议，等受理',
  '中止',
  '受让方违约，在问下一位',
  '受让方违约，下一位接手，价款已付',
  '没人报名，公告延长',
  '流标后再次挂牌',
];
/** Who looks at what; a sight of the start is looked at under its first words, anything else at its address. */
const WALKS: readonly (readonly [
  who: string,
  login: string | null,
  pages: Readonly<Record<string, string>>,
])[] = [
  [
    'the public',
    null,
    {
      home: '/',
      list: '/notices',
      results: '/notices?stage=done',
      screen: '/screen',
      room: '正在竞价',
      notice: '正在公告，有咨询',
      households: '多户连片',
      publicity: '成交公示',
      objected: '结果有人异议，等受理',
      suspended: '中止',
      breached: '受让方违约，在问下一位',
      extended: '没人报名，公告延长',
    },
  ],
  ['a bidder', 'jingmai1', { my: '/my', room: '正在竞价' }],
  ['a farmer', 'nonghu', { my: '/my' }],
  ['the host', 'zuzhi', { today: '/console' }],
  ['the window', 'shouli', { today: '/console', questions: '/console/questions' }],
  ['the head', 'fuzeren', { today: '/console' }],
  ['a cashier', 'chuna', { today: '/console', finance: '/console/finance' }],
  ['who draws certificates up', 'jianzheng', { certificates: '/console/certificates' }],
  ['the supervisor', 'jianguan', { objections: '/console/objections' }],
];

const folder = Started.folder();
let county: Started;
let browser: Browser;
beforeAll(async () => {
  fs.rmSync(PICTURES, { recursive: true, force: true });
  fs.mkdirSync(PICTURES, { recursive: true });
  county = await Started.on(folder);
  fs.writeFileSync(path.join(PICTURES, 'start.txt'), county.said);
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await county.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** As the start has printed them: what a sight is called, and where it is. */
function sights(): Map<string, string> {
  const lines = county.said.matchAll(/ {2}· (.*?)：.*\n {5}http:\/\/localhost:\d+(\S+)/g);
  return new Map([...lines].map(([, name, address]) => [name!, address!]));
}

test('a start brings the county that is kept, and names what is there to look at', () => {
  expect(county.said).not.toContain('不带示例数据');
  expect([...sights().keys()]).toEqual(SIGHTS);
  expect(county.find(/演示时钟现在是 (.{16})/)).toMatch(/^2026-11-02 09:2\d$/);
});

describe.each([PHONE, TABLET, DESK])('on a screen of $width px', (viewport) => {
  test.each(WALKS)('%s', async (who, login, pages) => {
    const visitor = await Visitor.arrive(browser, county.url, viewport);
    if (login) await visitor.signIn(login);
    const faults: string[] = [];
    for (const [name, place] of Object.entries(pages)) {
      faults.push(...(await faultsOf(visitor.page, name, sights().get(place) ?? place)));
      const file = `${viewport.width} ${who} ${name}.png`.replaceAll(' ', '-');
      await visitor.page.screenshot({ path: path.join(PICTURES, file), fullPage: true });
    }
    expect([...faults, ...visitor.faults, ...visitor.errors]).toEqual([]);
    await visitor.leave();
  });
});

test('the first page and the lists show the county at work', async () => {
  const { page } = await Visitor.arrive(browser, county.url, DESK);
  await page.goto('/');
  for (const title of ['兰光村一组 104 亩水浇地出租', '习岗村 1500 平方米集体厂房五年使用权'])
    await page.getByRole('link', { name: title }).first().waitFor();
  expect(await page.locator('hl-notice-card').count()).toBeGreaterThan(3);
  await page.goto('/notices?stage=done');
  expect(await page.locator('hl-notice-card').count()).toBeGreaterThan(9);
  await page.context().close();
});

test('started again, it goes on from there; `--empty` takes nothing away and says so', async () => {
  await county.stop();
  county = await Started.on(folder);
  fs.appendFileSync(path.join(PICTURES, 'start.txt'), `\n—— 再启动一次 ——\n${county.said}`);
  expect([...sights().keys()]).toEqual(SIGHTS);
  expect(county.said).not.toContain('恢复示例县');
  await county.stop();
  county = await Started.on(folder, '--empty');
  expect(county.find(/(数据库里已经有挂牌，--empty 不清空它)/)).toBeTruthy();
  expect([...sights().keys()]).toEqual(SIGHTS);
}, 120_000);
