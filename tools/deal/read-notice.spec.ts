import { describe, expect, test } from '@jest/globals';
import { readNotice } from './read-notice.js';
import type { NoticeFields } from './reading/real-notice.js';

const NOW = new Date('2026-11-02T01:00:00Z');
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

  test.each<[NoticeFields, object]>([
    [{ paymentTerms: '租金每三年支付一次' }, { payment: 'EVERY_YEARS', paymentEveryYears: 3 }],
    [{ paymentTerms: '租金三年一付' }, { payment: 'EVERY_YEARS', paymentEveryYears: 3 }],
    // Five years, and a payment every six.
    [{ paymentTerms: '租金六年一付' }, { payment: 'YEARLY' }],
    [
      { paymentTerms: '签约后5个工作日内付50%' },
      { payment: 'PLAN', paymentPlan: [{ percent: '50' }, { percent: '50', event: '公告写的第 2 期到期' }] },
    ],
    [{ rentEscalation: '每五年递增20元/亩' }, { escalation: { everyYears: 5, amountYuan: '20' } }],
    [{ minBidders: 3 }, { trading: { minBidders: 3 } }],
    [{ maxIncrement: '30元' }, { trading: { mostSteps: 3 } }],
    [{ maxPrice: { value: 900, unit: '元/亩/年' } }, { trading: { ceilingYuan: '900' } }],
    [{ tradingMethod: '三轮书面报价' }, { trading: { mode: 'SEALED_ONE', writtenRounds: 3 } }],
    [{ term: { years: 3, from: '2026-03-01', to: '2028-12-30' } }, { statedYears: '3年' }],
    [{ deposit: '起始价的20%' }, { depositPercent: '20', depositYuan: '10000' }],
  ])('the form has it as the notice says: %j', (fields, expected) =>
    expect(read({ ...full, ...fields }).application).toMatchObject(expected),
  );

  test.each([
    [{ maxIncrement: '35元' }, '公告写明一次最多加 35 元，这里还不能照办，不限'],
    [{ maxPrice: { value: 900, unit: '元' } }, '公告写明最高限价 900 元，这里还不能照办，不限'],
    [{ tradingMethod: '五轮书面报价' }, '公告写明书面报价 5 轮，这里还不能照办，一轮'],
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
