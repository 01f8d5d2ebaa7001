import { expect, test } from '@jest/globals';
import { listingLifecycle } from './listing-lifecycle.js';
import { getPropertyType } from '../../property/property-type/index.js';
import { RAIL_STATES, railOf } from './listing-rail.js';

test('every state stands at one step of the chain at most; those at none are where a listing stops', () => {
  expect(new Set(RAIL_STATES).size).toBe(RAIL_STATES.length);
  expect(listingLifecycle.states.filter((state) => !RAIL_STATES.includes(state)).sort()).toEqual([
    'BREACHED',
    'CORRECTION',
    'FAILED',
    'REJECTED',
    'SUSPENDED',
    'TERMINATED',
    'VOIDED',
    'WITHDRAWN',
  ]);
});

test.each([
  ['T02', ['交易', '成交公示', '成交确认', '合同', '结算', '鉴证', '变更登记', '归档']],
  ['T14', ['交易', '成交公示', '成交确认', '归档']],
  ['T15', ['归档']],
])('of %s these steps follow the registration', (code, labels) => {
  const steps = railOf(getPropertyType(code)).map(({ label }) => label);
  expect(steps.slice(0, 8)).toEqual([
    '申请',
    '村级核实',
    '乡镇审核',
    '受理',
    '审核',
    '公告审批',
    '公告',
    '资格与保证金',
  ]);
  expect(steps.slice(8)).toEqual(labels);
});
