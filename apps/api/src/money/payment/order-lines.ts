import { type Posting, postings } from '@helan/domain';
import type { PaymentOrderEntity } from './payment-order.entity.js';

/** What an order moves in the books once it is paid. */
export function linesOf(order: PaymentOrderEntity): Posting[] {
  if (order.kind === 'REFUND') return postings.depositRefunded(order.subject, order.amountFen);
  if (order.kind === 'FORFEIT') return postings.forfeitPaidOut(order.subject, order.amountFen);
  if (order.kind === 'RETURN') return postings.unclaimedReturned(order.bank, order.subject, order.amountFen);
  if (order.kind === 'TRANSFER')
    return postings.transferDone(order.subject, order.toSubject!, order.amountFen);
  if (order.kind === 'INTEREST') return postings.interestPaidOut(order.bank, order.subject, order.amountFen);
  if (order.kind === 'BREACH_DUE') return postings.forfeitPaidOut(order.subject, order.amountFen);
  if (order.kind === 'BOND_RETURN' || order.kind === 'BOND_CLAIM')
    return postings.bondReturned(order.subject, order.amountFen);
  return postings.pricePaidOut(order.subject, order.amountFen);
}
