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
import { readLots, readNotice } from '../read-notice.js';
import type { NoticeFields, RealNotice } from '../reading/real-notice.js';

const NOW = new Date('2026-11-02T01:00:00Z');
const NOTICES = JSON.parse(fs.readFileSync('tools/deal/notices.json', 'utf8')) as RealNotice[];
const read = (fields: NoticeFields, type = 'T02') =>
  readNotice({ id: 'X', type, title: '地', sourceDate: '2025-02-25', fields }, type, NOW);
const full: NoticeFields = {
  area: { value: 100, unit: '亩' },
  term: { years: 5 },
  startPrice: { value: 500, unit: '元/亩/年' },
};

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
