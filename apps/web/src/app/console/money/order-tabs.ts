import type { PaymentOrderView } from '@helan/contracts';
import { paymentOrderLifecycle } from '@helan/domain';
import type { OrdersAsked } from '../../data/money/payments-client';

export type OrderTab = 'pay' | 'paid' | 'transfers' | 'came-back' | 'payments';

interface Shown {
  readonly asked: OrdersAsked;
  readonly lead: string;
  readonly empty: string;
}

export const ORDER_TABS: Readonly<Record<OrderTab, Shown>> = {
  pay: {
    asked: { state: 'DUE', kind: 'PAYMENTS' },
    lead: '到期的先付。几笔就一笔一笔付、登记流水号；多的勾上编成一个批次，复核以后导出文件交银行。',
    empty: '没有要付的款。',
  },
  paid: {
    asked: { state: 'ENTERED', kind: 'PAYMENTS' },
    lead: '出纳登记了付款流水号的，另一个人对着银行流水复核；流水号登记错了的退回重登。',
    empty: '没有要复核的付款。',
  },
  transfers: {
    asked: { state: 'DUE,BATCHED,SENT,ENTERED', kind: 'TRANSFER' },
    lead: '受让方的保证金转作价款，从保证金专户划到价款专户：一边划出、一边划入，两个流水号都对上才记账。划到以前，价款付不出去。',
    empty: '没有要划转的保证金。',
  },
  'came-back': {
    asked: { state: 'BOUNCED,PROPOSED' },
    lead: '银行没有付成、付了又退汇的。问清楚账户以后提出改付，另一个人同意才再付。',
    empty: '没有退汇。',
  },
  payments: {
    asked: {},
    lead: '全部付款。付成以后又退汇的，在这里登记。',
    empty: '还没有付款。',
  },
};

export interface PayingHand {
  readonly mayPay: boolean;
  readonly mayConfirm: boolean;
  readonly mayOpen: boolean;
  readonly maySendBack: boolean;
}

export type OrderStep = 'open' | 'payee' | 'pay' | 'confirm' | 'sendBack';

/** Steps of a payment that one person does; what two decide about it stands beside. */
export function orderStepsOf(order: PaymentOrderView, hand: PayingHand): OrderStep[] {
  const { state, kind, payeeName, enteredByMe, waitsForTransfer, proposal } = order;
  if (payeeName === null) return mayOpen(order, hand) ? ['open'] : [];
  const steps: OrderStep[] = [];
  if (kind !== 'TRANSFER' && hand.mayOpen && mayOpen(order, hand)) steps.push('payee');
  if (proposal !== null) return steps;
  const isPayable = paymentOrderLifecycle.find(state, 'enter') !== undefined;
  if (isPayable && hand.mayPay && !waitsForTransfer) steps.push('pay');
  if (state === 'ENTERED' && hand.mayConfirm && !enteredByMe) steps.push('confirm');
  if (state === 'ENTERED' && hand.maySendBack && (enteredByMe || hand.mayConfirm)) steps.push('sendBack');
  return steps;
}

/** Whoever pays one that is to be paid; once it is, whoever paid it and the second person; both, one that came back. */
function mayOpen({ state, enteredByMe }: PaymentOrderView, hand: PayingHand): boolean {
  if (!hand.mayOpen) return false;
  if (state === 'DUE') return hand.mayPay;
  if (['BATCHED', 'SENT', 'BOUNCED', 'PROPOSED'].includes(state)) return true;
  return state === 'ENTERED' && (enteredByMe || hand.mayConfirm);
}

/** What may be put into a batch: due, and nothing of it still on its way. */
export function isBatchable({ state, waitsForTransfer, proposal }: PaymentOrderView): boolean {
  return state === 'DUE' && !waitsForTransfer && proposal === null;
}

/** What may be confirmed with others: paid by somebody else, and nothing proposed of it. */
export function isConfirmable({ state, enteredByMe, proposal }: PaymentOrderView): boolean {
  return state === 'ENTERED' && !enteredByMe && proposal === null;
}

export interface Chosen {
  readonly ids: readonly string[];
  readonly banks: readonly string[];
  readonly amountFen: bigint;
  /** Of some the amount is kept to itself: the sum is of the others. */
  readonly isPartly: boolean;
}

/** What is ticked: how much it is, and out of which accounts; a batch is of one. */
export function chosenAmong(
  orders: readonly PaymentOrderView[],
  chosen: ReadonlySet<string>,
  may: (order: PaymentOrderView) => boolean,
): Chosen {
  const ticked = orders.filter((order) => chosen.has(order.id) && may(order));
  return {
    ids: ticked.map(({ id }) => id),
    banks: [...new Set(ticked.map(({ bankName }) => bankName))],
    amountFen: ticked.reduce((sum, { amountFen }) => sum + BigInt(amountFen ?? '0'), 0n),
    isPartly: ticked.some(({ amountFen }) => amountFen === null),
  };
}
