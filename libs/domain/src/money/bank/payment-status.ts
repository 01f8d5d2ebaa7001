import { type PlainDate, isPlainDate } from '../../kernel/date/index.js';
import { foldFlowNumber } from '../../kernel/identity/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import { isFlowNumber } from '../ledger/index.js';
import { findOrderId } from './order-mark.js';

/** What a bank says about one payment that it was told to make. */
export interface PaymentStatus {
  readonly orderId: string;
  readonly to: 'PAID' | 'FAILED' | 'WAITING';
  /** Of a payment that was made. */
  readonly flowNo: string;
  readonly day: PlainDate | null;
  /** Why it was not made, as the bank puts it. */
  readonly reason: string;
}

/** One line of a pain.002 as it is written. */
export interface WrittenStatus {
  readonly orderMark: string;
  readonly status: string;
  readonly flowNo: string;
  readonly day: string;
  readonly reasonCode: string;
  readonly reasonText: string;
}

/** ISO 20022 ExternalPaymentTransactionStatus1Code: settled; refused; everything before the end. */
const PAID = ['ACSC', 'ACCC', 'ACWC'];
const FAILED = ['RJCT', 'CANC'];
const WAITING = ['RCVD', 'ACTC', 'ACCP', 'ACSP', 'PDNG', 'ACWP', 'PART', 'PATC', 'BLCK'];

/** What the codes of a refusal mean. Source: ISO 20022 ExternalStatusReason1Code; others are told as they are. */
const REASONS: Readonly<Record<string, string>> = {
  AC01: '收款账号不对',
  AC04: '收款账户已经销户',
  AC06: '收款账户被冻结',
  AM04: '账户余额不够',
  AM05: '重复的付款',
  BE01: '户名和账号不符',
  BE04: '收款人资料不全',
  RC01: '收款行行号不对',
  AG01: '这个账户不能收这种款',
};

/** Reads one, or says what is wrong with it. */
export function readPaymentStatus(written: WrittenStatus): PaymentStatus | Refusal {
  const orderId = findOrderId(written.orderMark);
  if (!orderId) return refusal('bank.status-without-order', 'orderMark');
  const flowNo = foldFlowNumber(written.flowNo);
  const day = isPlainDate(written.day.slice(0, 10)) ? written.day.slice(0, 10) : null;
  const reason = written.reasonText || REASONS[written.reasonCode] || written.reasonCode;
  const to = PAID.includes(written.status)
    ? 'PAID'
    : FAILED.includes(written.status)
      ? 'FAILED'
      : WAITING.includes(written.status)
        ? 'WAITING'
        : undefined;
  if (!to) return refusal('bank.status-unknown', 'status', { status: written.status });
  if (to === 'PAID' && !isFlowNumber(flowNo)) return refusal('bank.status-without-flow-number', 'flowNo');
  return { orderId, to, flowNo: to === 'PAID' ? flowNo : '', day, reason: to === 'FAILED' ? reason : '' };
}
