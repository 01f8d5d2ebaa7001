import type { ReceiptView } from '@helan/contracts';
import type { ReceiptsAsked } from '../../data/money/receipts-client';

export type ReceiptTab = 'sent-back' | 'check' | 'confirm' | 'held' | 'pool' | 'answers' | 'receipts';

interface Shown {
  readonly asked: ReceiptsAsked;
  /** What is done here, and by whom. */
  readonly lead: string;
  readonly empty: string;
}

export const RECEIPT_TABS: Readonly<Record<ReceiptTab, Shown>> = {
  'sent-back': {
    asked: { state: 'SENT_BACK' },
    lead: '退回的到账，由录入的人照流水更正后再报。',
    empty: '没有退回的到账。',
  },
  check: {
    asked: { state: 'ENTERED' },
    lead: '另一个人对着银行流水核对。和应付的完全相符的可以一次勾上、一起复核；写错的退回更正。',
    empty: '没有要核对的到账。银行文件收下、或者出纳录入以后会列在这里。',
  },
  confirm: {
    asked: { state: 'CHECKED' },
    lead: '核对过的，整份流水都对上以后一起确认；确认了才去认主人。',
    empty: '没有等确认的到账。',
  },
  held: {
    asked: { state: 'HELD' },
    lead: '银行写的名字和登记的差一点、只写了截止那天的日期，或者差在别处。出纳对着流水提出，另一个人同意才算；认定以前不退款，报名也不作废。',
    empty: '没有要认定的款。',
  },
  pool: {
    asked: { state: 'POOLED' },
    lead: '认不到主人的款至少等一个工作日。有候选的，出纳提出认领给谁，另一个人复核；到时没有人认领，退回它来的账户。',
    empty: '没有等认领的款。',
  },
  answers: {
    asked: { proposed: true },
    lead: '出纳提出的认定、认领、撤销、更正和注销，由另一个人答复。',
    empty: '没有等答复的提议。',
  },
  receipts: {
    asked: {},
    lead: '全部到账，新的在前。已经认领的，认错了由两个人撤销，录错了由两个人红字更正，银行冲回了由两个人注销。还能报名的标段，认领了的不列出（招标投标法第二十二条）。',
    empty: '还没有到账。',
  },
};

/** Who may do what; the platform has the last word. */
export interface MoneyHand {
  readonly mayConfirm: boolean;
  readonly mayOpen: boolean;
  readonly mayEnter: boolean;
  readonly maySendBack: boolean;
}

/** Steps of a line that stand beside it, without two people. */
export type ReceiptStep = 'open' | 'check' | 'confirm' | 'sendBack' | 'correct';

/** Whose names are kept to themselves is opened first; then whoever has not entered it checks, and anybody puts it back. */
export function stepsOf(receipt: ReceiptView, hand: MoneyHand): ReceiptStep[] {
  const { state, payerName, enteredByMe, proposal } = receipt;
  const isUnchecked = state === 'ENTERED' || state === 'CHECKED';
  if (payerName === null) return mayOpen(receipt, hand) ? ['open'] : [];
  if (proposal !== null) return [];
  const steps: ReceiptStep[] = [];
  if (isUnchecked && hand.mayConfirm && !enteredByMe) {
    if (state === 'ENTERED') steps.push('check');
    steps.push('confirm');
  }
  if (isUnchecked && hand.maySendBack && (enteredByMe || hand.mayConfirm)) steps.push('sendBack');
  if (state === 'SENT_BACK' && enteredByMe && hand.mayEnter) steps.push('correct');
  return steps;
}

/** The second person opens any that waits; whoever entered one his own; both what is nobody's yet. */
function mayOpen({ state, enteredByMe, proposal }: ReceiptView, hand: MoneyHand): boolean {
  if (!hand.mayOpen) return false;
  if (state === 'HELD' || state === 'POOLED' || state === 'UNCLAIMED') return true;
  if (state === 'ENTERED' || state === 'CHECKED' || state === 'SENT_BACK')
    return enteredByMe || hand.mayConfirm;
  return proposal !== null;
}

/** Lines that may be confirmed in one act without looking at each: just what is waited for, and entered by another. */
export function exactAmong(receipts: readonly ReceiptView[]): string[] {
  return receipts.filter((receipt) => receipt.isExact && isForAnother(receipt)).map(({ id }) => id);
}

/** Of those that are ticked whatever may be confirmed. */
export function confirmable(receipts: readonly ReceiptView[], chosen: ReadonlySet<string>): string[] {
  return receipts.filter((receipt) => chosen.has(receipt.id) && isForAnother(receipt)).map(({ id }) => id);
}

function isForAnother({ state, enteredByMe, proposal }: ReceiptView): boolean {
  return (state === 'ENTERED' || state === 'CHECKED') && !enteredByMe && proposal === null;
}
