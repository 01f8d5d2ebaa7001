import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NegotiationsView } from '@helan/contracts';
import { askBothSides } from '../../../../tools/deal/acts/consultation.js';
import { admit } from '../../../../tools/deal/acts/registration.js';
import { SAMPLE_PDF, SAMPLE_PHOTOS } from '../../../../tools/deal/sample-papers.js';
import { County } from './county.js';
import { type Course, Courses } from './courses.js';
import type { Visitor } from './visitor.js';

const TITLE = '联络员代办的一笔';

let county: County;
let course: Course;
beforeAll(async () => {
  county = await County.open();
  const courses = new Courses(county);
  const listing = await courses.onMandate(TITLE);
  await listing.stage.cast.staff.approver.post(`projects/${listing.projectId}/publication`);
  course = await courses.applied(listing);
  const { stage, listed, registered } = course;
  await admit(stage, listed, registered);
  await askBothSides(stage, listed, registered);
  await agree();
}, 120_000);
afterAll(() => county.close());

/** The host opens the negotiation, the first applicant offers, the liaison accepts for the villager. */
async function agree(): Promise<void> {
  const { stage, listed, registered } = course;
  const { host, liaison } = stage.cast.staff;
  const route = `lots/${listed.lotId}/negotiations`;
  await host.post(`lots/${listed.lotId}/negotiation`);
  const { bidder } = registered[0]!;
  const { negotiations } = await bidder.get<NegotiationsView>(route);
  const { id } = negotiations[0]!;
  await bidder.post(`negotiations/${id}/offers`, { amountYuan: '650', terms: '' });
  await liaison.post(`negotiations/${id}/acceptance`, { seq: 1 });
}

/** From his queue the liaison goes to what he does for the villager. */
async function atMandate(): Promise<Visitor> {
  const liaison = await county.as('cunji');
  await liaison.page.goto(`/console/projects/${course.listed.projectId}`);
  await liaison.page.getByRole('link', { name: '答复、协商、签字' }).click();
  await liaison.sees('代办');
  return liaison;
}

async function handIn(liaison: Visitor, paper: string, content: Buffer, name: string): Promise<void> {
  const box = liaison.page.getByLabel(`交回签好的${paper}`);
  await box.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content });
}

/** It counts once somebody at the township has held it against the paper. */
async function seen(liaison: Visitor, paper: string): Promise<void> {
  await liaison.sees('等乡镇或者中心窗口核对');
  const township = await county.as('xiangzhen');
  await township.page.goto('/console');
  await township.page
    .getByRole('row', { name: /核对签字件/ })
    .first()
    .waitFor();
  await township.page.getByRole('link', { name: /^代办核对/ }).click();
  await township.press('看过，是本人签的');
  await township.sees('没有等核对的签字件');
  await liaison.page.reload();
  await liaison.sees('代办');
  await liaison.page.getByText(`请本人签${paper}`).waitFor({ state: 'detached' });
}

test('the minutes: he prints them, has the villager sign, and hands in the scan', async () => {
  const liaison = await atMandate();
  await liaison.sees('请本人签协商纪要');
  await liaison.picture('mandate-minutes');
  const paper = await liaison.page
    .context()
    .request.get((await liaison.page.getByRole('link', { name: '协商纪要全文' }).getAttribute('href'))!);
  expect(paper.headers()['content-type']).toContain('application/pdf');
  await handIn(liaison, '协商纪要', Buffer.from('这不是照片'), '扫描.txt');
  await liaison.sees(/只能上传照片/);
  await liaison.picture('mandate-wrong-file');
  await handIn(liaison, '协商纪要', SAMPLE_PHOTOS[0]!, '扫描.png');
  await seen(liaison, '协商纪要');

  const bidder = await county.as('jingmai1');
  await bidder.page.goto(`/my/registrations/${course.registered[0]!.registrationId}`);
  await bidder.sees('（纸质签字）');
  await bidder.fill('输入您登记的姓名（名称）', '马新雨');
  await bidder.press('我已看清，签协商纪要');
  await bidder.sees('您是受让方');
  expect(await county.lotState()).toBe('RESULT_PUBLICITY');
});

test('letter and contract likewise; the reviewer sees the scans', async () => {
  await county.advancePast('select publicity_ends_at as at from deal', 1000);
  const reviewer = await county.atDesk('shenhe', TITLE);
  await reviewer.press('发送合同');
  await reviewer.press('确定：发送合同');
  await reviewer.sees('签订合同');
  const liaison = await county.as('cunji');
  await liaison.page.goto('/console');
  await liaison.page.getByRole('link', { name: TITLE }).first().waitFor();
  await atMandate();
  await liaison.sees('请本人签成交确认书');
  await liaison.sees('请本人签合同');
  await liaison.picture('mandate-both');
  await handIn(liaison, '成交确认书', SAMPLE_PDF, '确认书.pdf');
  await seen(liaison, '成交确认书');
  await handIn(liaison, '合同', SAMPLE_PDF, '合同.pdf');
  await seen(liaison, '合同');
  const bidder = await county.as('jingmai1');
  await bidder.page.goto(`/my/contracts/${course.listed.lotId}`);
  await bidder.sees('（纸质签字）');
  await bidder.picture('mandate-winner');
  await reviewer.page.reload();
  await reviewer.sees('纸质签字的扫描件');
  await reviewer.picture('mandate-reviewer');
  for (const visitor of [liaison, bidder, reviewer]) expect(visitor.faults).toEqual([]);
});
