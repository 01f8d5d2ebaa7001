import { describe, expect, test } from '@jest/globals';
import type { PaymentOrderView } from '@helan/contracts';
import { type PayingHand, chosenAmong, isBatchable, isConfirmable, orderStepsOf } from './order-tabs';

const ORDER: PaymentOrderView = {
  ...{ id: 'o1', kind: 'REFUND', kindName: '退保证金', bankName: '保证金专户', lotId: 'lot' },
  ...{
    payeeName: '马新雨',
    payeeAccountMasked: '6222****0128',
    amountFen: '744000',
    dueOn: '2026-12-04',
    daysLate: 0,
  },
  ...{ state: 'DUE', flowNo: null, arrivalFlowNo: null, batchId: null, sentBackFor: null, failedFor: null },
  ...{ waitsForTransfer: false, isPayeeRegistered: true, payeeId: 'p1', proposal: null, enteredByMe: false },
};
const order = (change: Partial<PaymentOrderView>): PaymentOrderView => ({ ...ORDER, ...change });
const PROPOSAL = { kind: 'BOUNCE', isMine: false } as unknown as NonNullable<PaymentOrderView['proposal']>;
const CLERK: PayingHand = { mayPay: true, mayConfirm: false, mayOpen: true, maySendBack: true };
const CHECKER: PayingHand = { mayPay: false, mayConfirm: true, mayOpen: true, maySendBack: true };
const LOOKER: PayingHand = { mayPay: false, mayConfirm: false, mayOpen: false, maySendBack: false };

describe('the cashier', () => {
  test.each<[string, Partial<PaymentOrderView>, string[]]>([
    ['sees the account and pays', {}, ['payee', 'pay']],
    ['pays one that was handed to the bank and came on paper', { state: 'SENT' }, ['payee', 'pay']],
    ['does not pay out of what is on its way', { waitsForTransfer: true }, ['payee']],
    ['moves what is no payee’s', { kind: 'TRANSFER' }, ['pay']],
    ['opens what is kept to itself first', { payeeName: null }, ['open']],
    ['puts back his own number', { state: 'ENTERED', enteredByMe: true }, ['payee', 'sendBack']],
    ['waits while two decide', { state: 'BOUNCED', proposal: PROPOSAL }, ['payee']],
    ['does nothing with one that is in a batch', { state: 'BATCHED' }, ['payee']],
    ['nor with one that is paid', { state: 'CONFIRMED' }, []],
  ])('%s', (_, change, steps) => expect(orderStepsOf(order(change), CLERK)).toEqual(steps));
});

describe('the second person', () => {
  test.each<[string, Partial<PaymentOrderView>, string[]]>([
    ['does not pay', {}, []],
    ['confirms what another paid, or puts it back', { state: 'ENTERED' }, ['payee', 'confirm', 'sendBack']],
    ['does not confirm his own', { state: 'ENTERED', enteredByMe: true }, ['payee', 'sendBack']],
    ['opens one of a refund first', { state: 'ENTERED', payeeName: null }, ['open']],
    ['does not open one that is not paid', { payeeName: null }, []],
  ])('%s', (_, change, steps) => expect(orderStepsOf(order(change), CHECKER)).toEqual(steps));
});

test('whoever only looks sees no account', () => {
  for (const state of ['DUE', 'SENT', 'ENTERED', 'BOUNCED', 'CONFIRMED'] as const)
    expect(orderStepsOf(order({ state }), LOOKER)).toEqual([]);
});

test.each<[Partial<PaymentOrderView>, boolean, boolean]>([
  [{}, true, false],
  [{ waitsForTransfer: true }, false, false],
  [{ proposal: PROPOSAL }, false, false],
  [{ state: 'BATCHED' }, false, false],
  [{ state: 'ENTERED' }, false, true],
  [{ state: 'ENTERED', enteredByMe: true }, false, false],
  [{ state: 'ENTERED', proposal: PROPOSAL }, false, false],
  [{ state: 'CONFIRMED' }, false, false],
])('%j: into a batch %p, confirmed with others %p', (change, batch, confirm) => {
  expect(isBatchable(order(change))).toBe(batch);
  expect(isConfirmable(order(change))).toBe(confirm);
});

test('what is ticked is summed, with what is kept to itself left out of the sum and said so', () => {
  const rows = [
    order({ id: 'a' }),
    order({ id: 'b', amountFen: '1', bankName: '价款专户' }),
    order({ id: 'c', amountFen: null }),
    order({ id: 'd', state: 'CONFIRMED' }),
    order({ id: 'e' }),
  ];
  expect(chosenAmong(rows, new Set(['a', 'b', 'c', 'd', 'away']), isBatchable)).toEqual({
    ids: ['a', 'b', 'c'],
    banks: ['保证金专户', '价款专户'],
    amountFen: 744001n,
    isPartly: true,
  });
  expect(chosenAmong(rows, new Set(), isBatchable)).toEqual({
    ids: [],
    banks: [],
    amountFen: 0n,
    isPartly: false,
  });
});
