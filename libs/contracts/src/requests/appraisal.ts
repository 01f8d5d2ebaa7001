import { IsIn } from 'class-validator';
import { APPRAISAL_OUTCOMES, type AppraisalOutcome } from '@helan/domain';
import { OptionalFact, OptionalText, Text } from './decorators.js';

/** 成交后的评估, as both sides have brought it to the center. */
export class RecordAppraisalRequest {
  @IsIn(Object.keys(APPRAISAL_OUTCOMES)) outcome!: AppraisalOutcome;
  @OptionalText(80) agency?: string;
  @OptionalFact('AMOUNT') valueYuan?: string;
  @OptionalText(10) validUntil?: string;
  @Text(100, 2) documentNo!: string;
}
