import { expect, test } from '@jest/globals';
import { RECEIPT_STATES, type ReceiptDecisionKind, type ReceiptState, mayDecide } from './index.js';

const STATES = Object.keys(RECEIPT_STATES) as ReceiptState[];

test.each<[ReceiptDecisionKind, ReceiptState[]]>([
  ['HIS', ['HELD']],
  ['BACK', ['HELD']],
  ['NOT_OURS', ['ENTERED', 'CHECKED', 'SENT_BACK', 'MATCHED', 'HELD', 'POOLED', 'UNCLAIMED']],
  ['MATCH', ['HELD', 'POOLED']],
  ['UNDO', ['MATCHED']],
  ['CORRECT', ['MATCHED', 'HELD', 'POOLED', 'UNCLAIMED']],
])('%s is decided of what is %j', (kind, states) =>
  expect(STATES.filter((state) => mayDecide(kind, state))).toEqual(states),
);
