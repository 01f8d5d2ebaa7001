import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, Matches, ValidateNested } from 'class-validator';
import { PAPER_KINDS, type PaperKind } from '@helan/domain';
import { IsId, OptionalText } from './decorators.js';

/** What was signed by hand; the scan comes with it as the form's file. */
export class SignOnPaperRequest {
  @IsIn(Object.keys(PAPER_KINDS)) kind!: PaperKind;
  /** SHA-256 of the paper that was printed, in hex. */
  @Matches(/^[0-9a-f]{64}$/) fileHash!: string;
}

/** A second person's word on what a liaison has handed in: it is the farmer's own hand, or why it does not count. */
export class SeePaperRequest {
  @IsBoolean() isSound!: boolean;
  @OptionalText(500) reason?: string;
}

/** A paper as somebody has had it before him. */
export class SeenPaperRequest {
  @IsId() documentId!: string;
  /** SHA-256 of its file, in hex. */
  @Matches(/^[0-9a-f]{64}$/) fileHash!: string;
}

/** A second person's word on a mandate names what he saw: it counts for that and for nothing else. */
export class SeeMandateRequest extends SeePaperRequest {
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SeenPaperRequest)
  papers!: SeenPaperRequest[];
}
