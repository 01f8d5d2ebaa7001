import { type Refusal, refusal } from '../../kernel/index.js';
import { isFlowNumber } from '../ledger/index.js';
import type { PaymentOrderState } from './payment-order-lifecycle.js';

/** A payment order as far as the bank's own word about it is judged by it. */
export interface AnsweredOrder {
  readonly state: PaymentOrderState;
  readonly flowNo: string | null;
}

/** `TAKE`: it is so from now on; `KNOWN`: it was said before. */
export type BankJudgement = 'TAKE' | 'KNOWN' | Refusal;

/**
 * What the bank's word that a payment has gone comes to. It is taken of what the bank has been told of and of nothing else:
 * the same file twice changes nothing, and two numbers for one payment are for people. Source: rules §10.1, §10.2.
 */
export function judgePaid(order: AnsweredOrder | undefined, flowNo: string): BankJudgement {
  if (!order) return refusal('payment.unknown-order');
  if (!isFlowNumber(flowNo)) return refusal('receipt.bad-flow-number', 'flowNo');
  const isSame = order.flowNo === flowNo;
  if (order.state === 'CONFIRMED')
    return isSame ? 'KNOWN' : refusal('payment.paid-already', 'flowNo', { flowNo: order.flowNo ?? '' });
  if (order.state === 'SENT') return 'TAKE';
  if (order.state !== 'ENTERED') return refusal('ledger.busy');
  return isSame ? 'TAKE' : refusal('payment.flow-differs', 'flowNo', { flowNo: order.flowNo ?? '' });
}

/**
 * What the bank's word that a payment was not made, or came back, comes to. What had been paid comes back by a line of the
 * statement; what never left has none.
 */
export function judgeFailed(
  order: AnsweredOrder | undefined,
  returnFlowNo: string | undefined,
): BankJudgement {
  if (!order) return refusal('payment.unknown-order');
  if (order.state === 'BOUNCED' || order.state === 'REPLACED') return 'KNOWN';
  if (order.state === 'SENT' || order.state === 'ENTERED')
    return returnFlowNo === undefined ? 'TAKE' : refusal('payment.never-left', 'flowNo');
  if (order.state !== 'CONFIRMED') return refusal('ledger.busy');
  if (returnFlowNo === undefined)
    return refusal('payment.paid-already', undefined, { flowNo: order.flowNo ?? '' });
  return isFlowNumber(returnFlowNo) ? 'TAKE' : refusal('receipt.bad-flow-number', 'flowNo');
}
