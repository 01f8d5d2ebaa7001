import { type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, formatYuan } from '../../kernel/money/index.js';

/** Why an amount pays no row of a plan: `nextFen` is what the next open ones come to, nothing where all are paid. */
export function refuseAmount(paidFen: Fen, nextFen: Fen | undefined): Refusal {
  if (nextFen === undefined) return refusal('payment.double', 'amountYuan');
  const expected = formatYuan(nextFen);
  return paidFen < nextFen
    ? refusal('payment.short', 'amountYuan', { expected, short: formatYuan(nextFen - paidFen) })
    : refusal('payment.over', 'amountYuan', { expected, over: formatYuan(paidFen - nextFen) });
}
