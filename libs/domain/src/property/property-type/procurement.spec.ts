import { describe, expect, test } from '@jest/globals';
import { yuan } from '../../kernel/money/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import {
  type MoneySource,
  type ProcurementCategory,
  classifyProcurement,
  isNearCeiling,
} from './procurement.js';
import { refuseProcurement } from './refuse-procurement.js';
import { isOneProject } from './purchase-ground.js';

const rulebook = initialRulebook();
const purchase = (category: ProcurementCategory, moneySource: MoneySource, sum: string) => ({
  category,
  moneySource,
  sumFen: yuan(sum),
});

/** The test vectors of the rules (§4), typed by hand; a sum is what one project's contracts come to together. */
test.each([
  [{ approvalNo: '贺发改〔2026〕7号' }, { approvalNo: '贺发改[2026] 7号' }, true],
  [{ approvalNo: 'A-1' }, { approvalNo: 'a—1' }, true],
  [{ approvalNo: 'A-1' }, { approvalNo: 'A-11' }, false],
  [{ projectName: '渠道整治（一期）' }, { projectName: '渠道整治 (一期)' }, true],
  [{ projectName: '渠道整治（一期）' }, { projectName: '“渠道整治”一期' }, true],
  [{ projectName: '渠道整治（一期）' }, { projectName: '渠道整治（二期）' }, false],
  [{ projectName: '一期', approvalNo: 'A-4' }, { projectName: '二期', approvalNo: 'A-4' }, true],
  [{ projectName: '', approvalNo: '' }, { projectName: ' ', approvalNo: undefined }, false],
])('%j and %j are one project: %s', (one, other, isOne) => expect(isOneProject(one, other)).toBe(isOne));

describe('which rule a purchase falls under', () => {
  test.each<[string, ProcurementCategory, MoneySource, string, string]>([
    ['works of exactly 4,000,000.00 with state money', 'WORKS', 'STATE', '4,000,000.00', 'MUST_TENDER'],
    ['works a fen below', 'WORKS', 'STATE', '3,999,999.99', 'IN_PLATFORM'],
    ['goods of exactly 2,000,000 with state money', 'GOODS', 'STATE', '2,000,000.00', 'MUST_TENDER'],
    ['goods of 2,000,000 with collective money', 'GOODS', 'COLLECTIVE', '2,000,000.00', 'OVER_CEILING'],
    ['services of 999,999.99', 'SERVICES', 'STATE', '999,999.99', 'IN_PLATFORM'],
    ['services of exactly 1,000,000', 'SERVICES', 'STATE', '1,000,000.00', 'MUST_TENDER'],
    ['works of 199,999.99', 'WORKS', 'STATE', '199,999.99', 'VOLUNTARY'],
    ['works of exactly 200,000', 'WORKS', 'STATE', '200,000.00', 'IN_PLATFORM'],
    ['two lots of works, 2,500,000 and 1,800,000', 'WORKS', 'STATE', '4,300,000.00', 'MUST_TENDER'],
    ['two services, 150,000 and 150,000', 'SERVICES', 'COLLECTIVE', '300,000.00', 'IN_PLATFORM'],
    ['cleaning for 5,000,000: no ceiling', 'OTHER_SERVICES', 'COLLECTIVE', '5,000,000.00', 'IN_PLATFORM'],
    ['the village road of 1,860,000', 'WORKS', 'STATE', '1,860,000.00', 'IN_PLATFORM'],
    ['a village road of 150,000', 'WORKS', 'COLLECTIVE', '150,000.00', 'VOLUNTARY'],
  ])('%s', (_, category, source, sum, expected) =>
    expect(classifyProcurement(purchase(category, source, sum), rulebook)).toBe(expected),
  );

  test('the statute refuses whoever allows it; the plan gives way to the supervisor', () => {
    const state = purchase('WORKS', 'STATE', '4,300,000.00');
    expect(refuseProcurement(state, rulebook, true)).toMatchObject({ code: 'procurement.must-tender' });
    const own = purchase('GOODS', 'COLLECTIVE', '2,000,000.00');
    expect(refuseProcurement(own, rulebook)).toMatchObject({ code: 'procurement.over-ceiling' });
    expect(refuseProcurement(own, rulebook, true)).toBeUndefined();
    expect(refuseProcurement(purchase('WORKS', 'STATE', '150,000.00'), rulebook)).toBeUndefined();
  });

  test.each([
    ['3,199,999.99', false],
    ['3,200,000.00', true],
    ['3,999,999.99', true],
    ['4,000,000.00', false],
  ])('works that come to %s: near the ceiling is %s', (sum, expected) =>
    expect(isNearCeiling(purchase('WORKS', 'STATE', sum), rulebook)).toBe(expected),
  );
});
