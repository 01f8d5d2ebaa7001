import { expect, test } from '@jest/globals';
import {
  type BreachDueAction,
  type BreachDueState,
  breachDueLifecycle,
  refuseBreachDue,
} from './breach-due-lifecycle.js';

const due = { debtorName: '赵禾田', owedFen: 744_000n, state: 'ASKED' } as const;
const right = { payerName: '赵禾田', amountFen: 744_000n, isDecided: false };

test.each<[string, Partial<typeof right>, BreachDueState, string | undefined]>([
  ['as asked', {}, 'ASKED', undefined],
  ['before the letter', {}, 'OPEN', undefined],
  ['after it was referred', {}, 'REFERRED', undefined],
  ['before the loss is known', {}, 'ASSESSING', 'breach-due.over'],
  ['a second time', {}, 'PAID', 'breach-due.over'],
  ['once it was given up', {}, 'WAIVED', 'breach-due.over'],
  ['by somebody else', { payerName: '钱麦' }, 'ASKED', 'breach-due.payer-mismatch'],
  ['a fen short', { amountFen: 743_999n }, 'ASKED', 'breach-due.amount-mismatch'],
])('money %s', (_, change, state, code) =>
  expect(refuseBreachDue({ ...right, ...change }, { ...due, state })?.code).toBe(code),
);

test('a name without its dot is for two people', () => {
  const debtorName = '马𬭼㛃·艾力';
  const receipt = { ...right, payerName: '马𬭼㛃艾力' };
  expect(refuseBreachDue(receipt, { ...due, debtorName })?.code).toBe('breach-due.payer-close');
  expect(refuseBreachDue({ ...receipt, isDecided: true }, { ...due, debtorName })).toBeUndefined();
});

/** Where each step leads, typed by hand; what is not here is refused. */
test.each<[BreachDueState, Partial<Record<BreachDueAction, BreachDueState>>]>([
  ['ASSESSING', { assess: 'OPEN', deny: 'REFERRED', waive: 'WAIVED' }],
  ['OPEN', { ask: 'ASKED', pay: 'PAID', waive: 'WAIVED' }],
  ['ASKED', { ask: 'ASKED', pay: 'PAID', waive: 'WAIVED', refer: 'REFERRED' }],
  ['PAID', { unmatch: 'ASKED', payOut: 'PAID_OUT' }],
  ['PAID_OUT', { comeBack: 'PAID' }],
  ['WAIVED', {}],
  ['REFERRED', { pay: 'PAID', waive: 'WAIVED' }],
])('from %s', (state, expected) => {
  const found = breachDueLifecycle.transitionsFrom(state).map(({ action, to }) => [action, to]);
  expect(Object.fromEntries(found)).toEqual(expected);
});
