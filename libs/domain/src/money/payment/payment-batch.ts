import { Lifecycle } from '../../kernel/index.js';
import type { Fen } from '../../kernel/money/index.js';
import type { PaymentOrderState } from './payment-order-lifecycle.js';

export const PAYMENT_BATCH_STATES = {
  PREPARED: '待复核',
  SENT: '已交银行',
  CANCELLED: '已撤销',
} as const;

export type PaymentBatchState = keyof typeof PAYMENT_BATCH_STATES;
export type PaymentBatchAction = 'send' | 'cancel';

/** 付款批次: put together by one, handed to the bank once another agrees to number and sum. Source: rules §10.1. */
export const paymentBatchLifecycle = new Lifecycle<
  PaymentBatchState,
  PaymentBatchAction,
  'FINANCE_ENTER' | 'FINANCE_CHECK'
>({
  initial: 'PREPARED',
  final: ['SENT', 'CANCELLED'],
  transitions: [
    { from: 'PREPARED', action: 'send', to: 'SENT', by: ['FINANCE_CHECK'], label: '复核，交银行' },
    {
      from: 'PREPARED',
      action: 'cancel',
      to: 'CANCELLED',
      by: ['FINANCE_ENTER', 'FINANCE_CHECK'],
      label: '撤销批次',
    },
  ],
});

/** No more are put together at once: a file that a bank still takes. */
export const MOST_IN_BATCH = 1_000;

/** How far a batch has come: what of it the bank has yet to answer for, and what came of the rest. */
export interface BatchProgress {
  readonly total: number;
  readonly waiting: number;
  readonly paid: number;
  readonly failed: number;
  readonly amountFen: Fen;
}

export function progressOf(
  orders: readonly { readonly state: PaymentOrderState; readonly amountFen: Fen }[],
): BatchProgress {
  const count = (...states: PaymentOrderState[]) =>
    orders.filter(({ state }) => states.includes(state)).length;
  return {
    total: orders.length,
    waiting: count('BATCHED', 'SENT', 'ENTERED', 'DUE'),
    paid: count('CONFIRMED'),
    failed: count('BOUNCED', 'REPLACED', 'CANCELLED'),
    amountFen: orders.reduce((sum, { amountFen }) => sum + amountFen, 0n),
  };
}
