import { randomUUID } from 'node:crypto';
import type { PageView, PaymentOrderView } from '@helan/contracts';
import { EndingNotices } from './ending-notices.js';
import { Ending } from './ending.js';
import { type ByLots, fillByways } from './full-byways.js';
import { fillPeople } from './full-people.js';
import { fill } from './filled.js';
import { ofReleases } from './objects/release-objects.js';
import { villager } from './mandated.js';
import { admittedTogether, pastPublicity, tradedTogether, workingDayAt } from './sessions.js';
import { PDF, Story } from './story.js';
import { moveDeposits } from './transfers.js';
import type { TestPlatform } from './test-platform.js';

/** The villager in whose name the liaison writes. */
export const WRITTEN_FOR = villager(3);
const BIDDERS = ['jingmai1', 'jingmai2'] as const;
const LOTS = 13;
/** What is traded elsewhere. */
const RELAYED = 'T15';

/**
 * Things of almost every kind that wait for staff, each as far as people bring it, and left there. What takes days comes
 * first, so that what is left afterwards still waits.
 */
export async function fillDesk(platform: TestPlatform): Promise<void> {
  const story = new Story(platform);
  const lots = await fillDeals(platform, story);
  await fillReviews(platform, story);
  await fillBoard(platform, story);
  await fillOffice(platform);
  await fillPeople(platform);
  await fillByways(platform, story, lots);
  await fill(platform, ofReleases(`'${lots.traded[2]}'::uuid`));
}

/** Lots side by side, one at each desk on the way to the archive, and off it. */
async function fillDeals(platform: TestPlatform, story: Story): Promise<ByLots> {
  const post = async (login: string, route: string, body: object = {}) =>
    (await platform.as(login)).post<{ id: string }>(route, body);
  const ending = new Ending(story);
  const lots = await admittedTogether(
    story,
    BIDDERS,
    Array.from({ length: LOTS }, () => ({})),
  );
  const [proposed, heard, toDraft, drafted, reviewed, toClose, toFile, paid, confirmed, contested] = lots as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const [paused, running, failed] = lots.slice(10) as [string, string, string];
  await tradedTogether(story, lots.slice(0, 10), [
    ['jingmai1', 620],
    ['jingmai2', 625],
  ]);
  await post('jingmai1', `lots/${contested}/objections`, { text: '竞价时我的网断了，请重新组织' });
  await story.listed({}, RELAYED);
  const registering = await story.listed();
  await story.registerAll([...BIDDERS, 'jingmai3'], registering.lotId);
  await pastPublicity(story, confirmed);
  await platform.advance(registering.endsAt.getTime() + 1000);
  for (const lotId of [proposed, heard, toDraft, drafted, reviewed, toClose, toFile, paid])
    await story.payPrice(await story.signContract(lotId));
  await moveDeposits(platform);
  const out = await (
    await platform.as('chuna')
  ).get<PageView<PaymentOrderView>>('finance/payment-orders?state=DUE');
  await leaveOrders(platform, out.items, paid);
  const measured = { kind: 'QUANTITY', quantity: '118.6', reason: '双方重新丈量，见测量报告' };
  await post('shenhe', `lots/${paid}/settlement/changes`, measured);
  await new EndingNotices(story, proposed).propose('SERIOUS');
  const notices = new EndingNotices(story, heard);
  await notices.give('nonghu', { cause: 'SERIOUS' });
  await notices.step('jingmai2', 'answer', { agrees: true, note: '没有异议' });
  await post('jianzheng', `lots/${drafted}/certificate`);
  const { id } = await post('jianzheng', `lots/${reviewed}/certificate`);
  await post('shenhe', `certificates/${id}/review`);
  for (const lotId of [toClose, toFile]) await ending.certify(lotId);
  await ending.close(toFile);
  const startAt = await workingDayAt(platform, '10:00');
  for (const lotId of [paused, running, failed]) await post('zuzhi', `lots/${lotId}/trading`, { startAt });
  await platform.advance(Date.parse(startAt) + 1000);
  await post('zuzhi', `lots/${paused}/trading/pause`, { reason: '会场停电' });
  return { traded: [toDraft, drafted, paid], registering: registering.lotId, failed };
}

/** All that is to be paid out is, but of one lot: one order of its is entered, and the others wait. */
async function leaveOrders(
  platform: TestPlatform,
  orders: readonly PaymentOrderView[],
  left: string,
): Promise<void> {
  const cashier = await platform.as('chuna');
  for (const { id, lotId, kindName } of orders) {
    if (kindName !== '拨付价款') continue;
    await cashier.post(`finance/payment-orders/${id}/execution`, { flowNo: id.slice(0, 16) });
    if (lotId !== left) await (await platform.as('fuhe')).post(`finance/payment-orders/${id}/confirmation`);
  }
}

/** Applications at each desk of the review, and what is asked beside. */
async function fillReviews(platform: TestPlatform, story: Story): Promise<void> {
  const post = async (login: string, route: string, body: object = {}) =>
    (await platform.as(login)).post(route, body);
  await story.submitted();
  await story.verified();
  const accepting = await story.verified();
  await post('xiangzhen', `projects/${accepting}/township-review`);
  const reviewing = await story.verified();
  await post('xiangzhen', `projects/${reviewing}/township-review`);
  await post('shouli', `projects/${reviewing}/acceptance`);
  await post('shenhe', `projects/${reviewing}/department-queries`, {
    department: 'NATURAL_RESOURCES',
    question: '这块地有没有争议？',
  });
  const rejected = await story.verified();
  await post('xiangzhen', `projects/${rejected}/rejection`, { code: 'DISPUTED', reason: '北边两户争界' });
  await post('shenhe', `projects/${rejected}/reconsideration`, { reason: '两户已经说好' });
  await story.reviewed();
}

/** What somebody waits for about what stands on the board. */
async function fillBoard(platform: TestPlatform, story: Story): Promise<void> {
  const { lotId } = await story.listed();
  await (await platform.as('nonghu')).post(`lots/${lotId}/withdrawal-request`, { reason: '家里要自己种' });
  const other = await story.listed();
  await (
    await platform.as('shenhe')
  ).post(`lots/${other.lotId}/change`, { change: { viewing: '每周三上午' }, reason: '转出方提出' });
  const stopped = await story.listed();
  await (
    await platform.as('fuzeren')
  ).post(`lots/${stopped.lotId}/suspension`, { reason: 'TITLE_DISPUTED', note: '邻户提出异议' });
  await (await platform.as('jingmai1')).post('questions', { typeCode: 'T01', text: '要带什么材料？' });
}

/** Papers, money, people and rules. */
async function fillOffice(platform: TestPlatform): Promise<void> {
  const cashier = await platform.as('chuna');
  await cashier.post('finance/receipts', {
    bank: 'PRICE_BANK',
    flowNo: randomUUID().slice(0, 20),
    subAccount: '64012200000000000000',
    payerName: '不知是谁',
    payerAccount: '29010201049999',
    amountYuan: '100',
    arrivedAt: await platform.minute(),
  });
  const liaison = await platform.as('cunji');
  const { id } = await liaison.post<{ id: string }>('projects/mandated', { typeCode: 'T01', ...WRITTEN_FOR });
  await liaison.upload(`projects/${id}/documents`, 'PAPER_MANDATE', PDF);
  await (
    await platform.as('shenhe')
  ).post('rulings/parameter', {
    key: 'result.publicityWorkingDays',
    value: 5,
    effectiveFrom: '2026-12-30',
    source: '中心交易规则修订第1号',
  });
  await platform.dataSource.query(
    `update party set verified_at = null, verified_way = null, verified_by = null, verified_document = null
     where id = (select party_id from account where login = 'jingmai3')`,
  );
}
