import { describe, expect, test } from '@jest/globals';
import { getPropertyType, tenantOf } from '../../property/property-type/index.js';
import { priorityInWords, priorityOrder, rankOf } from './priority-order.js';

describe('who comes first at the same price', () => {
  test.each([
    ['T01', ['MEMBER', 'RENEWAL', 'LEGAL']],
    ['T04', ['MEMBER', 'RENEWAL', 'LEGAL']],
    ['T05', ['RENEWAL', 'MEMBER', 'LEGAL']],
    ['T10', ['RENEWAL', 'MEMBER', 'LEGAL']],
    ['T09', ['CO_OWNER', 'RENEWAL', 'LEGAL']],
    ['T14', []],
    ['T15', []],
  ])('%s', (code, order) => expect(priorityOrder(getPropertyType(code))).toEqual(order));
});

test('whoever rents a house comes first when it is sold; land is as it was', () => {
  expect(priorityOrder(getPropertyType('T05'), true)).toEqual(['TENANT', 'MEMBER', 'LEGAL']);
  expect(priorityOrder(getPropertyType('T03'), true)).toEqual(['MEMBER', 'RENEWAL', 'LEGAL']);
});

test('a tenant who has given his priority up in writing stands in no order any more', () => {
  expect(priorityOrder(getPropertyType('T05'), true, true)).toEqual(['MEMBER', 'LEGAL']);
  expect(priorityOrder(getPropertyType('T05'), false, true)).toEqual(['MEMBER', 'LEGAL']);
  expect(priorityOrder(getPropertyType('T01'), false, true)).toEqual(['MEMBER', 'RENEWAL', 'LEGAL']);
});

const LET = { occupancy: 'LET', tenant: '马建国' };
test.each<[string, string, Record<string, string>, object | undefined]>([
  ['T05', 'gives it up', { ...LET, tenantStance: 'WAIVES' }, { stance: '书面放弃优先权', hasWaived: true }],
  ['T05', 'claims it', { ...LET, tenantStance: 'CLAIMS' }, { stance: '主张优先权', hasWaived: false }],
  [
    'T05',
    'does not answer',
    { ...LET, tenantStance: 'SILENT' },
    { stance: '已书面通知，合理期限内没有答复', hasWaived: false },
  ],
  ['T05', 'is gone', { ...LET, occupancy: 'IDLE', tenantStance: 'WAIVES' }, undefined],
  ['T05', 'was not asked', LET, undefined],
  ['T01', 'is none', { ...LET, tenantStance: 'WAIVES' }, undefined],
])('the tenant of %s who %s', (code, _, answers, expected) =>
  expect(tenantOf(getPropertyType(code), answers)).toEqual(expected && { name: '马建国', ...expected }),
);

test('a ground has its rank by the order of the notice, or none', () => {
  const order = priorityOrder(getPropertyType('T01'));
  expect([rankOf(order, 'MEMBER'), rankOf(order, 'LEGAL'), rankOf([], 'MEMBER')]).toEqual([1, 3, undefined]);
});

test.each([
  ['EARLIER', '同顺位的先出价者先。'],
  ['EARLIER_BELOW_CEILING', '同顺位的先出价者先，报到最高限价的除外。'],
] as const)('the order in words, equals %s', (equals, words) => {
  expect(priorityInWords(['RENEWAL', 'MEMBER'], equals)).toBe(
    `同等价格下的优先顺位：1 原受让方、原承租人续约，2 本集体经济组织成员；${words}优先权要在报名时申报并附证明。`,
  );
});

test('the order in words where equals are drawn', () => {
  expect(priorityInWords(['RENEWAL', 'MEMBER'], 'DRAWN')).toBe(
    '同等价格下的优先顺位：1 原受让方、原承租人续约，2 本集体经济组织成员。优先权要在报名时申报并附证明。',
  );
});
