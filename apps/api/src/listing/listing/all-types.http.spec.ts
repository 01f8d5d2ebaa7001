import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PROPERTY_TYPES, type PropertyType, getPropertyType } from '@helan/domain';
import type { NoticeView, ProjectView } from '@helan/contracts';
import { LAND_SAMPLES, SAMPLE_DECISION } from '@helan/domain/samples';
import { PDF, PHOTOS, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

async function noticeOf(lotId: string, login = 'shenhe'): Promise<NoticeView> {
  const rows: { id: string }[] = await platform.dataSource.query('select id from notice where lot_id = $1', [
    lotId,
  ]);
  return (await platform.as(login)).get<NoticeView>(`notices/${rows[0]!.id}`);
}

/** What every notice says of the deposit, behind what is asked of its type. */
const DEPOSIT_FACTS = [
  '保证金性质',
  '保证金退还',
  '受让方的保证金',
  '保证金利息',
  '不予退还的保证金',
  '转出方违约',
];

/** Price unit, quantity and whether there is a term: typed by hand from the demonstration's lots (rules §18). */
describe('from the draft to the published notice', () => {
  test.each([
    ['T01', '元/亩/年', '120.00 亩', '8 年'],
    ['T02', '元/亩/年', '120.00 亩', '3 年'],
    ['T03', '元/亩/年', '60.00 亩', '10 年'],
    ['T04', '元/亩/年', '210.00 亩', '15 年'],
    ['T05', '元/年', '1200 m²', '5 年'],
    ['T06', '元/股', '200 股', '一次转让'],
    ['T07', '元', '1 台', '一次转让'],
    ['T08', '元/年', '1 眼', '10 年'],
    ['T09', '元/年', '1 项', '5 年'],
    ['T10', '元', '1 宗', '一次转让'],
    ['T11', '元/亩/年', '45.00 亩', '5 年'],
    ['T12', '元/kg', '48000 kg', '一次转让'],
    ['T13', '元/座/年', '6 座', '5 年'],
    ['T14', '元', '1 项', '按采购文件'],
    ['T15', '元/万m³', '12 万m³', '1 年'],
  ])('%s', async (typeCode, priceUnit, quantity, termYears) => {
    const { lotId } = await story.listed({}, typeCode);
    const notice = await noticeOf(lotId);
    expect(notice).toMatchObject({ priceUnit, quantity, termYears });
    expect(notice.kindName).toBe(typeCode === 'T14' ? '采购公告' : '出让公告');
    expect(notice.terms.typeName).toBe(getPropertyType(typeCode).name);
    expect(notice.strip.filter((day) => day.kind === 'COUNTED')).toHaveLength(7);
    expect(notice.terms.valuation).toBe('转出方自主决定不评估');
    const asked = getPropertyType(typeCode).attributes.map(({ name }) => name);
    const labels = notice.terms.facts.map(({ label }) => label);
    // What is shown only takes no registrations, and so no deposits.
    const clause = typeCode === 'T15' ? [] : DEPOSIT_FACTS;
    const facts = labels.slice(0, labels.length - clause.length);
    expect(labels.slice(facts.length)).toEqual(clause);
    expect(asked).toEqual(expect.arrayContaining(facts));
    expect(facts.length).toBeGreaterThan(2);
  });
});

describe('what a type forbids', () => {
  test.each([
    ['nonghu', 'T05'],
    ['nongchang', 'T01'],
    ['jingmai1', 'T14'],
    ['qiye', 'T10'],
  ])('%s may not begin a listing of %s', async (login, typeCode) => {
    const person = await platform.as(login);
    const problem = await person.refused('post', 'projects', { typeCode });
    expect(problem).toMatchObject({ code: 'property-type.not-allowed', rule: '贺党办〔2022〕110号 三(三)' });
  });

  test('a pledge is refused as what it is', async () => {
    const id = await story.draft({ transferMode: 'MORTGAGE' as never }, 'T10');
    const lister = await story.lister('T10');
    const problem = await lister.refused('post', `projects/${id}/submission`);
    expect(problem.faults).toMatchObject([{ code: 'mortgage.not-a-listing', field: 'transferMode' }]);
  });

  test('an unlawful answer is refused with its own reason and source', async () => {
    const attributes = { ...LAND_SAMPLES['T04']!.application.attributes, isInReserve: 'YES' };
    const id = await story.draft({ attributes }, 'T04');
    const problem = await (await story.lister('T04')).refused('post', `projects/${id}/submission`);
    expect(problem.faults).toMatchObject([
      {
        code: 'application.unlawful-answer',
        field: 'attributes.isInReserve',
        rule: '中心交易规则（默认值）',
      },
    ]);
  });

  test.each([
    ['an answer that is no text', { attributes: { crop: 5 } }],
    ['a question with a strange name', { attributes: { 'a.b': 'x' } }],
    ['a list of answers', { attributes: ['x'] }],
    ['an answer of ten thousand characters', { attributes: { crop: '麦'.repeat(10_000) } }],
    ['a vote of minus one', { decision: { inFavour: -1 } }],
    ['a kind of valuation that is none', { valuation: { choice: 'MAYBE' } }],
    ['a right of a thousand letters', { right: 'x'.repeat(1000) }, 'text.too-long'],
  ])('%s is refused before it is saved', async (_, change, code = 'request.invalid') => {
    const id = await story.draft();
    const lister = await story.lister('T01');
    const { application } = await lister.get<ProjectView>(`projects/${id}`);
    const problem = await lister.refused('put', `projects/${id}/application`, { ...application, ...change });
    expect(problem.code).toBe(code);
  });

  test('the same thing is not listed twice, whatever it is', async () => {
    const parcels = LAND_SAMPLES['T04']!.application.parcels!;
    await story.reviewed({ parcels }, 'T04');
    const second = await story.verified({ parcels }, 'T04');
    await (await platform.as('xiangzhen')).post(`projects/${second}/township-review`);
    await (await platform.as('shouli')).post(`projects/${second}/acceptance`);
    const problem = await (await platform.as('shenhe')).refused('post', `projects/${second}/review`);
    expect(problem.code).toBe('parcel.already-listed');
  });

  test('what is shown only takes no registrations and ends without a trade', async () => {
    const { lotId, endsAt } = await story.listed({}, 'T15');
    const problem = await (await platform.as('jingmai1')).refused('post', `lots/${lotId}/registrations`);
    expect(problem.code).toBe('registration.relay');
    await platform.advance(endsAt.getTime() + 1000);
    expect(await story.state(lotId)).toBe('REG_CLOSED');
    const reviewer = await platform.as('shenhe');
    const result = { platform: '自治区公共资源交易平台', referenceNo: 'NX-2026-118', outcome: '成交' };
    const bad = await reviewer.refused('post', `lots/${lotId}/relay-result`, { ...result, priceYuan: '-1' });
    expect(bad).toMatchObject({ code: 'money.not-whole-fen' });
    await reviewer.post(`lots/${lotId}/relay-result`, { ...result, priceYuan: '108000' });
    expect(await story.state(lotId)).toBe('CLOSED');
    const again = await reviewer.refused('post', `lots/${lotId}/relay-result`, result);
    expect(again.code).toBe('lifecycle.not-now');
  });

  test.each([
    ['of which nothing was sold elsewhere is free again', {}, 0],
    ['that was sold elsewhere stays held for its term', { priceYuan: '108000' }, 1],
  ])('a quota %s', async (_, price, claims) => {
    const { projectId, lotId, endsAt } = await story.listed({}, 'T15');
    await platform.advance(endsAt.getTime() + 1000);
    const result = { platform: '自治区公共资源交易平台', referenceNo: 'NX-2026-119', outcome: '已办结' };
    await (await platform.as('shenhe')).post(`lots/${lotId}/relay-result`, { ...result, ...price });
    const held = await platform.dataSource.query(
      'select 1 from subject_claim where project_id = $1 and is_active',
      [projectId],
    );
    expect(held).toHaveLength(claims);
  });
});

/** One more type is one more file: nothing but the catalogue knows that it exists. */
describe('a sixteenth type', () => {
  const T16: PropertyType = {
    ...getPropertyType('T07'),
    code: 'T16',
    name: '农产品仓储泊位使用权',
    rights: [{ code: 'USE', name: '泊位使用权', modes: ['LEASE'], isOutright: false, prices: ['元/个/年'] }],
    mayList: ['FAMILY_FARM'],
    quantityUnits: ['个'],
    subject: { kind: 'ASSET', identity: 'berthNo' },
    ownerships: ['PRIVATE'],
    title: { document: 'BERTH_PROOF' },
    attributes: [{ key: 'berthNo', name: '泊位编号', kind: 'text', isRequired: true }],
    documents: [{ kind: 'BERTH_PROOF', name: '泊位证明', hint: '写有编号', need: 'ALWAYS' }],
  };
  beforeAll(() => void (PROPERTY_TYPES as PropertyType[]).push(T16));
  afterAll(() => void (PROPERTY_TYPES as PropertyType[]).pop());

  test('goes from the draft to the published notice', async () => {
    const farm = await platform.as('nongchang');
    const { id } = await farm.post<{ id: string }>('projects', { typeCode: 'T16' });
    const common = (await farm.get<ProjectView>(`projects/${id}`)).application;
    await farm.put(`projects/${id}/application`, {
      ...common,
      title: '兰光村冷链泊位三个',
      location: '兰光村',
      right: 'USE',
      transferMode: 'LEASE',
      method: 'BIDDING',
      ownership: 'PRIVATE',
      quantity: '3',
      quantityUnit: '个',
      attributes: { berthNo: 'BW-03' },
      condition: '空置',
      termFrom: '2027-01-16',
      termTo: '2028-01-15',
      priceUnit: '元/个/年',
      startPriceYuan: '1200',
      stepYuan: '20',
      payment: 'YEARLY',
      depositYuan: '720',
      valuation: { choice: 'NONE' },
      publicationWorkingDays: 7,
      isDeclared: true,
    });
    for (const kind of ['BERTH_PROOF', 'LISTER_PROOF'])
      await farm.upload(`projects/${id}/documents`, kind, PDF);
    await farm.post(`projects/${id}/submission`);
    const liaison = await platform.as('cunji');
    for (const [number, photo] of PHOTOS.entries())
      await liaison.upload(`projects/${id}/documents`, 'SITE_PHOTO', photo, `${number}.png`);
    await liaison.post(`projects/${id}/verification`, {
      measured: '3',
      latitude: 38.638,
      longitude: 106.402,
      gpsErrorMetres: 5,
      isUndisputed: true,
    });
    await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
    await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
    await (await platform.as('shenhe')).post(`projects/${id}/review`);
    const { lotId } = await (
      await platform.as('fuzeren')
    ).post<{ lotId: string }>(`projects/${id}/publication`);
    expect(await noticeOf(lotId)).toMatchObject({
      quantity: '3 个',
      priceUnit: '元/个/年',
      typeName: T16.name,
    });
  });
});

test('a decision of more than a year ago may be sent, and its owner is told that it will be asked about', async () => {
  const days = { date: '2025-10-12', postedFrom: '2025-10-13', postedTo: '2025-10-19' };
  const id = await story.draft({ decision: { ...SAMPLE_DECISION, ...days } }, 'T05');
  const { warnings, missing } = await (await platform.as('cunjiti')).get<ProjectView>(`projects/${id}`);
  expect(warnings).toEqual(['决议作于 2025-10-12，已超过 12 个月。审核时会问它是不是还作数，最好重新表决。']);
  expect(missing).toEqual([]);
  const fresh = await story.draft({}, 'T05');
  expect(await (await platform.as('cunjiti')).get<ProjectView>(`projects/${fresh}`)).toMatchObject({
    warnings: [],
  });
});
