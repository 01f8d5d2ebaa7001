import { expect, test } from '@jest/globals';
import { refuseNamed } from './index.js';

const order = { bank: 'DEPOSIT_BANK', amountFen: 500n, isTransfer: false } as const;
const out = { kind: 'OUT', amountFen: 500n, bank: 'DEPOSIT_BANK', isNamed: true } as const;

test.each([
  [out, order, undefined],
  [{ ...out, amountFen: 501n }, order, 'bank.order-differs'],
  [out, undefined, 'bank.unknown-order'],
  [{ ...out, isNamed: false }, undefined, undefined],
  [{ ...out, bank: 'PRICE_BANK' as const }, order, 'bank.order-of-other-account'],
  [{ ...out, kind: 'PAID' as const, amountFen: null }, order, undefined],
  [{ ...out, kind: 'FAILED' as const, amountFen: null }, undefined, 'bank.unknown-order'],
  // The other end of a transfer stands in the statement of the other account.
  [{ ...out, kind: 'IN' as const, bank: 'PRICE_BANK' as const }, { ...order, isTransfer: true }, undefined],
  [
    { ...out, kind: 'OUT' as const, bank: 'PRICE_BANK' as const },
    { ...order, isTransfer: true },
    'bank.order-of-other-account',
  ],
  [{ ...out, kind: 'IN' as const, bank: 'PRICE_BANK' as const }, order, 'bank.order-of-other-account'],
  // A payment that comes back names itself.
  [{ ...out, kind: 'IN' as const }, order, undefined],
])('%#', (asked, named, expected) => {
  expect(refuseNamed(asked, named)?.code).toBe(expected);
});
