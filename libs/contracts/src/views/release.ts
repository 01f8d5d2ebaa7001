import type { BondClaimState, BondState, BreachDueState, InterestReceiptState } from '@helan/domain';

/** What is to be taken out of a bond; money as digits of fen. */
export interface BondClaimView {
  readonly id: string;
  readonly amountFen: string;
  readonly grounds: string;
  readonly documentNo: string;
  readonly state: BondClaimState;
  readonly stateName: string;
  readonly proposerName: string;
  readonly isMine: boolean;
  readonly proposedAt: string;
  /** Why it was decided so; null as long as it is not. */
  readonly reason: string | null;
}

export interface BondView {
  readonly id: string;
  readonly lotId: string;
  readonly lotNo: string;
  readonly title: string;
  readonly projectId: string;
  readonly holderName: string;
  readonly amountFen: string;
  readonly claimedFen: string;
  /** 履约保证金 or 风险保障金. */
  readonly kindName: string;
  readonly state: BondState;
  readonly stateName: string;
  /** Since when it stands for nothing any more. */
  readonly overAt: string | null;
  /** When it goes back unless somebody claims it. */
  readonly returnsAt: string | null;
  readonly claims: readonly BondClaimView[];
}

/** What a transferor owes somebody who stood by him. */
export interface BreachDueView {
  readonly id: string;
  readonly lotId: string;
  readonly lotNo: string;
  readonly title: string;
  readonly projectId: string;
  readonly creditorName: string;
  readonly debtorName: string;
  readonly groundName: string;
  /** Null until the loss is known. */
  readonly owedFen: string | null;
  readonly state: BreachDueState;
  readonly stateName: string;
  readonly subAccount: string | null;
  readonly letters: number;
  readonly letterNo: string | null;
  readonly dueAt: string | null;
  /** The last letter's time is over. */
  readonly isLate: boolean;
  readonly proposal: {
    readonly amountFen: string;
    readonly grounds: string;
    readonly proposerName: string;
    readonly isMine: boolean;
  } | null;
  readonly endedWhy: string | null;
  /** It is owed to whoever asks. */
  readonly isMine: boolean;
  readonly mayWaive: boolean;
  readonly createdAt: string;
}

export interface InterestReceiptView {
  readonly id: string;
  readonly bankName: string;
  readonly flowNo: string;
  readonly sourceName: string;
  readonly amountFen: string;
  /** What of it nobody has been given. */
  readonly restFen: string;
  readonly arrivedOn: string;
  readonly state: InterestReceiptState;
  readonly stateName: string;
  readonly enteredByMe: boolean;
  readonly keeping: {
    readonly flowNo: string;
    readonly amountFen: string;
    readonly proposerName: string;
    readonly isMine: boolean;
  } | null;
}

/** How much interest is promised and waits, and how much there is. */
export interface InterestOverviewView {
  readonly waiting: number;
  readonly waitingFen: string;
  readonly restFen: string;
}

export interface PurchaseContractView {
  readonly no: string;
  readonly signedOn: string;
  readonly registeredAt: string;
}
