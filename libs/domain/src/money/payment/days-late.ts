import { type PlainDate, daysBetween } from '../../kernel/date/index.js';
import type { PaymentOrderState } from './payment-order-lifecycle.js';

/** Not with the payee yet, as far as anybody has said. */
const UNPAID: readonly PaymentOrderState[] = ['PROPOSED', 'DUE', 'BATCHED', 'SENT', 'BOUNCED'];

/** By how many days a payment is late; nought within its time, once it is paid, and where nothing was set for it. */
export function daysLate(
  { state, dueOn }: { readonly state: PaymentOrderState; readonly dueOn: PlainDate | null },
  today: PlainDate,
): number {
  if (dueOn === null || !UNPAID.includes(state)) return 0;
  return Math.max(0, daysBetween(dueOn, today));
}
