import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askBothSides } from '../../../../tools/deal/acts/consultation.js';
import { admit } from '../../../../tools/deal/acts/registration.js';
import { advanceTo, readClock } from '../../../../tools/deal/stage.js';
import { County } from './county.js';
import { Courses } from './courses.js';
import { STRANGER, bid, listenTo, refuse, spoken } from './in-the-room.js';
import type { Visitor } from './visitor.js';

const A_DAY = 86_400_000;

let county: County;
let lotId: string;
beforeAll(async () => {
  county = await County.open();
  const courses = new Courses(county);
  const approving = await courses.approving('竞价厅里的一笔', { mode: 'ASC_MULTI' });
  await approving.stage.cast.staff.approver.post(`projects/${approving.projectId}/publication`);
  const course = await courses.applied(approving);
  await admit(course.stage, course.listed, course.registered);
  await askBothSides(course.stage, course.listed, course.registered);
  lotId = await courses.begin(course);
}, 120_000);
afterAll(() => county.close());

async function enter(visitor: Visitor): Promise<Visitor> {
  await visitor.page.goto(`/rooms/${lotId}`);
  await visitor.sees('我的号牌');
  return visitor;
}

const bids = async (): Promise<number> =>
  (
    await county.platform.query<{ n: number }>(
      'select count(*)::int as n from session_line where bid_no is not null',
    )
  )[0]!.n;

/** What the room says is left of the free time, and what is left of it; both in seconds. */
async function leftOf(visitor: Visitor): Promise<{ shown: number; real: number }> {
  const timer = visitor.page.getByRole('timer');
  await timer.waitFor();
  const [minutes, seconds] = (await timer.innerText()).split(':').map(Number) as [number, number];
  const [row] = await county.platform.query<{ left: number }>(
    'select extract(epoch from free_end_at - platform_now())::float as left from bidding_session where is_current',
  );
  return { shown: minutes * 60 + seconds, real: row!.left };
}

test('a browser whose clock is a day ahead shows the time that is left on the platform', async () => {
  const visitor = await county.stranger();
  await visitor.page.clock.install({ time: Date.now() + A_DAY });
  await (await visitor.signIn('jingmai1')).page.goto(`/rooms/${lotId}`);
  await visitor.sees(/误差不超过 \d+ 毫秒/);
  const { shown, real } = await leftOf(visitor);
  expect(Math.abs(shown - real)).toBeLessThan(3);
  await visitor.leave();
});

test('a phone that wakes up measures its clock anew', async () => {
  const visitor = await county.stranger();
  await visitor.page.clock.install({ time: Date.now() });
  await (await visitor.signIn('jingmai1')).page.goto(`/rooms/${lotId}`);
  await visitor.sees(/误差不超过 \d+ 毫秒/);
  await visitor.page.clock.pauseAt(Date.now() + 60_000);
  const asleep = await leftOf(visitor);
  await advanceTo(county.platform.url, new Date((await readClock(county.platform.url)).getTime() + 900_000));
  const missed = await leftOf(visitor);
  expect(missed.shown).toBe(asleep.shown);
  expect(missed.shown - missed.real).toBeGreaterThan(600);
  await visitor.page.clock.resume();
  await visitor.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const minute = Math.floor(missed.real / 60);
  await visitor.page
    .getByRole('timer')
    .filter({ hasText: new RegExp(`^(${minute}|${minute - 1}):`) })
    .waitFor({ timeout: 5_000 });
  await visitor.leave();
});

test('the keyboard alone is enough to bid', async () => {
  const { page } = await enter(await county.as('jingmai1'));
  const reach = async (text: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if (
        (
          await page
            .locator('*:focus')
            .innerText()
            .catch(() => '')
        ).includes(text)
      )
        return;
    }
    throw new Error(`no way to ${text}`);
  };
  await page.getByRole('button', { name: '¥500.00' }).waitFor();
  await reach('¥500.00');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await reach('确认出价');
  await page.keyboard.press('Enter');
  await (await county.as('jingmai1')).sees(/第 1 口，¥500.00，已记入/);
});

test('a line cut between bid and answer: it is not said to have failed, and sent again it is the same bid', async () => {
  const bidder = await enter(await county.as('jingmai2'));
  const before = await bids();
  await bidder.page.route(
    '**/bids',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await bidder.page.getByRole('button', { name: '¥510.00' }).click();
  await bidder.press('确认出价');
  await bidder.sees('不知道记入没有');
  await bidder.picture('bid-unanswered');
  expect(await bids()).toBe(before + 1);
  await bidder.press('再送一次');
  await bidder.sees(/第 2 口，¥510.00，已记入/);
  expect(await bids()).toBe(before + 1);
});

test('two tabs of one person: the second is told that he leads already', async () => {
  const first = await county.as('jingmai3');
  const second = await (await county.stranger()).signIn('jingmai3');
  for (const tab of [first, second]) {
    await enter(tab);
    await tab.page.getByRole('button', { name: '¥520.00' }).click();
  }
  await first.press('确认出价');
  await first.sees(/第 3 口，¥520.00，已记入/);
  await second.press('确认出价');
  await second.sees('您现在就是领先的人');
  expect(await bids()).toBe(3);
  await second.leave();
});

test('a connection that is lost is shown, and comes back by itself with what was missed', async () => {
  const watcher = await enter(await county.as('jingmai1'));
  const lost = watcher.page.getByText('连接断了，正在重新连接');
  const shown = lost.waitFor({ timeout: 10_000 });
  const cutAt = performance.now();
  county.platform.stopAnswering();
  await shown;
  expect(performance.now() - cutAt).toBeLessThan(4_000);
  await watcher.picture('room-lost');
  county.platform.answerAgain();
  await lost.waitFor({ state: 'detached' });
  const other = await enter(await county.as('jingmai2'));
  await other.page.getByRole('button', { name: '¥530.00' }).click();
  await other.press('确认出价');
  await watcher.sees('¥530.00');
});

test('one whose bid is shown together with the next one is told; who has turned the sound off hears nothing', async () => {
  const [first, second] = [await county.as('jingmai1'), await enter(await county.as('jingmai2'))];
  const { page } = first;
  let isHeld = false;
  // What the room shows comes by asking, and while it is held not at all.
  await page.route('**/api/lots/*/feed', (route) => route.abort());
  await page.route('**/api/lots/*/frame', (route) => (isHeld ? route.abort() : route.continue()));
  await listenTo(first);
  await enter(first);
  await first.press('打开声音提示');
  await first.press('关掉声音');
  const told = page.locator('[data-test=overtaken]');
  await page.getByRole('button', { name: '¥540.00' }).waitFor();
  isHeld = true;
  await bid(first, '¥540.00');
  expect(await told.innerText()).toBe('');
  await bid(second, '¥550.00');
  isHeld = false;
  await told.getByText(/^您被超过了：号牌 \d+ 报到 ¥550\.00。$/).waitFor();
  expect(await spoken(first)).toEqual([]);
  await page.unrouteAll();
});

describe('whose place in the room cannot be read', () => {
  const seat = '**/api/lots/*/seat';
  const unread = '没有读到您的报名，正在再试';

  test.each([
    ['his place', seat, 500, 'server.fault'],
    ['who he is', '**/api/session', 429, 'server.too-many'],
  ])('is no stranger where %s is not known when he comes in', async (_, address, status, code) => {
    const bidder = await county.as('jingmai1');
    const { page } = bidder;
    const answerAgain = await refuse(bidder, address, status, code);
    await page.goto(`/rooms/${lotId}`);
    await bidder.sees(unread);
    for (const text of STRANGER) expect(await page.getByText(text).count()).toBe(0);
    await bidder.picture('room-seat-unread');
    await answerAgain();
    await bidder.sees('我的号牌');
    expect(await page.getByText(unread).count()).toBe(0);
  });

  test('keeps paddle and bids while the session goes on', async () => {
    const bidder = await enter(await county.as('jingmai1'));
    const { page } = bidder;
    const answerAgain = await refuse(bidder, seat, 429, 'server.too-many');
    await county.advancePast('select free_end_at as at from bidding_session where is_current', 1000);
    await bidder.sees(unread);
    await bidder.sees('我的号牌');
    await page.locator('button:enabled', { hasText: '¥560.00' }).waitFor();
    await answerAgain();
    await page.getByText(unread).waitFor({ state: 'detached', timeout: 40_000 });
    await bidder.sees('我的号牌');
  });

  test('is asked to sign in again once his sign-in is over', async () => {
    const bidder = await county.as('jingmai1');
    const answerAgain = await refuse(bidder, seat, 401, 'session.required');
    await bidder.page.goto(`/rooms/${lotId}`);
    await bidder.sees('您的登录已经过期，请重新登录');
    for (const text of STRANGER) expect(await bidder.page.getByText(text).count()).toBe(0);
    await bidder.press('重新登录');
    await bidder.page.waitForURL(/\/login\?back=%2Frooms/);
    await answerAgain();
  });
});
