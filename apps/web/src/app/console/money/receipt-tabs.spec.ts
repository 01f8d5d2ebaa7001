import { describe, expect, test } from '@jest/globals';
import type { ReceiptView } from '@helan/contracts';
import { type MoneyHand, confirmable, exactAmong, stepsOf } from './receipt-tabs';

const RECEIPT: ReceiptView = {
  id: 'r1',
  bank: 'PRICE_BANK',
  bankName: '价款专户',
  flowNo: 'JK1',
  subAccount: '6401220002000000017',
  payerName: '王春晓',
  amountFen: '6816000',
  arrivedAt: '2026-12-02T01:30:00.000Z',
  isWholeDay: false,
  state: 'ENTERED',
  faultSentence: null,
  mayBeHis: false,
  mayBeOthers: false,
  source: 'TYPED',
  sentBackFor: null,
  matchedAccount: null,
  proposal: null,
  decideBy: null,
  isOverdue: false,
  isExact: false,
  enteredByMe: false,
};
const PROPOSAL: NonNullable<ReceiptView['proposal']> = {
  ...{ isHis: false, isNotOurs: true, kind: 'NOT_OURS', kindName: '不是中心的款，注销' },
  ...{ matchTo: null, correction: null, reason: '银行冲回', proposerName: '出纳' },
  ...{ proposedAt: '2026-12-02T02:00:00.000Z', isMine: false },
};
const receipt = (change: Partial<ReceiptView>) => ({ ...RECEIPT, ...change });
const CLERK: MoneyHand = { mayConfirm: false, mayOpen: true, mayEnter: true, maySendBack: true };
const CHECKER: MoneyHand = { mayConfirm: true, mayOpen: true, mayEnter: false, maySendBack: true };
const LOOKER: MoneyHand = { mayConfirm: false, mayOpen: false, mayEnter: false, maySendBack: false };

describe('the second person', () => {
  test.each<[string, Partial<ReceiptView>, string[]]>([
    ['checks and confirms what another entered', {}, ['check', 'confirm', 'sendBack']],
    ['confirms what is checked', { state: 'CHECKED' }, ['confirm', 'sendBack']],
    ['confirms nothing that he entered himself', { enteredByMe: true }, ['sendBack']],
    ['answers what is proposed before anything else', { proposal: PROPOSAL }, []],
    ['opens what is kept to itself', { payerName: null }, ['open']],
    ['opens one that is held', { payerName: null, state: 'HELD' }, ['open']],
    ['does not open one that is somebody’s', { payerName: null, state: 'MATCHED' }, []],
    [
      'unless something is proposed of it',
      { payerName: null, state: 'MATCHED', proposal: PROPOSAL },
      ['open'],
    ],
    ['does nothing more with one that has its owner', { state: 'MATCHED' }, []],
  ])('%s', (_, change, steps) => expect(stepsOf(receipt(change), CHECKER)).toEqual(steps));
});

describe('the cashier', () => {
  test.each<[string, Partial<ReceiptView>, string[]]>([
    ['puts back his own', { enteredByMe: true }, ['sendBack']],
    ['does not put back another’s', {}, []],
    ['corrects his own', { enteredByMe: true, state: 'SENT_BACK' }, ['correct']],
    ['does not correct another’s', { state: 'SENT_BACK' }, []],
    ['opens his own to correct it', { enteredByMe: true, state: 'SENT_BACK', payerName: null }, ['open']],
    ['does not open another’s', { payerName: null }, []],
  ])('%s', (_, change, steps) => expect(stepsOf(receipt(change), CLERK)).toEqual(steps));
});

test('whoever only looks does nothing', () => {
  for (const state of ['ENTERED', 'CHECKED', 'SENT_BACK', 'HELD', 'POOLED', 'MATCHED'] as const) {
    expect(stepsOf(receipt({ state }), LOOKER)).toEqual([]);
    expect(stepsOf(receipt({ state, payerName: null }), LOOKER)).toEqual([]);
  }
});

const ROWS = [
  receipt({ id: 'exact', isExact: true }),
  receipt({ id: 'checked', isExact: true, state: 'CHECKED' }),
  receipt({ id: 'closed', isExact: true, payerName: null }),
  receipt({ id: 'short' }),
  receipt({ id: 'mine', isExact: true, enteredByMe: true }),
  receipt({ id: 'proposed', isExact: true, proposal: PROPOSAL }),
  receipt({ id: 'gone', isExact: true, state: 'MATCHED' }),
];

test('what matches exactly is ticked in one act, but nothing of one’s own', () =>
  expect(exactAmong(ROWS)).toEqual(['exact', 'checked', 'closed']));

test('of what is ticked nothing is sent that another has to do', () =>
  expect(confirmable(ROWS, new Set(['exact', 'short', 'mine', 'proposed', 'gone', 'away']))).toEqual([
    'exact',
    'short',
  ]));
