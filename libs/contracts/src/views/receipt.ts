import type { ReceiptDecisionKind, ReceiptState } from '@helan/domain';
import type { ErrorCode } from '../errors/index.js';

export interface ReceiptProposalView {
  /** It is the registered payer's and in time; else it goes back. */
  readonly isHis: boolean;
  /** It is not the center's and is to be discarded. */
  readonly isNotOurs: boolean;
  readonly kind: ReceiptDecisionKind;
  /** What is proposed, in words. */
  readonly kindName: string;
  /** The sub-account for which it is meant. */
  readonly matchTo: string | null;
  /** The line as it should have been entered, for whoever opens it. */
  readonly correction: CorrectedLineView | null;
  readonly reason: string;
  readonly proposerName: string;
  readonly proposedAt: string;
  readonly isMine: boolean;
}

/** A line as it should have been entered; of the account the last digits, as everywhere. */
export interface CorrectedLineView {
  readonly bank: 'DEPOSIT_BANK' | 'PRICE_BANK';
  readonly flowNo: string;
  readonly subAccount: string;
  readonly payerName: string;
  readonly payerAccountMasked: string;
  readonly amountYuan: string;
  readonly arrivedAt: string;
}

/** What is waited for on a sub-account, beside the line that is typed. */
export interface ExpectedReceiptView {
  readonly subAccount: string;
  readonly isKnown: boolean;
  /** Nothing is waited for there: never was, not yet, or not any more. */
  readonly isOpen: boolean;
  readonly title: string | null;
  readonly lotNo: string | null;
  /** Null while nobody may be told who has registered. */
  readonly payerName: string | null;
  readonly amountFen: string | null;
  readonly dueAt: string | null;
  /** What is to be done where the line does not fit, in a sentence; null where nothing speaks against it. */
  readonly note: string | null;
}

/** Whose money a receipt might be, and why. */
export interface ReceiptCandidateView {
  readonly subAccount: string;
  readonly payerName: string;
  readonly amountFen: string;
  readonly title: string;
  readonly lotNo: string;
  readonly reasons: readonly string[];
}

/** A receipt that was not confirmed with the others, and what keeps it. */
export interface UnconfirmedReceiptView {
  readonly id: string;
  readonly code: ErrorCode;
  readonly sentence: string;
}

export interface ConfirmedReceiptsView {
  readonly confirmed: number;
  readonly failed: readonly UnconfirmedReceiptView[];
}

export interface ReceiptView {
  readonly id: string;
  readonly bank: 'DEPOSIT_BANK' | 'PRICE_BANK';
  readonly bankName: string;
  readonly flowNo: string;
  /** These three are null in a list where the line has to be opened by itself. */
  readonly subAccount: string | null;
  readonly payerName: string | null;
  readonly amountFen: string | null;
  readonly arrivedAt: string;
  /** The bank names the day alone. */
  readonly isWholeDay: boolean;
  readonly state: ReceiptState;
  readonly faultSentence: string | null;
  /** Of one that is held: two people may find that it is his. */
  readonly mayBeHis: boolean;
  /** It may be somebody's for whose account it was not sent: whoever that could be is listed. */
  readonly mayBeOthers: boolean;
  /** Read from the bank's own file, or typed. */
  readonly source: 'TYPED' | 'BANK';
  /** Why it was put back to be corrected. */
  readonly sentBackFor: string | null;
  /** The sub-account to which two people have matched it, where it came to another. */
  readonly matchedAccount: string | null;
  /** What one person has proposed about a receipt that nobody has yet. */
  readonly proposal: ReceiptProposalView | null;
  /** Until when two people decide about one that is held. */
  readonly decideBy: string | null;
  readonly isOverdue: boolean;
  /** Waits for its check, and is just what is waited for: payer, amount and time. */
  readonly isExact: boolean;
  readonly enteredByMe: boolean;
}
