import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { askBothSides } from '../../../../tools/deal/acts/consultation.js';
import { admit } from '../../../../tools/deal/acts/registration.js';
import { OwnServer } from '../own-server.js';
import { County } from './county.js';
import { Courses } from './courses.js';

let server: OwnServer;
let county: County;
let lotId: string;
beforeAll(async () => {
  server = await OwnServer.start();
  county = await County.open(server);
  const courses = new Courses(county);
  const approving = await courses.approving('停电也在的一笔', { mode: 'ASC_MULTI' });
  await approving.stage.cast.staff.approver.post(`projects/${approving.projectId}/publication`);
  const course = await courses.applied(approving);
  await admit(course.stage, course.listed, course.registered);
  await askBothSides(course.stage, course.listed, course.registered);
  lotId = await courses.begin(course);
}, 150_000);
afterEach(() => server.thaw());
afterAll(async () => {
  server.thaw();
  await county.close();
});

const CUT = '平台暂时连不上，正在重新连接';

test('a page that is asked for while the database stands still says so, and fills itself afterwards', async () => {
  const { page } = await county.stranger();
  server.freeze();
  const answer = await page.goto('/notices');
  expect(answer!.status()).toBe(503);
  await page.getByText(CUT).first().waitFor();
  server.thaw();
  await page.getByRole('link', { name: '停电也在的一笔' }).first().waitFor({ timeout: 30_000 });
  await page.getByText(CUT).first().waitFor({ state: 'detached' });
});

test('a page that is open keeps what it shows; the next one comes as soon as it can, also where one has to be signed in', async () => {
  const bidder = await county.as('jingmai1');
  const { page } = bidder;
  await page.goto('/');
  await page.getByRole('link', { name: '我的' }).waitFor();
  server.freeze();
  await page.getByRole('link', { name: '我的' }).click();
  await page.getByText(CUT).first().waitFor();
  await bidder.picture('page-cut');
  server.thaw();
  await page.getByRole('heading', { name: '受让' }).waitFor({ timeout: 30_000 });
  await page.getByText('停电也在的一笔').first().waitFor({ timeout: 30_000 });
  expect(bidder.faults).toEqual([]);
});

test('the room says that it is cut off, keeps price and paddle, and a bid that had no answer is sent again as the same', async () => {
  const bidder = await county.as('jingmai2');
  const { page } = bidder;
  await page.goto(`/rooms/${lotId}`);
  await bidder.sees('我的号牌');
  const price = await page.locator('[data-test=price]').innerText();
  await page.getByRole('button', { name: '¥500.00' }).click();
  server.freeze();
  const cutAt = performance.now();
  await bidder.press('确认出价');
  await page.getByText('连接断了，正在重新连接').waitFor();
  expect(performance.now() - cutAt).toBeLessThan(6_000);
  await bidder.sees('不知道记入没有');
  expect(await page.locator('[data-test=price]').innerText()).toBe(price);
  await bidder.sees('我的号牌');
  await bidder.picture('room-cut');
  server.thaw();
  await page.getByText('连接断了，正在重新连接').waitFor({ state: 'detached', timeout: 30_000 });
  await bidder.press('再送一次');
  await bidder.sees(/第 1 口，¥500.00，已记入/);
  expect(bidder.faults).toEqual([]);
});
