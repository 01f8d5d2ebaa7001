import { IsBoolean, IsIn } from 'class-validator';
import { ENDING_CAUSES, type EndingCause } from '@helan/domain';
import { OptionalText, Text } from './decorators.js';
import { LONGEST, SHORTEST } from './reason-length.js';

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
