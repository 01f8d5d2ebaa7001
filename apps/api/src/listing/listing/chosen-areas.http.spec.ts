import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractView, PageView, ProjectView, RiskAlertView } from '@helan/contracts';
import { lastNotice } from '../../testing/notices.js';
import { saidIn } from '../../testing/printed.js';
import { firstNotice } from '../../testing/side-by-side.js';
import { PHOTOS } from '../../testing/story-samples.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const file = async (login: string, route: string) =>
  saidIn((await (await platform.as(login)).request('get', route)).body as Buffer);

/** 120 亩 are listed at 620 元/亩/年 for eight years; 130 were measured, and the parties have chosen. */
async function chosen(choice: object): Promise<string> {
  const id = await story.submitted();
  const liaison = await platform.as('cunji');
  for (const [number, photo] of PHOTOS.entries())
    await liaison.upload(`projects/${id}/documents`, 'SITE_PHOTO', photo, `${number}.png`);
  await liaison.post(`projects/${id}/verification`, {
    latitude: 38.638,
    longitude: 106.402,
    gpsErrorMetres: 5,
    isUndisputed: true,
    measured: '130',
    ...choice,
  });
  await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
  await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
  return id;
}

/** The reviewer is not let through before he has answered what he is told. */
async function answered(id: string): Promise<string> {
  const reviewer = await platform.as('shenhe');
  expect(await reviewer.refused('post', `projects/${id}/review`)).toMatchObject({ code: 'risk.unanswered' });
  const { items } = await reviewer.get<PageView<RiskAlertView>>(`risks?project=${id}`);
  await reviewer.post(`risks/${items[0]!.id}/closing`, { outcome: 'JUSTIFIED', finding: '看过合同和实测图' });
  await reviewer.post(`projects/${id}/review`);
  return items[0]!.evidence;
}

/** Source: rules §21 A4. */
describe('what the contract states counts', () => {
  const BOTH =
    '挂牌 120.00 亩，实测 130.00 亩，合同 125.00 亩；双方约定按合同的 125.00 亩 计价：合同扣了沟渠';
  let lotId: string;
  let contract: ContractView;

  test('to the reviewer, who answers it, and in the notice, which prints all three', async () => {
    const id = await chosen({ counts: 'CONTRACT', contractQuantity: '125', reason: '合同扣了沟渠' });
    const { application } = await (await story.lister('T01')).get<ProjectView>(`projects/${id}`);
    expect(application.areaAgreement).toEqual({
      counts: 'CONTRACT',
      quantity: '125',
      listed: '120',
      measured: '130',
      reason: '合同扣了沟渠',
    });
    expect(await answered(id)).toBe(`${BOTH}。`);
    const listed = await story.publish(id);
    ({ lotId } = listed);
    const notice = await firstNotice(story, lotId);
    expect(notice.quantity).toBe('125.00 亩');
    expect(notice.terms.facts[0]).toEqual({ label: '计价面积（数量）', value: BOTH });
    // 125 × 620 × 8.
    expect(notice.terms).toMatchObject({ startTotalFen: '62000000', startPriceFen: '62000' });
    expect(await file('nonghu', `notices/${notice.id}/poster`)).toContain(BOTH.replaceAll(' ', ''));
    await story.admit(['jingmai1', 'jingmai2'], listed);
  });

  test('in result, contract and settlement', async () => {
    await story.openTrading(lotId);
    await story.bidToTheEnd(lotId);
    // 125 × 625 = 78,125 a year; × 8.
    const { result } = await lastNotice(platform, lotId);
    expect(result).toMatchObject({ unitPriceFen: '62500', totalFen: '62500000' });
    contract = await story.sign(lotId);
    expect(contract.totalFen).toBe('62500000');
    expect(contract.payments.map(({ amountFen }) => amountFen)).toEqual(Array(8).fill('7812500'));
    const said = await file('nonghu', `contracts/${contract.id}/file`);
    expect(said).toContain('计价数量125.00亩');
    expect(said).toContain(BOTH.replaceAll(' ', ''));
    await story.payPrice(contract);
    while ((await story.payOutAll()) > 0);
    expect(await story.state(lotId)).toBe('SETTLED');
    expect(await file('nonghu', `lots/${lotId}/settlement/sheet`)).toContain('625,000.00');
  });
});

test('the certificate counts: what is listed stays, and the notice prints what was measured beside it', async () => {
  const id = await chosen({ counts: 'CERTIFICATE', reason: '多出的是公共沟渠' });
  const both = '挂牌 120.00 亩，实测 130.00 亩；双方约定按确权的 120.00 亩 计价：多出的是公共沟渠';
  expect(await answered(id)).toBe(`${both}。`);
  const { lotId } = await story.publish(id);
  const { quantity, terms } = await firstNotice(story, lotId);
  expect(quantity).toBe('120.00 亩');
  expect(terms.facts[0]).toEqual({ label: '计价面积（数量）', value: both });
  // 120 × 620 × 8.
  expect(terms.startTotalFen).toBe('59520000');
});
