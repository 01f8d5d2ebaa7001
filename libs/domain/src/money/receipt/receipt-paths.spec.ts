import { expect, test } from '@jest/globals';
import { RECEIPT_PATHS, type ReceiptWay, mayBeHis, mayBeOthers, wayOf } from './index.js';

/** Typed by hand: what becomes of money for each reason why it is not plainly somebody's. */
const PATHS: readonly (readonly [keyof typeof RECEIPT_PATHS, ReceiptWay, boolean, boolean])[] = [
  ['deposit.payer-close', 'HOLD', true, false],
  ['deposit.last-day', 'HOLD', true, false],
  ['deposit.entered-late', 'HOLD', true, false],
  ['deposit.late', 'POOL', false, false],
  ['deposit.short', 'POOL', false, false],
  ['deposit.over', 'POOL', false, false],
  ['deposit.double', 'POOL', false, false],
  ['deposit.not-due', 'POOL', false, false],
  ['deposit.lot-closed', 'POOL', false, false],
  ['deposit.unknown-account', 'POOL', false, true],
  ['deposit.payer-mismatch', 'POOL', false, true],
  ['payment.payer-close', 'HOLD', true, false],
  ['payment.payer-successor', 'HOLD', true, false],
  ['payment.unknown-account', 'HOLD', false, true],
  ['payment.payer-mismatch', 'POOL', false, true],
  ['payment.short', 'POOL', false, false],
  ['payment.over', 'POOL', false, false],
  ['payment.double', 'POOL', false, false],
  ['breach-due.payer-close', 'HOLD', true, false],
  ['breach-due.payer-mismatch', 'POOL', false, true],
  ['breach-due.amount-mismatch', 'POOL', false, false],
  ['breach-due.over', 'POOL', false, false],
  ['payment.contract-ended', 'POOL', false, false],
  ['receipt.unmatched', 'POOL', false, true],
];

test.each(PATHS)('%s: %s, his as entered %s, somebody else’s %s', (code, way, isHis, isOthers) => {
  expect([wayOf({ code }), mayBeHis(code), mayBeOthers(code)]).toEqual([way, isHis, isOthers]);
});

test('every path is in the table above', () => {
  expect(Object.keys(RECEIPT_PATHS).sort()).toEqual(PATHS.map(([code]) => code).sort());
});

test('what nobody has thought of lies until two people have decided', () => {
  expect(wayOf({ code: 'listing.busy' as never })).toBe('HOLD');
});
