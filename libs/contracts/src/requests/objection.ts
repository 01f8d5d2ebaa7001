import { IsBoolean, IsIn } from 'class-validator';
import {
  APPRAISAL_OUTCOMES,
  type AppraisalOutcome,
  DECLARED_GROUNDS,
  type BreachGround,
  DEAL_SIDES,
  ENDING_CAUSES,
  type EndingCause,
  type DealSide,
  OBJECTION_DECISIONS,
  type ObjectionDecision,
} from '@helan/domain';
import { MayBeMissing, OptionalFact, OptionalText, Text } from './decorators.js';

const LONGEST = 2000;
const SHORTEST = 4;

/** 异议书. Whoever files it unnamed is named to the supervisor alone. */
export class FileObjectionRequest {
  @Text(LONGEST, SHORTEST) text!: string;
  @MayBeMissing() @IsBoolean() isAnonymous?: boolean;
}

export class AcceptObjectionRequest {
  /** Whether the lot stands still meanwhile; an objection to a result always stops it. */
  @MayBeMissing() @IsBoolean() stops?: boolean;
}

/** The center's answer, with its reasons. */
export class ReplyObjectionRequest {
  @IsIn(['refuse', 'dismiss', 'uphold']) answer!: 'refuse' | 'dismiss' | 'uphold';
  @Text(LONGEST, SHORTEST) text!: string;
}

export class ComplainRequest {
  @Text(LONGEST, SHORTEST) text!: string;
}

/** The supervisor's decision, with its reasons. */
export class DecideObjectionRequest {
  @IsIn(Object.keys(OBJECTION_DECISIONS)) decision!: ObjectionDecision;
  @Text(LONGEST, SHORTEST) text!: string;
  /** Where the session is held again: without whoever had won. */
  @MayBeMissing() @IsBoolean() excludesWinner?: boolean;
}

export class RefuseConfirmationRequest {
  @Text(LONGEST, 2) reason!: string;
}

/** 违约认定. */
export class DeclareBreachRequest {
  /** Who did not keep his word. */
  @IsIn(Object.keys(DEAL_SIDES)) side!: DealSide;
  @IsIn(DECLARED_GROUNDS) ground!: BreachGround;
  @Text(LONGEST, SHORTEST) note!: string;
}

/** 协议解除; a cause of the law goes by a notice. */
export class EndContractRequest {
  @IsIn(Object.keys(ENDING_CAUSES)) cause!: EndingCause;
  /** Of the agreement, the notice of termination or the decision, as the center has it in hand. */
  @Text(100, 2) documentNo!: string;
  @Text(LONGEST, SHORTEST) note!: string;
}

/** 解除通知, with its evidence as a file. */
export class GiveEndingNoticeRequest {
  @IsIn(Object.keys(ENDING_CAUSES)) cause!: EndingCause;
  @Text(LONGEST, SHORTEST) note!: string;
  /** Of the court's or the arbitration's decision, where one is in force. */
  @OptionalText(100) rulingNo?: string;
}

/** The other side's word on a notice. */
export class AnswerEndingRequest {
  @IsBoolean() agrees!: boolean;
  @Text(LONGEST, 2) note!: string;
}

/** What the center has found of a notice that has been heard. */
export class ProposeEndingRequest {
  @Text(LONGEST, SHORTEST) note!: string;
  /** Asked where the other side disputes it. */
  @OptionalText(100) rulingNo?: string;
}

/** A second person's decision; what it says stands in the public notice. */
export class DecideEndingRequest {
  @Text(LONGEST, SHORTEST) note!: string;
}

/** 成交后的评估, as both sides have brought it to the center. */
export class RecordAppraisalRequest {
  @IsIn(Object.keys(APPRAISAL_OUTCOMES)) outcome!: AppraisalOutcome;
  @OptionalText(80) agency?: string;
  @OptionalFact('AMOUNT') valueYuan?: string;
  @OptionalText(10) validUntil?: string;
  @Text(100, 2) documentNo!: string;
}

export class AnswerSuccessionRequest {
  @IsBoolean() accepts!: boolean;
}
