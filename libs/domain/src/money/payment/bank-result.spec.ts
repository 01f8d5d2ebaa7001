import { expect, test } from '@jest/globals';
import { type AnsweredOrder, type ArrivingTransfer, judgeArrived, judgeFailed, judgePaid } from './index.js';

const inWords = (judged: ReturnType<typeof judgePaid>) => (typeof judged === 'string' ? judged : judged.code);

test.each<[AnsweredOrder | undefined, string, string]>([
  [undefined, 'B1', 'payment.unknown-order'],
  [{ state: 'SENT', flowNo: null }, 'B1', 'TAKE'],
  [{ state: 'SENT', flowNo: null }, '  ', 'receipt.bad-flow-number'],
  [{ state: 'ENTERED', flowNo: 'B1' }, 'B1', 'payment.waits-for-check'],
  [{ state: 'ENTERED', flowNo: 'B2' }, 'B1', 'payment.flow-differs'],
  [{ state: 'CONFIRMED', flowNo: 'B1' }, 'B1', 'KNOWN'],
  [{ state: 'CONFIRMED', flowNo: 'B2' }, 'B1', 'payment.paid-already'],
  [{ state: 'DUE', flowNo: null }, 'B1', 'ledger.busy'],
  [{ state: 'PROPOSED', flowNo: null }, 'B1', 'ledger.busy'],
  [{ state: 'BATCHED', flowNo: null }, 'B1', 'ledger.busy'],
  [{ state: 'BOUNCED', flowNo: null }, 'B1', 'ledger.busy'],
  [{ state: 'REPLACED', flowNo: null }, 'B1', 'ledger.busy'],
  [{ state: 'CANCELLED', flowNo: null }, 'B1', 'ledger.busy'],
])('the bank says that %j is paid by %s: %s', (order, flowNo, judged) =>
  expect(inWords(judgePaid(order, flowNo))).toBe(judged),
);

test.each<[AnsweredOrder | undefined, string]>([
  [undefined, 'payment.unknown-order'],
  [{ state: 'SENT', flowNo: null }, 'TAKE'],
  [{ state: 'ENTERED', flowNo: 'B1' }, 'payment.return-by-people'],
  [{ state: 'CONFIRMED', flowNo: 'B1' }, 'payment.return-by-people'],
  [{ state: 'BOUNCED', flowNo: null }, 'KNOWN'],
  [{ state: 'REPLACED', flowNo: null }, 'KNOWN'],
  [{ state: 'DUE', flowNo: null }, 'ledger.busy'],
  [{ state: 'BATCHED', flowNo: null }, 'ledger.busy'],
  [{ state: 'CANCELLED', flowNo: null }, 'ledger.busy'],
])('the bank says that %j has failed: %s', (order, judged) =>
  expect(inWords(judgeFailed(order))).toBe(judged),
);

test.each<[ArrivingTransfer | undefined, string, string]>([
  [undefined, 'A1', 'payment.unknown-order'],
  [{ state: 'SENT', flowNo: null, arrivalFlowNo: null }, 'A1', 'TAKE'],
  [{ state: 'SENT', flowNo: null, arrivalFlowNo: null }, '  ', 'receipt.bad-flow-number'],
  [{ state: 'SENT', flowNo: null, arrivalFlowNo: 'A1' }, 'A1', 'KNOWN'],
  [{ state: 'SENT', flowNo: null, arrivalFlowNo: 'A1' }, 'A2', 'payment.flow-differs'],
  [{ state: 'ENTERED', flowNo: 'B1', arrivalFlowNo: 'B1' }, 'A1', 'TAKE'],
  [{ state: 'CONFIRMED', flowNo: 'B1', arrivalFlowNo: 'B1' }, 'B1', 'KNOWN'],
  [{ state: 'CONFIRMED', flowNo: 'B1', arrivalFlowNo: 'B1' }, 'A1', 'TAKE'],
  [{ state: 'CONFIRMED', flowNo: 'B1', arrivalFlowNo: 'A1' }, 'A2', 'payment.flow-differs'],
  [{ state: 'DUE', flowNo: null, arrivalFlowNo: null }, 'A1', 'ledger.busy'],
  [{ state: 'BOUNCED', flowNo: null, arrivalFlowNo: null }, 'A1', 'ledger.busy'],
])('the bank says that %j has arrived by %s: %s', (order, flowNo, judged) =>
  expect(inWords(judgeArrived(order, flowNo))).toBe(judged),
);
