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
 * what one person
 * entered waits for another; the same file twice changes nothing, and two numbers for one payment are for people. Source: rules §10.1, §10.2.
 */
export function judgePaid(order: AnsweredOrder | undefined, flowNo: string): BankJudgement {
  if (!order) return refusal('payment.unknown-order');
  if (!isFlowNumber(flowNo)) return refusal('receipt.bad-flow-number', 'flowNo');
  const isSame = order.flowNo === flowNo;
  if (order.state === 'CONFIRMED')
    return isSame ? 'KNOWN' : refusal('payment.paid-already', 'flowNo', { flowNo: order.flowNo ?? '' });
  if (order.state === 'SENT') return 'TAKE';
  if (order.state !== 'ENTERED') return refusal('ledger.busy');
  return isSame
    ? refusal('payment.waits-for-check')
    : refusal('payment.flow-differs', 'flowNo', { flowNo: order.flowNo ?? '' });
}

/**
 * What the bank's word that a payment was not made comes to. What one person has entered, or two have confirmed, comes
 * back upon two people's word, with the statement before them.
 */
export function judgeFailed(order: AnsweredOrder | undefined): BankJudgement {
  if (!order) return refusal('payment.unknown-order');
  if (order.state === 'BOUNCED' || order.state === 'REPLACED') return 'KNOWN';
  if (order.state === 'SENT') return 'TAKE';
  const isWritten = order.state === 'ENTERED' || order.state === 'CONFIRMED';
  return refusal(isWritten ? 'payment.return-by-people' : 'ledger.busy');
}

/** A transfer as far as the bank's word about its other end is judged by it. */
export interface ArrivingTransfer extends AnsweredOrder {
  /** The line of the other account's statement, as far as somebody has named one. */
  readonly arrivalFlowNo: string | null;
}

const ON_ITS_WAY: readonly PaymentOrderState[] = ['SENT', 'ENTERED', 'CONFIRMED'];

/**
 * What the bank's word comes to that a transfer has arrived at the other account. A number that stands for both ends because
 * nobody has named another is put right by it; a number that people have named otherwise is for people. Source: rules §10.2.
 */
export function judgeArrived(order: ArrivingTransfer | undefined, flowNo: string): BankJudgement {
  if (!order) return refusal('payment.unknown-order');
  if (!isFlowNumber(flowNo)) return refusal('receipt.bad-flow-number', 'flowNo');
  const { state, arrivalFlowNo } = order;
  if (arrivalFlowNo === flowNo) return 'KNOWN';
  if (arrivalFlowNo !== null && arrivalFlowNo !== order.flowNo)
    return refusal('payment.flow-differs', 'flowNo', { flowNo: arrivalFlowNo });
  return ON_ITS_WAY.includes(state) ? 'TAKE' : refusal('ledger.busy');
}
