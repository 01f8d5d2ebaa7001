import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askBothSides } from '../../../../tools/deal/acts/consultation.js';
import { admit } from '../../../../tools/deal/acts/registration.js';
import { advanceTo, readClock } from '../../../../tools/deal/stage.js';
import { County } from './county.js';
import { Courses } from './courses.js';
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
