import type {
  CertificateAction,
  CertificateState,
  ContractState,
  PaymentOrderState,
  PaymentRowKind,
  PaymentRowState,
} from '@helan/domain';
import type { ErrorCode } from '../errors/index.js';
import type { EndedView } from './objection.js';
import type { DunningLetterView, PaymentChangeView } from './plan.js';

export interface PaymentRowView {
  readonly seq: number;
  /** Null as long as the event has not come about after which it is due. */
  readonly dueOn: string | null;
  readonly event: string | null;
  readonly isProvisional: boolean;
  readonly kind: PaymentRowKind;
  readonly state: PaymentRowState;
  readonly stateName: string;
  /** How many letters have asked for it. */
  readonly dunned: number;
  readonly covers: string;
  readonly amountFen: string;
  readonly paidFen: string;
  readonly paidOutFen: string;
}

export interface ContractView {
  readonly id: string;
  readonly lotId: string;
  readonly no: string;
  readonly title: string;
  readonly state: ContractState;
  readonly stateName: string;
  readonly fileId: string;
  readonly fileHash: string;
  readonly totalFen: string;
  readonly mySide: 'TRANSFEROR' | 'TRANSFEREE' | null;
  readonly signatures: readonly {
    readonly side: 'TRANSFEROR' | 'TRANSFEREE';
    readonly name: string;
    /** By hand: a scan was handed in. */
    readonly isOnPaper: boolean;
    readonly at: string;
  }[];
  readonly payments: readonly PaymentRowView[];
  /** The newest first. */
  readonly changes: readonly PaymentChangeView[];
  readonly letters: readonly DunningLetterView[];
  /** The contract that took its place, by its number. */
  readonly renewedByNo: string | null;
  readonly priceSubAccount: string;
  /** Whose account it is, and with which bank. */
  readonly priceAccount: {
    readonly accountName: string;
    readonly bankName: string;
    readonly branchName: string;
  };
  readonly ended: EndedView | null;
}

export interface PaymentProposalView {
  /** `RETURNED`: the bank did not take it, or sent it back; `PAY_AGAIN`: this order is to take the place of one that came back. */
  readonly kind: 'RETURNED' | 'PAY_AGAIN' | 'NEW_ACCOUNT';
  /** Of the line by which it came back. */
  readonly flowNo: string | null;
  readonly reason: string;
  readonly proposerName: string;
  readonly proposedAt: string;
  readonly isMine: boolean;
}

/** Of whoever is to have money that the bank sent back. */
export interface OwnReturnedPaymentView {
  readonly kindName: string;
  readonly amountFen: string;
  readonly payeeAccountMasked: string;
  readonly reason: string;
  readonly returnedAt: string;
}

export interface PaymentOrderView {
  readonly id: string;
  readonly kind:
    | 'REFUND'
    | 'RETURN'
    | 'PAYOUT'
    | 'FORFEIT'
    | 'PRICE_REFUND'
    | 'PRICE_FORFEIT'
    | 'PRICE_EARNED'
    | 'INTEREST'
    | 'BOND_RETURN'
    | 'BOND_CLAIM'
    | 'BREACH_DUE'
    | 'TRANSFER';
  readonly kindName: string;
  readonly bankName: string;
  /** Null where it is of no lot, and as long as it would tell who has registered for it. */
  readonly lotId: string | null;
  /** Null, as the next two, while whose money it is would tell who has registered; it is opened by itself. */
  readonly payeeName: string | null;
  readonly payeeAccountMasked: string | null;
  readonly amountFen: string | null;
  readonly dueOn: string | null;
  /** Since that day, as long as it is not paid; nought within its time. */
  readonly daysLate: number;
  readonly state: PaymentOrderState;
  readonly flowNo: string | null;
  /** Of a transfer the line of the other account's statement. */
  readonly arrivalFlowNo: string | null;
  /** The batch in which it is handed to the bank. */
  readonly batchId: string | null;
  /** Why its number was put back to be written down anew. */
  readonly sentBackFor: string | null;
  /** Why the bank's own file says that it did not take it. */
  readonly failedFor: string | null;
  /** A part of what it pays is still on its way to the account that pays it. */
  readonly waitsForTransfer: boolean;
  /** The payee's account is registered: what came back can be paid to the one that is registered now. */
  readonly isPayeeRegistered: boolean;
  /** By which the full account is asked for, with a reason; null where the payee is not registered, or not told. */
  readonly payeeId: string | null;
  /** What one person has proposed about it and nobody has answered. */
  readonly proposal: PaymentProposalView | null;
  readonly enteredByMe: boolean;
}

/** A payment that was not confirmed with the others, and what keeps it. */
export interface UnconfirmedPaymentView {
  readonly id: string;
  readonly code: ErrorCode;
  readonly sentence: string;
}

export interface ConfirmedPaymentsView {
  readonly confirmed: number;
  readonly failed: readonly UnconfirmedPaymentView[];
}

/** A lot whose price goes out to many, as long as some of it waits for the desks. */
export interface PayoutLotView {
  readonly lotId: string;
  readonly lotNo: string;
  /** To be paid at the bank. */
  readonly dueCount: number;
  /** Paid at the bank, to be confirmed. */
  readonly enteredCount: number;
  /** Of both. */
  readonly amountFen: string;
}

/** One payee's part of a row of the plan. */
export interface PayoutRowView {
  /** Null, as the state, as long as nothing has been ordered. */
  readonly orderId: string | null;
  readonly payeeName: string;
  readonly payeeAccountMasked: string;
  readonly amountFen: string;
  readonly state: PaymentOrderState | null;
  readonly flowNo: string | null;
  readonly enteredByMe: boolean;
}

/** 分户表: to whom a row of the plan goes, and how far it has gone. */
export interface PayoutTableView {
  readonly lotId: string;
  readonly lotNo: string;
  readonly contractNo: string;
  /** The rows of the plan that can be asked for. */
  readonly payments: readonly Pick<PaymentRowView, 'seq' | 'covers' | 'amountFen'>[];
  readonly seq: number;
  readonly rows: readonly PayoutRowView[];
}

export interface CertificateRowView {
  readonly id: string;
  readonly lotId: string;
  readonly no: string;
  readonly code: string;
  readonly title: string;
  readonly state: CertificateState;
  readonly stateName: string;
  readonly fileId: string | null;
  readonly issuedAt: string | null;
  /** Why one that was drafted is not issued, or one that was issued is void. */
  readonly endReason: string | null;
  /** Its deal was ended. */
  readonly ended: EndedView | null;
  /** What the one who asks may do with it now. */
  readonly actions: readonly CertificateAction[];
}

/** A lot that waits for its certificate; for a new one, where the one it had was revoked. */
export interface CertificateTaskView {
  readonly lotId: string;
  readonly projectId: string;
  readonly lotNo: string;
  readonly title: string;
  readonly since: string;
  /** Until when it should be issued; null where no time was set for it. */
  readonly dueAt: string | null;
  readonly isOverdue: boolean;
  readonly replacesNo: string | null;
}

/** An appraisal that was to be agreed with the transferee. */
export interface AppraisalView {
  /** The certificate waits for it. */
  readonly isNeeded: boolean;
  /** What came of it; nothing as long as nobody has entered it. */
  readonly words: string | null;
}

/** What anybody who holds a certificate may check; parties are masked. */
export interface VerificationView {
  /** `INCOMPLETE`: what was typed is no number of a certificate, so that nothing is said of any. */
  readonly verdict: 'VALID' | 'EXPIRED' | 'REVOKED' | 'UNKNOWN' | 'INCOMPLETE';
  readonly verdictName: string;
  readonly no: string | null;
  readonly code: string | null;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly fingerprint: string | null;
  readonly checkedAt: string;
  readonly revokedReason: string | null;
}
