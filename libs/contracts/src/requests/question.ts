import { IsBoolean, IsUUID } from 'class-validator';
import { MayBeMissing, OptionalText, Text } from './decorators.js';

const LONGEST = 500;

/** A question about one notice or about one type of right. */
export class AskQuestionRequest {
  @MayBeMissing() @IsUUID() noticeId?: string;
  @OptionalText(3) typeCode?: string;
  @Text(LONGEST, 4) text!: string;
}

export class AnswerQuestionRequest {
  @Text(LONGEST * 4, 2) answer!: string;
  @IsBoolean() isPublished!: boolean;
}
