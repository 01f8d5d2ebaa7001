import fs from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  getPropertyType,
  initialRulebook,
  parseYuan,
  refuseTrading,
  tradingInWords,
  tradingTerms,
} from '@helan/domain';
import fc from 'fast-check';
import { readLots, readNotice } from './read-notice.js';
import type { NoticeFields, RealNotice } from './reading/real-notice.js';

const NOW = new Date('2026-11-02T01:00:00Z');
const NOTICES = JSON.parse(fs.readFileSync('tools/deal/notices.json', 'utf8')) as RealNotice[];
const read = (fields: NoticeFields, type = 'T02', title = '地') =>
  readNotice({ id: 'X', type, title, sourceDate: '2025-02-25', fields }, type, NOW);
const full: NoticeFields = {
  area: { value: 100, unit: '亩' },
  term: { years: 5 },
  startPrice: { value: 500, unit: '元/亩/年' },
};

describe('the term keeps its length and begins after the demo clock', () => {
  test.each<[string, NoticeFields['term'], string | undefined, string | undefined]>([
    ['years', { years: 5 }, '2027-01-16', '2032-01-15'],
    ['years and a half', { years: 3.5 }, '2027-01-16', '2030-07-15'],
    ['years and months in words', '三年六个月', '2027-01-16', '2030-07-15'],
    ['years and months', { years: 3, months: 5 }, '2027-01-16', '2030-06-15'],
    ['years and months in one', { years: '3年5个月' }, '2027-01-16', '2030-06-15'],
    ['months', { months: 18 }, '2027-01-16', '2028-07-15'],
    ['from and to', { years: 3, from: '2026-03-01', to: '2028-12-30' }, '2027-01-16', '2029-11-14'],
    ['whole years by date', { from: '2025-12-01', to: '2035-11-30' }, '2027-01-16', '2037-01-15'],
    ['an end only, from the day of the notice', { to: '2028-02-24' }, '2027-01-16', '2030-01-15'],
    ['nothing: a year', undefined, '2027-01-16', '2028-01-15'],
  ])('%s', (_, term, from, to) => {
    const { application } = read({ ...full, term });
    expect([application.termFrom, application.termTo]).toEqual([from, to]);
  });
});

describe('a price stays in the unit in which it is stated', () => {
  test.each<[string, NoticeFields['startPrice'], string, string]>([
    ['per 亩 and year', { value: 500, unit: '元/亩/年' }, '500', '元/亩/年'],
    ['per 亩, written otherwise', { value: 330.5, unit: '元/亩·年' }, '330.5', '元/亩/年'],
    ['in front of the money', '每亩每年 450 元', '450', '元/亩/年'],
    ['for the whole per year', { value: 86_000, unit: '元/年' }, '86000', '元/年'],
    ['for the whole term', { value: 250_000, unit: '元(整块整期)' }, '250000', '元'],
    ['in 万元', { value: 25.125, unit: '万元' }, '251250', '元'],
    ['in capitals', '柒佰元整', '700', '元'],
    ['three years at a time', { value: 9000, unit: '元/三年' }, '3000', '元/年'],
    ['so much a square metre and month', { value: 10, unit: '元/㎡/月' }, '120', '元/m²/年'],
    ['nothing', { value: 0, unit: '元/亩/年' }, '0', '元/亩/年'],
    ['a month, which is twelve a year', { value: 300, unit: '元/月' }, '3600', '元/年'],
  ])('%s', (_, startPrice, amount, unit) => {
    const { startPriceYuan, priceUnit } = read({ ...full, startPrice }).application;
    expect([startPriceYuan, priceUnit]).toEqual([amount, unit]);
  });

  test('four decimals of a cubic metre are kept', () => {
    const { startPriceYuan, priceUnit, quantity, quantityUnit } = read(
      { quantity: '80万m³', startPrice: '0.615元/m³' },
      'T15',
    ).application;
    expect([startPriceYuan, priceUnit, quantity, quantityUnit]).toEqual(['0.615', '元/m³', '800000', 'm³']);
  });
});

describe('a quantity is what the notice says, never one', () => {
  test.each<[string, string, NoticeFields['quantity'], NoticeFields['startPrice'], string, string, string]>([
    ['tonnes, where kg are counted', 'T12', '500吨', '1850元/吨', '500000', 'kg', '1.85 元/kg'],
    ['jin', 'T12', '3000斤', '2元/斤', '1500', 'kg', '4 元/kg'],
    ['万株', 'T12', '1.2万株', '3元/株', '12000', '株', '3 元/株'],
    ['万股', 'T06', '3万股', '1.25元/股', '30000', '股', '1.25 元/股'],
    ['heads in words', 'T12', '八十头', '12500元/头', '80', '头', '12500 元/头'],
    ['cubic metres', 'T12', { value: 350, unit: '立方米' }, '500元/m³', '350', 'm³', '500 元/m³'],
    ['tonnes of carbon', 'T15', '120吨二氧化碳当量', '60元/tCO₂e', '120', 'tCO₂e', '60 元/tCO₂e'],
    ['万m³', 'T15', { value: 12, unit: '万m³' }, '9000元/万m³', '120000', 'm³', '0.9 元/m³'],
  ])('%s', (_, type, quantity, startPrice, amount, unit, price) => {
    const { application, defaults } = read({ quantity, startPrice, mode: '转让' }, type);
    expect([application.quantity, application.quantityUnit]).toEqual([amount, unit]);
    expect(`${application.startPriceYuan} ${application.priceUnit}`).toBe(price);
    expect(defaults.filter((line) => /^(?:数量|起始价)：/.test(line))).toEqual([]);
  });

  test('a unit that the type does not know stays, and is left to be judged', () => {
    const { quantity, quantityUnit } = read({ area: { value: 997.5, unit: '㎡' } }, 'T07').application;
    expect([quantity, quantityUnit]).toEqual(['997.5', 'm²']);
  });

  test('trees on a parcel are counted by themselves', () => {
    const { parcels, quantity, quantityUnit } = read(
      { area: { value: 60, unit: '亩' }, quantity: '1200株', startPrice: '30元/株', mode: '转让' },
      'T03',
    ).application;
    expect([parcels?.length, quantity, quantityUnit]).toEqual([1, '1200', '株']);
  });
});

describe('a deposit', () => {
  test.each<[string, NoticeFields['deposit'], string]>([
    ['an amount', { value: 5000, unit: '元' }, '5000'],
    ['in words', '保证金壹万元整', '10000'],
    ['in 万元', '5万元', '50000'],
    ['so much for each 亩', { value: 50, unit: '元/亩' }, '5000'],
    ['a share of the start price, which is a year', '起始价的20%', '10000'],
    ['百分之十五 of the first year', '首年租金的百分之十五', '7500'],
    ['a tenth of the whole', '合同总价的一成', '25000'],
    ['none', '不收保证金', '0'],
    ['zero', { value: 0, unit: '元' }, '0'],
  ])('%s', (_, deposit, expected) => {
    const { application, defaults } = read({ ...full, deposit });
    expect(application.depositYuan).toBe(expected);
    expect(defaults.join()).not.toContain('保证金');
  });
});

describe('payment and escalation', () => {
  test.each<[string, string, string, string]>([
    ['一次性付清', '每三年递增4%', 'ONCE', '{"everyYears":3,"percentHundredths":400}'],
    ['租金一年一付', '逐年递增2%', 'YEARLY', '{"everyYears":1,"percentHundredths":200}'],
    ['按年支付', '不递增', 'YEARLY', 'null'],
  ])('%s, %s', (paymentTerms, rentEscalation, payment, escalation) => {
    const { application } = read({ ...full, paymentTerms, rentEscalation });
    expect([application.payment, JSON.stringify(application.escalation)]).toEqual([payment, escalation]);
  });

  test.each([
    [{ paymentTerms: '租金每三年支付一次' }, '公告写明每 3 年付一次，这里还不能照办，一年一付'],
    [{ maxIncrement: '35元' }, '公告写明一次最多加 35 元，这里还不能照办，不限'],
    [{ paymentTerms: '租金三年一付' }, '公告写明每 3 年付一次，这里还不能照办，一年一付'],
    [{ rentEscalation: '每五年递增20元/亩' }, '公告写明每 5 年递增 20 元，这里还不能照办，不递增'],
    [{ minBidders: 3 }, '公告写明最少 3 人，这里还不能照办，最少 2 人'],
    [{ maxPrice: { value: 900, unit: '元/亩/年' } }, '公告写明最高限价 900 元，这里还不能照办，不限'],
    [{ tradingMethod: '三轮书面报价' }, '公告写明书面报价 3 轮，这里还不能照办，一轮'],
    [{ round: 2 }, '公告写明第 2 次挂牌，这里还不能照办，从第一次办起'],
  ])('what waits is said: %j', (fields, sentence) =>
    expect(read({ ...full, ...fields }).remarks).toContain(sentence),
  );
});

test.each<[string, NoticeFields, object]>([
  [
    'an extension',
    { extensionRule: '最后5分钟内有人出价的，延时5分钟，最多延时10次' },
    { extension: 'ADD', extensionSeconds: 300, triggerSeconds: 300, mostExtensions: 10 },
  ],
  [
    'a window that begins anew',
    { extensionRule: '限时竞价3分钟，有人加价的重新计时，每次延时60秒' },
    { limitedSeconds: 180, extension: 'RESET', extensionSeconds: 60 },
  ],
  ['the most of a raise', { increment: { min: 10, max: 50, unit: '元/亩' } }, { mostSteps: 5 }],
  ['the most of a raise in words', { increment: '每次加价10元，最高不超过4个加价幅度' }, { mostSteps: 4 }],
])('%s is read', (_, fields, expected) =>
  expect(read({ ...full, ...fields }).application.trading).toMatchObject(expected),
);

describe('who may take part', () => {
  test.each<[string, string, string]>([
    ['限本村村民', 'MEMBERS', 'NATURAL'],
    ['须为本集体经济组织成员', 'MEMBERS', 'NATURAL'],
    ['非本村村民也可报名', 'ANYONE', 'NATURAL'],
    ['本村村民及非本村人员均可', 'ANYONE', 'NATURAL'],
    ['同等条件下本村村民优先', 'ANYONE', 'NATURAL'],
    ['本村工作人员不得参加', 'ANYONE', 'ANYONE'],
    ['限法人', 'ANYONE', 'ORGANISATIONS'],
    ['自然人、法人均可', 'ANYONE', 'ANYONE'],
  ])('%s', (qualification, receivers, applicants) => {
    const facts = read({ ...full, qualification });
    expect([facts.application.receivers, facts.applicants]).toEqual([
      receivers,
      receivers === 'MEMBERS' ? 'NATURAL' : applicants,
    ]);
  });
});

describe('an unlawful fact is filled in as it stands, so that its rule meets it', () => {
  test.each<[string, string, NoticeFields, object]>([
    ['land for houses', 'T01', { useLimit: '建设住宅' }, { purpose: '建设住宅' }],
    ['no houses, but grain', 'T01', { useLimit: '种植粮食，不得建房' }, { purpose: '粮食种植' }],
    ['a pledge', 'T10', { mode: '抵押' }, { transferMode: 'MORTGAGE' }],
    ['a sale of what may only be let', 'T01', { mode: '转让' }, { transferMode: 'TRANSFER' }],
    ['state land', 'T02', { rightsKind: '国有耕地经营权' }, { ownership: 'STATE' }],
    [
      'building land',
      'T05',
      { rightsKind: '集体建设用地使用权' },
      { attributes: { assetKind: 'BUILDING_LAND' } },
    ],
    ['a forbidden zone', 'T11', { rightsKind: '禁养区水面经营权' }, { attributes: { zone: 'FORBIDDEN' } }],
    [
      'a fee',
      'T02',
      { deposit: { value: 1, rule: '成交后付清佣金' } },
      { qualification: '另要交费：1，成交后付清佣金' },
    ],
    ['no fee', 'T02', { other: '免收报名费、资料费' }, { qualification: '' }],
  ])('%s', (_, type, fields, expected) => expect(read(fields, type).application).toMatchObject(expected));

  test.each([
    ['某镇人民政府', 'T05', 'COLLECTIVE', '演示里没有这样的账号'],
    ['禾丰家庭农场', 'T05', 'FAMILY_FARM', ''],
    ['村集体经济合作社', 'T01', 'COLLECTIVE', ''],
    ['农户李某', 'T12', 'FARMER_HOUSEHOLD', ''],
  ])('%s lists', (lister, type, kind, remark) => {
    const facts = read({ lister }, type);
    expect([facts.listerKind, facts.remarks.join()]).toEqual([kind, expect.stringContaining(remark)]);
  });
});

test('what is not said is named, what is said is not', () => {
  const names = (fields: NoticeFields) => read(fields).defaults.map((line) => line.split('：')[0]);
  expect(names(full)).toEqual(['转出方', '加价幅度', '保证金', '权利到期日', '用途', '支付方式', '公告期']);
  expect(
    names({
      ...full,
      lister: '某某家庭农场',
      rightEndsOn: '2047-01-01',
      useLimit: '种粮食',
      increment: { value: 10 },
      paymentTerms: '一次性付清',
      deposit: { value: 5000 },
      workingDaysStated: 8,
    }),
  ).toEqual([]);
});

test('what is said without a number is quoted, not called unsaid', () => {
  const { defaults } = read({
    ...full,
    deposit: { rule: '未成交的原路退' },
    increment: { what: '每次最低加价幅度' },
    term: { what: '至二轮承包到期' },
    rentEscalation: { what: '第五年起递增' },
    extensionRule: '延时周期X分钟/次',
    registrationDeadline: '2025-03-04T17:00',
  });
  expect(defaults).toEqual([
    '转出方：公告未写，按家庭农场',
    '期限：公告写的是“至二轮承包到期”，读不出数，按 1 年',
    '加价幅度：公告写的是“每次最低加价幅度”，读不出数，按起始价百分之一上下取整，10 元',
    '保证金：公告写的是“未成交的原路退”，读不出数，按首年价款的 20% 取整，10000 元',
    expect.stringMatching(/^权利到期日：公告未写/),
    '用途：公告未写，按粮食种植',
    '支付方式：公告未写，按一年一付',
    '公告期：公告只写了 2025-03-04 止，按 7 个工作日',
    '延时规则：公告写的是“延时周期X分钟/次”，读不出数，按中心规则',
    '价格递增：公告写的是“第五年起递增”，读不出数，按不递增',
  ]);
});

test('every lot is one of its own, and one with several prices as many as there are', () => {
  const lots = readLots(
    {
      id: 'X',
      title: '地',
      fields: {
        ...full,
        lots: [
          { lot: 1, name: '东块', area: { value: 7 } },
          {
            lot: 2,
            area: { parts: { 承包地: 5, 机动地: 3 } },
            startPrice: { parts: { 承包地: 600, 机动地: 500 }, unit: '元/亩/年' },
          },
        ],
      },
    },
    'T02',
    NOW,
  );
  const lines = lots.map(
    ({ application }) => `${application.title} ${application.parcels?.[0]?.mu} ${application.startPriceYuan}`,
  );
  expect(lines).toEqual(['地（东块） 7 500', '地（2承包地） 5 600', '地（2机动地） 3 500']);
  expect(new Set(lots.map(({ application }) => application.parcels![0]!.code)).size).toBe(3);
});

/** A window of a minute and a day of free bidding are what these two write; the rules have other numbers. */
const OUT_OF_RANGE = ['N053', 'N100'];

test.each(
  NOTICES.filter(({ type }) => !getPropertyType(type!).isRelay && !getPropertyType(type!).isBuying).flatMap(
    (notice) => readLots(notice, notice.type!, NOW).map((lot) => [notice.id, lot] as const),
  ),
)('%s can be held as it says, and its notice says so', (id, { application }) => {
  const { trading = {}, startPriceYuan = '', stepYuan } = application;
  const startPriceFen = parseYuan(startPriceYuan) as bigint;
  const faults = refuseTrading(trading, initialRulebook(), { isBuying: false, startPriceFen });
  expect(faults.length > 0).toBe(OUT_OF_RANGE.includes(id));
  if (application.method !== 'BIDDING') return;
  const terms = tradingTerms(trading, initialRulebook(), {
    isBuying: false,
    isCollective: false,
    priority: [],
  });
  const step = stepYuan ? (parseYuan(stepYuan) as bigint) : null;
  const words = tradingInWords(terms, step, application.priceUnit!).join('');
  for (const value of [trading.freeMinutes, trading.silencePercent].filter(Boolean))
    expect(words).toContain(String(value));
});

test('whatever a file holds is read', () => {
  const keys = [
    'deposit',
    'term',
    'lots',
    'quantity',
    'area',
    'startPrice',
    'increment',
    'qualification',
    'reserve',
  ];
  const thing = fc.oneof(
    fc.jsonValue(),
    fc.string(),
    fc.record({ value: fc.jsonValue(), unit: fc.jsonValue(), parts: fc.jsonValue(), what: fc.jsonValue() }),
  );
  const fields = fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), thing);
  fc.assert(
    fc.property(fields, fc.constantFrom('T01', 'T03', 'T06', 'T10', 'T12', 'T14', 'T15'), (own, type) => {
      const notice = { id: 'X', fields: own as NoticeFields };
      for (const { application } of readLots(notice, type, NOW))
        expect(typeof application.title).toBe('string');
    }),
    { numRuns: 500 },
  );
});
