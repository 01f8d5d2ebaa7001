import type {
  ObjectionAction,
  ObjectionDecision,
  ObjectionState,
  ObjectionSubject,
  SuccessionState,
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
  readonly side: 'TRANSFEROR' | 'TRANSFEREE' | null;
  /** Whether a side may still sign it, or say that it will not. */
  readonly isOpen: boolean;
  readonly unitPriceFen: string;
  readonly totalFen: string;
  readonly unit: string;
  readonly signatures: readonly {
    readonly side: 'TRANSFEROR' | 'TRANSFEREE';
    readonly name: string;
    readonly at: string;
  }[];
  readonly refusedAt: string | null;
  readonly refusal: string;
}

/** Somebody who is asked in the winner's place. */
export interface SuccessionView {
  readonly rank: number;
  readonly state: SuccessionState;
  readonly stateName: string;
  readonly unitPriceFen: string;
  readonly totalFen: string;
  readonly unit: string;
  readonly askedAt: string;
  readonly dueAt: string;
  readonly answeredAt: string | null;
}

/** How it stands with a winner who may not keep his word. */
export interface BreachView {
  /** Until when he has to sign; null where that is not known. */
  readonly dueAt: string | null;
  readonly hasSigned: boolean;
  readonly refusedAt: string | null;
  readonly refusal: string;
  readonly successions: readonly SuccessionView[];
}

export interface CreditEventView {
  readonly title: string;
  readonly lotNo: string;
  readonly groundName: string;
  readonly note: string;
  readonly at: string;
}
