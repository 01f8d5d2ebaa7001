import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  Equals,
  IsArray,
  IsIn,
  IsInt,
  Max,
  Min,
} from 'class-validator';
import {
  CONSENT_ACTS,
  CONSENT_KINDS,
  type ConsentAct,
  type ConsentKind,
  MASKED_FACTS,
  type MaskedFact,
  VIEW_REASONS,
  type ViewReason,
} from '@helan/domain';
import { IsId, MayBeMissing, Text } from './decorators.js';
import { LONGEST, SHORTEST } from './reason-length.js';

/** One consent, to the text that stood on the screen. */
export class GiveConsentRequest {
  @IsIn(CONSENT_KINDS) kind!: ConsentKind;
  @IsInt() @Min(1) @Max(1000) version!: number;
  @IsIn(Object.keys(CONSENT_ACTS)) act!: ConsentAct;
  /** The project or registration in hand. */
  @MayBeMissing() @IsId() subjectId?: string;
}

/** What somebody without an account has signed on paper, which is among the papers of his application. */
export class PaperConsentRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(CONSENT_KINDS.length)
  @ArrayUnique()
  @IsIn(CONSENT_KINDS, { each: true })
  kinds!: ConsentKind[];
  @IsId() documentId!: string;
}

export class PartnerConsentRequest {
  @Text(80) name!: string;
  @IsId() documentId!: string;
}

export class ViewFullValueRequest {
  @IsIn(Object.keys(MASKED_FACTS)) fact!: MaskedFact;
  @IsIn(Object.keys(VIEW_REASONS)) reason!: ViewReason;
  @Text(LONGEST, SHORTEST) note!: string;
}

/** What has to be typed to close an account. */
export const CLOSING_WORDS = '注销账号';

export class CloseAccountRequest {
  @Equals(CLOSING_WORDS) words!: string;
}
