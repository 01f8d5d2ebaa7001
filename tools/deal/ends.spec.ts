import { expect, test } from '@jest/globals';
import { faultOf } from '@helan/contracts';
import { lawfulOffers } from './acts/trading.js';
import type { DealFacts } from './deal-facts.js';
import { endInWords, endOfRefusal, fieldNameOf } from './ends.js';
import { RefusedByPlatform } from './person.js';
import { putPlayed, readPlayed, writePlayed } from './played-list.js';

test.each([
  ['depositYuan', 'T02', '保证金'],
  ['startPriceYuan', 'T14', '最高限价'],
  ['contractNo', 'T02', '原流转合同编号'],
  ['trading.limitedSeconds', 'T02', '限时竞价时长'],
  ['attributes.assetKind', 'T05', '资产类别'],
  ['parcels.1.code', 'T01', '地块 2'],
  ['documents.LAND_CERTIFICATE', 'T01', '土地承包经营权证'],
  ['agent.name', 'T01', '代理人'],
  ['typeCode', 'T01', '品种'],
  ['households', 'T01', '各户名册'],
  ['', 'T01', ''],
])('%s of %s is %s on the form', (field, typeCode, expected) =>
  expect(fieldNameOf({ field }, typeCode)).toBe(expected),
);

const facts = (notOffered: string[], refusedMethod?: string): DealFacts => ({
  noticeId: 'X',
  typeCode: 'T02',
  listerKind: 'COLLECTIVE',
  application: {},
  isDepositPaid: true,
  notOffered,
  ...(refusedMethod === undefined ? {} : { refusedMethod }),
  defaults: [],
  remarks: [],
});

test('a refusal names its field, or else the step; what is not offered is named by itself', () => {
  const faults = [
    faultOf('notice.too-few-working-days', 'publicationWorkingDays', { min: 7, days: 3 }),
    faultOf('method.not-yet', 'method', { name: '招投标' }),
    faultOf('lifecycle.not-now'),
  ];
  const refusal = new RefusedByPlatform({
    type: 'about:blank',
    title: '',
    status: 422,
    code: faults[0]!.code,
    requestId: '',
    faults,
  });
  expect(endInWords(endOfRefusal(refusal, facts(['招投标'], '招投标'), '申请'))).toEqual([
    '没有办成：',
    expect.stringMatching(/^ {2}公告期：公告期至少 7 个工作日，现在是 3 个。/),
    expect.stringMatching(/^ {2}申请：/),
    '没有办成：还没有开办招投标。',
  ]);
  expect(endOfRefusal(refusal, facts([]), '申请').faults.map(({ fieldName }) => fieldName)).toEqual([
    '公告期',
    '交易方式',
    '申请',
  ]);
});

test('a way of trading that the platform has not refused is not called one that it does not offer', () => {
  const refusal = new RefusedByPlatform({
    type: 'about:blank',
    title: '',
    status: 422,
    code: 'notice.too-few-working-days',
    requestId: '',
    faults: [faultOf('notice.too-few-working-days', 'publicationWorkingDays', { min: 7, days: 3 })],
  });
  const end = endOfRefusal(refusal, facts(['招投标', '以实物计价'], '招投标'), '申请');
  expect(end.notOffered).toEqual(['以实物计价']);
});

test('a way of trading that the form has no word for is what is not offered, and nothing that the notice forgot', () => {
  const fault = faultOf('application.missing-field', 'method', { name: '交易方式' });
  const refusal = new RefusedByPlatform({
    type: 'about:blank',
    title: '',
    status: 422,
    code: fault.code,
    requestId: '',
    faults: [fault],
  });
  expect(endOfRefusal(refusal, facts(['抽签、摇号']), '申请')).toMatchObject({
    faults: [],
    notOffered: ['抽签、摇号'],
  });
  expect(endOfRefusal(refusal, facts([]), '申请').faults).toHaveLength(1);
});

test('only an archive is 办成了', () => {
  expect(endInWords({ lotName: '', archiveNo: 'A-1', faults: [], notOffered: [] })).toEqual([
    '办成了：档号 A-1。',
  ]);
  const others = [
    { lotName: '', faults: [], notOffered: ['招投标'] },
    { lotName: '', faults: [], notOffered: [], trouble: '“竞价”以后出了意外' },
  ];
  for (const end of others) expect(endInWords(end).join()).not.toContain('办成了');
});

test.each<[string, bigint, bigint | null, boolean, readonly bigint[]]>([
  ['by the step of the notice', 55_000n, 1000n, false, [55_000n, 56_000n, 57_000n]],
  ['by whole 元 where there is none', 33_000n, null, false, [33_000n, 33_300n, 33_600n]],
  ['by fen where a hundredth is less', 26n, null, false, [26n, 27n, 28n]],
  ['downwards to whoever buys', 55_000n, 1000n, true, [55_000n, 54_000n, 53_000n]],
])(
  'sealed offers are lawful, and the last is the best: %s',
  (_, startPriceFen, stepFen, isBuying, expected) =>
    expect(lawfulOffers({ startPriceFen, stepFen, isBuying }, 3)).toEqual(expected),
);

test('the run writes what it played between its marks, and nothing else', () => {
  const played = writePlayed([
    { id: 'N1', typeCode: 'T02', ends: [{ lotName: '', archiveNo: 'A', faults: [], notOffered: [] }] },
    { id: 'N2', typeCode: 'T14', ends: [{ lotName: '', faults: [], notOffered: ['招投标'] }] },
  ]);
  expect(played).toBe(
    [
      'All 2 real notices in `tools/deal/notices.json`, 2 lots, were played at once.',
      '',
      '- To the archive, 1: N1 (T02).',
      '- Refused at the application for what they say, 0: .',
      '- Traded in a way that is not offered yet, 1: N2 (T14).',
    ].join('\n'),
  );
  const text =
    'a\n<!-- played notices: written by npm run deal -- --all -->\nold\n<!-- end of played notices -->\nz\n';
  expect(readPlayed(putPlayed(text, played))).toBe(played);
  expect(putPlayed(text, played)).toMatch(/^a\n[^]*\nz\n$/);
  expect(() => putPlayed('nothing', played)).toThrow('no place');
});
