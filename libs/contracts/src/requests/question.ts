import { IsBoolean } from 'class-validator';
import { IsId, MayBeMissing, OptionalText, Text } from './decorators.js';

const LONGEST = 500;

/** A question about one notice or about one type of right. */
export class AskQuestionRequest {
  @MayBeMissing() @IsId() noticeId?: string;
  @OptionalText(3) typeCode?: string;
  @Text(LONGEST, 4) text!: string;
}

export class AnswerQuestionRequest {
  @Text(LONGEST * 4, 2) answer!: string;
  @IsBoolean() isPublished!: boolean;
}
