import type { ReceiptView } from '@helan/contracts';
import type { ProposeReceiptDecisionRequest } from '@helan/contracts/requests';
import { RECEIPT_DECISIONS, type ReceiptDecisionKind, mayDecide } from '@helan/domain';
import { type EntryLine, requestOf } from './entry-line';

/** What is said beside each thing that one person may propose about a receipt. */
const NOTES: Readonly<Record<ReceiptDecisionKind, string>> = {
  HIS: '名字只差写法，或者钱是按时到的：算他交的。',
  BACK: '不是该收的款：另一个人同意后，开付款单退回它来的账户。',
  NOT_OURS: '银行冲回了，或者流水上没有这一笔：注销，不付款。',
  MATCH: '付款人写错了子账号，或者替别人付：认领给另一个子账号。',
  UNDO: '认领给了不该认领的人：撤销，重新等认领。',
  CORRECT: '流水号、金额、付款人或者账号录错了：红字冲正，照流水更正。',
};

export interface Choice {
  readonly kind: ReceiptDecisionKind;
  readonly name: string;
  readonly note: string;
}

/** What may be proposed about a receipt as it stands. */
export function choicesFor({ state, mayBeHis, mayBeOthers }: ReceiptView): Choice[] {
  return (Object.keys(RECEIPT_DECISIONS) as ReceiptDecisionKind[])
    .filter((kind) => mayDecide(kind, state))
    .filter((kind) => (kind !== 'HIS' || mayBeHis) && (kind !== 'MATCH' || mayBeOthers))
    .map((kind) => ({ kind, name: RECEIPT_DECISIONS[kind], note: NOTES[kind] }));
}

interface Said {
  readonly reason: string;
  readonly matchTo: string;
  readonly correction: EntryLine;
}

/** One word at a time, as the platform takes it. */
export function proposalOf(
  kind: ReceiptDecisionKind,
  { reason, matchTo, correction }: Said,
): ProposeReceiptDecisionRequest {
  const base = { isHis: kind === 'HIS', reason };
  if (kind === 'NOT_OURS') return { ...base, isNotOurs: true };
  if (kind === 'UNDO') return { ...base, isUndone: true };
  if (kind === 'MATCH') return { ...base, matchTo };
  if (kind === 'CORRECT') return { ...base, correction: requestOf(correction) };
  return base;
}
