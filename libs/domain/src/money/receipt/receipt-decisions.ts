import type { ReceiptState } from './receipt-lifecycle.js';

/** What one person may propose about a receipt and another agree to. */
export const RECEIPT_DECISIONS = {
  HIS: '是他的款',
  BACK: '不是，原路退回',
  NOT_OURS: '不是中心的款，注销',
  MATCH: '认领给别的子账号',
  UNDO: '认领错了，撤销认领',
  CORRECT: '登记错了，红字冲正后更正',
} as const;

export type ReceiptDecisionKind = keyof typeof RECEIPT_DECISIONS;

/** In which states each of them can be proposed, and still be agreed to. */
const OPEN: Readonly<Record<ReceiptDecisionKind, readonly ReceiptState[]>> = {
  HIS: ['HELD'],
  BACK: ['HELD'],
  NOT_OURS: ['ENTERED', 'CHECKED', 'SENT_BACK', 'HELD', 'POOLED', 'UNCLAIMED', 'MATCHED'],
  MATCH: ['HELD', 'POOLED'],
  UNDO: ['MATCHED'],
  // As long as nothing of it has been paid back.
  CORRECT: ['HELD', 'POOLED', 'UNCLAIMED', 'MATCHED'],
};

export function mayDecide(kind: ReceiptDecisionKind, state: ReceiptState): boolean {
  return OPEN[kind].includes(state);
}
