import { expect, test } from '@jest/globals';
import { type PaymentOrderState, progressOf } from './index.js';

test('a batch is as far as its orders are', () => {
  const orders = (
    ['SENT', 'SENT', 'ENTERED', 'CONFIRMED', 'BOUNCED', 'REPLACED'] as readonly PaymentOrderState[]
  ).map((state, n) => ({ state, amountFen: BigInt(n + 1) }));
  expect(progressOf(orders)).toEqual({ total: 6, waiting: 3, paid: 1, failed: 2, amountFen: 21n });
  expect(progressOf([])).toEqual({ total: 0, waiting: 0, paid: 0, failed: 0, amountFen: 0n });
});
