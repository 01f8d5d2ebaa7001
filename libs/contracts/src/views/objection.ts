import type {
  BreachGround,
  DealSide,
  EndingCause,
  EndingNoticeAction,
  EndingNoticeState,
  ObjectionAction,
  ObjectionDecision,
  ObjectionState,
  ObjectionSubject,
  SuccessionState,
  PriceScale,
} from '@helan/domain';

/** What was said in the course of an objection. */
export interface ObjectionStepView {
  readonly label: string;
  readonly actorName: string;
  readonly text: string;
  readonly at: string;
}

export interface ObjectionView {
  readonly id: string;
  readonly no: string;
  readonly lotId: string;
  readonly lotNo: string;
  readonly title: string;
  readonly noticeId: string;
  readonly subject: ObjectionSubject;
  readonly subjectName: string;
  readonly state: ObjectionState;
  readonly stateName: string;
  readonly stops: boolean;
  readonly filedAt: string;
  /** Until when the center answers, or the supervisor decides; null once nobody has to. */
  readonly dueAt: string | null;
  readonly isLate: boolean;
  /** 匿名 where the reader may not know. */
  readonly objectorName: string;
  readonly decision: ObjectionDecision | null;
  readonly steps: readonly ObjectionStepView[];
  /** What the reader may do now. */
  readonly actions: readonly ObjectionAction[];
}

/** 成交确认书, for the two sides and for the center. */
export interface ConfirmationView {
  readonly no: string;
  readonly fileHash: string;
  readonly issuedAt: string;
  readonly signDueAt: string | null;
  readonly side: DealSide | null;
  /** Whether a side may still sign it, or say that it will not. */
  readonly isOpen: boolean;
  readonly ended: EndedView | null;
  readonly unitPriceFen: string;
  readonly totalFen: string;
  readonly unit: string;
  /** Decimals of its unit prices; two where it is missing. */
  readonly scale?: PriceScale | undefined;
  readonly signatures: readonly {
    readonly side: DealSide;
    readonly name: string;
    /** By hand: a scan was handed in. */
    readonly isOnPaper: boolean;
    readonly at: string;
  }[];
  readonly refusals: readonly {
    readonly side: DealSide;
    readonly reason: string;
    readonly at: string;
  }[];
}

/** Somebody who is asked in the winner's place. */
export interface SuccessionView {
  readonly rank: number;
  readonly state: SuccessionState;
  readonly stateName: string;
  readonly unitPriceFen: string;
  readonly totalFen: string;
  readonly unit: string;
  /** Decimals of its unit prices; two where it is missing. */
  readonly scale?: PriceScale | undefined;
  readonly askedAt: string;
  readonly dueAt: string;
  readonly answeredAt: string | null;
}

/** Where one side of a result stands with what it has to sign. */
export interface SigningView {
  readonly side: DealSide;
  readonly sideName: string;
  /** Until when it has to sign, later where a scan of its hand was refused; null where that is not known. */
  readonly dueAt: string | null;
  readonly hasSigned: boolean;
  readonly refusedAt: string | null;
  readonly refusal: string;
  /** On which its breach could be declared, each with why it cannot be now, or nothing. */
  readonly grounds: readonly {
    readonly ground: BreachGround;
    readonly name: string;
    readonly refusal: string | null;
  }[];
}

/** How it stands with sides that may not keep their word. */
export interface BreachView {
  readonly sides: readonly SigningView[];
  readonly successions: readonly SuccessionView[];
}

/** Since when a deal is over before its time, and why. */
export interface EndedView {
  readonly at: string;
  readonly why: string;
}

/** A notice by which a side ends a contract, and what was said about it. */
export interface EndingNoticeView {
  readonly id: string;
  readonly no: string;
  readonly side: DealSide;
  readonly sideName: string;
  readonly cause: EndingCause;
  readonly causeName: string;
  readonly state: EndingNoticeState;
  readonly stateName: string;
  readonly isOpen: boolean;
  /** Empty where no decision is named. */
  readonly rulingNo: string;
  /** Until when the other side answers. */
  readonly dueAt: string | null;
  readonly steps: readonly {
    readonly name: string;
    readonly actorName: string;
    readonly note: string;
    readonly at: string;
  }[];
  /** What the one who asks may do with it now. */
  readonly actions: readonly EndingNoticeAction[];
}

/** A notice in a list. */
export interface EndingNoticeRowView {
  readonly id: string;
  readonly lotId: string;
  readonly projectId: string;
  readonly no: string;
  readonly title: string;
  readonly sideName: string;
  readonly causeName: string;
  readonly stateName: string;
  readonly givenAt: string;
  readonly dueAt: string | null;
}

/** What can be said of ending a contract: who wants it, and where the money would go. */
export interface ContractEndingView {
  readonly consents: readonly {
    readonly side: DealSide;
    readonly sideName: string;
    readonly reason: string;
    readonly at: string;
  }[];
  /** The side that I am; null where I am none. */
  readonly mySide: DealSide | null;
  /** I write for somebody, who signs it by hand. */
  readonly isOnBehalf: boolean;
  /** Whether both sides could end it now, once they say so. */
  readonly mayEnd: boolean;
  /** The listing, in words, under which the land is passed on, and which has to end first. */
  readonly passedOn: string | null;
  /** Each with why it is none now, or nothing; empty once the contract cannot be ended. */
  readonly causes: readonly {
    readonly cause: EndingCause;
    readonly name: string;
    readonly refusal: string | null;
  }[];
  /** The last notice, open or not. */
  readonly notice: EndingNoticeView | null;
  /** Whether my side may give notice now. */
  readonly mayNotify: boolean;
  readonly ended: EndedView | null;
}

export interface CreditEventView {
  readonly title: string;
  readonly lotNo: string;
  readonly sideName: string;
  readonly groundName: string;
  readonly note: string;
  /** What is owed to the other side beyond what the center held. */
  readonly owedFen: string;
  readonly at: string;
}
