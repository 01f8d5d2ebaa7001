import { expect, test } from '@jest/globals';
import { partNow, partsOf } from './project-parts';

test.each([
  ['CENTER_REVIEWING', false, ['申请和核实', '材料', '协查和风险', '经过']],
  ['LISTED', true, ['申请和核实', '材料', '公告和报名', '协查和风险', '经过']],
  ['TRADING', true, ['申请和核实', '材料', '公告和报名', '交易', '协查和风险', '经过']],
  ['CONTRACTING', true, ['申请和核实', '材料', '公告和报名', '合同和结算', '协查和风险', '经过']],
  ['ARCHIVED', true, ['申请和核实', '材料', '公告和报名', '合同和结算', '协查和风险', '经过']],
] as const)('a project in %s', (state, hasLot, names) =>
  expect(partsOf(state, hasLot).map(({ name }) => name)).toEqual(names),
);

test.each([
  ['CENTER_REVIEWING', false, '申请和核实'],
  ['LISTED', true, '公告和报名'],
  ['TRADING', true, '交易'],
  ['SETTLING', true, '合同和结算'],
  ['ARCHIVED', true, '申请和核实'],
] as const)('in %s is read first', (state, hasLot, name) => expect(partNow(state, hasLot).name).toBe(name));
