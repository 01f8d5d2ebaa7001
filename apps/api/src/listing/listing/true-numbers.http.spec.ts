import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  type BidRecordView,
  type ContractView,
  type LotTermsView,
  type NoticeView,
  type PageView,
  type ProjectView,
  type RiskAlertView,
  lotPriceInWords,
} from '@helan/contracts';
import type { Application } from '@helan/domain';
import { verifyRecord } from '../../../../../tools/proof/verify-record.js';
import { PHOTOS, ownSubject } from '../../testing/story-samples.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { verdictBesideNotice } from '../../testing/verdicts.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

/** The terms that a lot's newest notice shows in public. */
async function noticeOf(lotId: string): Promise<NoticeView> {
  const rows: { id: string }[] = await platform.dataSource.query(
    'select id from notice where lot_id = $1 order by published_at desc limit 1',
    [lotId],
  );
  return platform.nobody().get<NoticeView>(`notices/${rows[0]!.id}`);
}

async function termsOf(lotId: string): Promise<LotTermsView> {
  return (await noticeOf(lotId)).terms;
}

const parcelsOf = (mu: string) => {
  const [parcel] = ownSubject('T01', {}).parcels!;
  return [{ ...parcel!, mu }];
};

async function findingsOf(projectId: string): Promise<readonly RiskAlertView[]> {
  const reviewer = await platform.as('shenhe');
  return (await reviewer.get<PageView<RiskAlertView>>(`risks?project=${projectId}`)).items;
}

/** As far as the center's review, which the caller takes. */
async function onReviewersDesk(projectId: string): Promise<void> {
  await (await platform.as('xiangzhen')).post(`projects/${projectId}/township-review`);
  await (await platform.as('shouli')).post(`projects/${projectId}/acceptance`);
}

async function answer(alert: RiskAlertView): Promise<void> {
  const body = { outcome: 'JUSTIFIED', finding: '问过双方，以起止日期为准' };
  await (await platform.as('shenhe')).post(`risks/${alert.id}/closing`, body);
}

describe('a price for the whole', () => {
  test('86,000 元/年 for 57.3 亩 stays 86,000.00 a year, and the other figure is marked', async () => {
    const change = {
      parcels: parcelsOf('57.3'),
      priceUnit: '元/年',
      startPriceYuan: '86000',
      stepYuan: '500',
    };
    const { lotId } = await story.listed(change);
    const notice = await noticeOf(lotId);
    expect(notice).toMatchObject({ startPriceFen: '8600000', priceUnit: '元/年', quantity: '57.30 亩' });
    expect(notice.terms).toMatchObject({ startTotalFen: '68800000', stepFen: '50000' });
    expect(notice.terms.price).toMatchObject({ unit: '元/年', quantity: '573000', partYear: 'MONTHS' });
    expect(notice.terms.price).not.toHaveProperty('scale');
    expect(lotPriceInWords(notice.terms.price, BigInt(notice.startPriceFen))).toBe(
      '86,000.00 元/年（约 1,500.87 元/亩/年）',
    );
  });

  test('620 元/亩/年 for 120 亩 stays 620.00, and what it comes to is marked', async () => {
    const { lotId } = await story.listed();
    const { terms, startPriceFen } = await noticeOf(lotId);
    expect(lotPriceInWords(terms.price, BigInt(startPriceFen))).toBe('620.00 元/亩/年（约 74,400.00 元/年）');
  });
});

describe('a price of four decimals', () => {
  let lotId: string;
  const timber: Application = {
    title: '杨树原木',
    quantity: '800000',
    quantityUnit: 'm³',
    priceUnit: '元/m³',
    startPriceYuan: '0.615',
    stepYuan: '0.005',
    depositYuan: '1000',
    attributes: { ...ownSubject('T12', {}).attributes, livingKind: 'TREE', byWeight: 'NO' },
  };
  const bid = async (login: string, amountFen: string, status = 201): Promise<unknown> =>
    (await platform.as(login)).post(`lots/${lotId}/bids`, { amountFen }, status, {
      'idempotency-key': randomUUID(),
    });

  test('stands in notice, session, bids, record, result and offline check', async () => {
    const listed = await story.publish(await story.reviewed(timber, 'T12'));
    lotId = listed.lotId;
    const terms = await termsOf(lotId);
    expect(terms).toMatchObject({ startPriceFen: '6150', stepFen: '50', startTotalFen: '49200000' });
    expect(terms.price).toMatchObject({ unit: '元/m³', scale: 4 });
    await story.admit(['jingmai1', 'jingmai2'], listed);
    await story.openTrading(lotId);
    await bid('jingmai1', '6150');
    const short = await (
      await platform.as('jingmai2')
    ).refused('post', `lots/${lotId}/bids`, { amountFen: '6175' }, { 'idempotency-key': randomUUID() });
    expect(short.title).toContain('0.6200');
    await bid('jingmai2', '6200');
    await story.advancePast(
      "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1",
      lotId,
    );
    const record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
    expect(record.terms.rules).toMatchObject({ priceScale: 4, startPriceFen: '6150' });
    expect(verifyRecord(record)).toMatchObject({ faults: [], amountFen: 6200n });
    expect(await verdictBesideNotice(platform, record)).toMatchObject({ isSound: true });
    const { result, details } = await noticeOf(lotId);
    expect(result).toMatchObject({ unitPriceFen: '6200', totalFen: '49600000' });
    expect(details).toContainEqual({ label: '成交单价', value: '0.6200 元/m³' });
  });
});

describe('statements that disagree', () => {
  test('a title of eight years with a term of six: shown before sending, answered before the review', async () => {
    const change = { title: '兰光村三组耕地八年出租', termFrom: '2027-01-16', termTo: '2033-01-15' };
    const id = await story.draft(change);
    const sentence = '项目名称写的期限是 8 年，起止日期是 2027-01-16 至 2033-01-15，共 6 年。';
    const draft = await (await story.lister('T01')).get<ProjectView>(`projects/${id}`);
    expect(draft.missing).toEqual([]);
    expect(draft.warnings).toEqual([`${sentence}请改成一致；不改也能提交，审核时会问。`]);
    await (await story.lister('T01')).post(`projects/${id}/submission`);
    await story.checkSite(id, '120');
    await onReviewersDesk(id);
    const [finding] = await findingsOf(id);
    expect(finding).toMatchObject({ code: 'R32', level: 'YELLOW', evidence: sentence });
    const reviewer = await platform.as('shenhe');
    expect(await reviewer.refused('post', `projects/${id}/review`)).toMatchObject({
      code: 'risk.unanswered',
    });
    await answer(finding!);
    await reviewer.post(`projects/${id}/review`);
    const { lotId } = await story.publish(id);
    expect((await noticeOf(lotId)).termYears).toBe('6 年');
  });

  test('felling that is spoken of is asked about, a promise or a fee is refused with its words', async () => {
    const id = await story.draft({ qualification: '可自行采伐，报名交工本费 20 元' }, 'T03');
    const { missing } = await (await story.lister('T03')).get<ProjectView>(`projects/${id}`);
    expect(missing.map(({ field, sentence }) => [field, sentence])).toEqual([
      ['qualification', expect.stringContaining('报名交「工本费」20元')],
      ['qualification', expect.stringContaining('「可自行采伐」')],
    ]);
    const asked = await story.submitted({ condition: '林木前年采伐过，现为幼林' }, 'T03');
    expect(await findingsOf(asked)).toMatchObject([{ code: 'R33', level: 'YELLOW' }]);
    const free = await story.draft({ qualification: '严禁采伐，按禁伐林管护，免收报名费' }, 'T03');
    expect((await (await story.lister('T03')).get<ProjectView>(`projects/${free}`)).missing).toEqual([]);
  });
});

describe('another area than was listed', () => {
  const check = { latitude: 38.638, longitude: 106.402, gpsErrorMetres: 5, isUndisputed: true };

  test('the parties choose which counts, and the notice prints both', async () => {
    const id = await story.submitted();
    const liaison = await platform.as('cunji');
    expect(
      await liaison.refused('post', `projects/${id}/verification`, {
        ...check,
        measured: '130',
        reason: '确权时漏了一条',
      }),
    ).toMatchObject({ faults: expect.arrayContaining([expect.objectContaining({ field: 'counts' })]) });
    for (const [number, photo] of PHOTOS.entries())
      await liaison.upload(`projects/${id}/documents`, 'SITE_PHOTO', photo, `${number}.png`);
    const stray = {
      ...check,
      measured: '130',
      counts: 'CONTRACT',
      contractQuantity: '1300',
      reason: '合同这样写',
    };
    expect(await liaison.refused('post', `projects/${id}/verification`, stray)).toMatchObject({
      code: 'verification.contract-differs',
      faults: [{ field: 'contractQuantity' }],
    });
    const chosen = { ...check, measured: '130', counts: 'MEASURED', reason: '确权时漏了一条' };
    await liaison.post(`projects/${id}/verification`, chosen);
    await onReviewersDesk(id);
    const [finding] = await findingsOf(id);
    expect(finding!.evidence).toContain('双方约定按实测的 130.00 亩 计价');
    await answer(finding!);
    await (await platform.as('shenhe')).post(`projects/${id}/review`);
    const { lotId } = await story.publish(id);
    const terms = await termsOf(lotId);
    // 130 亩 × 620 元 × 8 years.
    expect(terms).toMatchObject({ startTotalFen: '64480000' });
    expect(terms.facts[0]).toEqual({
      label: '计价面积（数量）',
      value: '挂牌 120.00 亩，实测 130.00 亩；双方约定按实测的 130.00 亩 计价：确权时漏了一条',
    });
  });
});

describe('a lease of land beyond twenty years', () => {
  const long = { termTo: '2047-01-31', rightEndsOn: '2047-12-31' };

  test('needs the supervisor’s word with its number, which the notice prints', async () => {
    const id = await story.draft(long);
    const farmer = await story.lister('T01');
    const before = await farmer.get<ProjectView>(`projects/${id}`);
    expect(before.missing.map(({ code }) => code)).toEqual(['term.over-lease-cap']);
    await farmer.post(`projects/${id}/permission-request`, { reason: '改良盐碱地，投入大' });
    const leave = { reason: '投入大，同意', documentNo: '贺农发2026第7号' };
    await (await platform.as('jianguan')).post(`projects/${id}/purchase-permission`, leave);
    await farmer.post(`projects/${id}/submission`);
    await story.checkSite(id, '120');
    await story.review(id);
    const { lotId } = await story.publish(id);
    expect((await termsOf(lotId)).termPermission).toBe(
      '租期超过 20 年，监管部门已同意租到 2047-01-31（贺农发2026第7号）',
    );
  });

  test('a longer term than was allowed, and a house, stay refused', async () => {
    const id = await story.draft(long);
    const farmer = await story.lister('T01');
    await farmer.post(`projects/${id}/permission-request`, { reason: '改良盐碱地，投入大' });
    await (
      await platform.as('jianguan')
    ).post(`projects/${id}/purchase-permission`, {
      reason: '同意',
      documentNo: '贺农发2026第8号',
    });
    const { application } = await farmer.get<ProjectView>(`projects/${id}`);
    await farmer.put(`projects/${id}/application`, { ...application, termTo: '2047-02-28' });
    expect(await farmer.refused('post', `projects/${id}/submission`)).toMatchObject({
      code: 'term.over-lease-cap',
    });
    const house = await story.draft({ termFrom: '2027-01-01', termTo: '2050-12-31' }, 'T05');
    const owner = await story.lister('T05');
    expect(
      await owner.refused('post', `projects/${house}/permission-request`, { reason: '租久些' }),
    ).toMatchObject({
      code: 'lifecycle.not-now',
    });
  });
});

describe('payment', () => {
  test('every three years in advance, growth by an amount, and rows of the parties’ own', async () => {
    const { contract } = await story.signed({
      payment: 'EVERY_YEARS',
      paymentEveryYears: 3,
      escalation: { everyYears: 4, amountYuan: '20' },
    });
    // 120 亩: four years at 625, four at 645.
    expect(contract.totalFen).toBe('60960000');
    expect(contract.payments.map(({ dueOn, amountFen }) => [dueOn, amountFen]).slice(1)).toEqual([
      ['2030-01-16', '22980000'],
      ['2033-01-16', '15480000'],
    ]);
    expect(contract.payments[0]!.amountFen).toBe('22500000');
  });

  test('a row after an event has no day before somebody has written down that it came about', async () => {
    const { lotId, contract } = await story.settled({
      payment: 'PLAN',
      paymentPlan: [{ percent: '40' }, { percent: '60', event: '土地交付' }],
    });
    expect(await story.state(lotId)).toBe('SETTLED');
    const [first, second] = contract.payments;
    expect(first).toMatchObject({ amountFen: '24000000' });
    expect(second).toMatchObject({ amountFen: '36000000', dueOn: null, event: '土地交付' });
    const reviewer = await platform.as('shenhe');
    const route = `lots/${lotId}/settlement/payments/2/event`;
    const { at } = await platform.nobody().get<{ at: string }>('clock');
    const came = { on: at.slice(0, 10), reason: '双方签了交接单' };
    expect(await reviewer.refused('post', route, { ...came, on: '2099-01-01' })).toMatchObject({
      code: 'payment.event-in-future',
    });
    await reviewer.post(route, came);
    expect(await reviewer.refused('post', route, came)).toMatchObject({ code: 'payment.no-event' });
    const view = await (await platform.as('jingmai2')).get<ContractView>(`lots/${lotId}/contract`);
    expect(view.payments[1]!.dueOn).not.toBeNull();
  });
});
