import { describe, expect, test } from '@jest/globals';
import { nextStepOf, toneOf } from './payment-step';

describe('what comes next of a payment', () => {
  test.each([
    ['PLANNED', '2028-01-16', null, 'TRANSFEREE', '到应付日前 30 天开始提醒'],
    ['PLANNED', null, '交付', 'TRANSFEREE', '等“交付”，登记以后定应付日'],
    ['DUE', '2028-01-16', null, 'TRANSFEREE', '请在应付日前转到下面的账号'],
    ['DUE', '2028-01-16', null, 'TRANSFEROR', '等受让方在应付日前付款'],
    ['OVERDUE', '2028-01-16', null, 'TRANSFEREE', '已经逾期，请马上付；有困难的先和转出方商量'],
    ['OVERDUE', '2028-01-16', null, 'TRANSFEROR', '中心在催缴；您可以免收，也可以依法解除合同'],
    ['OVERDUE', '2028-01-16', null, null, '催缴函已发或者待发；转出方可以免收或者依法解除'],
    ['PAID', '2028-01-16', null, 'TRANSFEROR', '中心正在拨付到您登记的账户'],
    ['PAID', '2028-01-16', null, null, '钱已到账，中心正在拨付'],
    ['PAID_OUT', '2028-01-16', null, null, '办完了'],
    ['WAIVED', '2028-01-16', null, null, '转出方免收，不用付'],
    ['DROPPED', '2028-01-16', null, null, '不再付'],
  ] as const)('%s on %s after %s for %s', (state, dueOn, event, side, words) =>
    expect(nextStepOf({ state, dueOn, event }, side)).toBe(words),
  );

  test.each([
    ['OVERDUE', 'warm'],
    ['DUE', ''],
    ['PAID_OUT', 'grey'],
  ] as const)('%s stands out as %s', (state, tone) => expect(toneOf({ state })).toBe(tone));
});
