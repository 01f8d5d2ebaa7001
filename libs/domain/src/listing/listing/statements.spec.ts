import { describe, expect, test } from '@jest/globals';
import { getPropertyType } from '../../property/property-type/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { sampleListing } from '../../samples/index.js';
import { type Application, findDisagreements } from './index.js';
import { lengthsIn } from './read-length.js';

const sentences = (change: Application, measured?: bigint) =>
  findDisagreements(sampleListing('T01', change).application, {
    type: getPropertyType('T01'),
    rulebook: initialRulebook(),
    measured,
  }).map(({ field, sentence }) => `${field} ${sentence}`);

describe('lengths in a text, in months', () => {
  test.each([
    ['兰光村 120 亩耕地八年经营权', [96]],
    ['三十年承包地流转（6年）', [360, 72]],
    ['3年5个月', [41]],
    ['三年零五个月', [41]],
    ['两年半租期', [30]],
    ['18个月', [18]],
    ['2027年度招租', []],
    ['2027年3月起', []],
    ['近三年产值', []],
    ['每3年递增', []],
    ['三年生枣树', []],
    ['十二年', [144]],
    ['二十年', [240]],
  ])('%s', (text, months) => expect(lengthsIn(text)).toEqual(months));
});

describe('statements held against one another', () => {
  test('a sample says one thing', () => expect(sentences({})).toEqual([]));

  test('a title of eight years with a term of six', () =>
    expect(sentences({ title: '兰光村耕地八年出租', termFrom: '2027-01-16', termTo: '2033-01-15' })).toEqual([
      'title 项目名称写的期限是 8 年，起止日期是 2027-01-16 至 2033-01-15，共 6 年。',
    ]));

  test('a day too many is another term', () =>
    expect(sentences({ title: '耕地出租 8 年', termTo: '2035-01-16' })).toEqual([
      'title 项目名称写的期限是 8 年，起止日期是 2027-01-16 至 2035-01-16，共 8 年 1 天。',
    ]));

  test('the years in the title', () => {
    expect(sentences({ title: '耕地出租（2027-2034年）' })).toEqual([
      'title 项目名称写的是 2027 年至 2034 年，起止日期是 2027-01-16 至 2035-01-15，共 8 年。',
    ]);
    expect(sentences({ title: '耕地出租（2027年—2035年）' })).toEqual([]);
  });

  test('the stated years', () => {
    expect(sentences({ statedYears: '8年' })).toEqual([]);
    expect(sentences({ statedYears: '8' })).toEqual([]);
    expect(sentences({ statedYears: '10 年' })).toEqual([
      'statedYears 约定期限写的是“10 年”，起止日期是 2027-01-16 至 2035-01-15，共 8 年。',
    ]);
  });

  test('quantity times price, and the total: 120 亩 × 620 元 × 8 年 = 595,200.00', () => {
    expect(sentences({ statedTotalYuan: '595200' })).toEqual([]);
    expect(sentences({ statedTotalYuan: '595,000' })).toEqual([
      'statedTotalYuan 约定总价写的是 595,000.00 元，按数量、单价和期限算是 595,200.00 元。',
    ]);
  });

  test('the ratio, and the deposit: a tenth of 74,400.00 is 7,440.00', () => {
    expect(sentences({ depositPercent: '10%', depositYuan: '7440' })).toEqual([]);
    expect(sentences({ depositPercent: '一成', depositYuan: '柒仟肆佰肆拾元整' })).toEqual([]);
    expect(sentences({ depositPercent: '两成', depositYuan: '7440' })).toEqual([
      'depositPercent 保证金比例写的是首年价款的 20%，按它算是 14,880.00 元；保证金填的是 7,440.00 元。',
    ]);
    expect(sentences({ depositPercent: '20', depositYuan: '7440' })).toEqual([
      'depositPercent 保证金比例写的是首年价款的 20%，按它算是 14,880.00 元；保证金填的是 7,440.00 元。',
    ]);
  });

  test('what was measured, five percent and more away', () => {
    expect(sentences({}, 1_260_000n)).toEqual([]);
    expect(sentences({}, 1_260_001n)).toEqual([
      'areaAgreement 挂牌 120.00 亩，实测 126.0001 亩，还没有约定按哪个计价。',
    ]);
  });

  test('what the parties chose, for as long as it is about what is listed', () => {
    const areaAgreement = {
      counts: 'MEASURED',
      quantity: '130',
      listed: '120',
      measured: '130',
      reason: '确权时漏了一条',
    } as const;
    const chosen =
      'areaAgreement 挂牌 120.00 亩，实测 130.00 亩；双方约定按实测的 130.00 亩 计价：确权时漏了一条。';
    expect(sentences({ areaAgreement }, 1_300_000n)).toEqual([chosen]);
    expect(sentences({ areaAgreement: { ...areaAgreement, listed: '100' } }, 1_300_000n)).toEqual([
      'areaAgreement 挂牌 120.00 亩，实测 130.00 亩，还没有约定按哪个计价。',
    ]);
  });
});
