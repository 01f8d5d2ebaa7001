import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  APPLICANT_RELATIONS,
  type ApplicantRelation,
  BID_KINDS,
  type BidKind,
  CLAIM_GROUNDS,
  type ClaimGround,
  PARTY_KINDS,
  type PartyKind,
  SESSION_DECISIONS,
  STRIKE_GROUNDS,
  type SessionDecisionKind,
  type StrikeGround,
  TEXT_LIMITS,
} from '@helan/domain';
import { ENVELOPE, ENVELOPE_LENGTH } from './sealing.js';
import { FenText, MomentText, OptionalText, Text, YuanText } from './decorators.js';

/** One of those who take the lot on together; the number may be left out where it was saved before. */
export class PartnerRequest {
  @IsIn(Object.keys(PARTY_KINDS)) kind!: PartyKind;
  @OptionalText(80) name?: string;
  @OptionalText(18) idNumber?: string;
  @OptionalText(10) share?: string;
}

/** 受让申请书. A draft until it is submitted. */
export class SaveRegistrationRequest {
  @OptionalText(10) ownShare?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PartnerRequest)
  partners?: PartnerRequest[];
  @OptionalText(TEXT_LIMITS.long) intendedUse?: string;
  @OptionalText(TEXT_LIMITS.long) capability?: string;
  @OptionalText(24) quoteYuan?: string;
  @IsOptional() @IsBoolean() hasPromised?: boolean;
  @IsOptional() @IsIn(['', ...Object.keys(CLAIM_GROUNDS)]) claimGround?: ClaimGround | '';
  @IsOptional() @IsIn(Object.keys(APPLICANT_RELATIONS)) relation?: ApplicantRelation;
}

export class DecideQualificationRequest {
  @IsBoolean() isQualified!: boolean;
  @OptionalText(TEXT_LIMITS.long) reason?: string;
  /** Asked where the applicant claims a priority; a claim that fails does not cost him his place. */
  @IsOptional() @IsBoolean() isClaimUpheld?: boolean;
  @OptionalText(TEXT_LIMITS.long) claimReason?: string;
}

export class ReviewOpinionsRequest {
  @OptionalText(TEXT_LIMITS.long) landUse?: string;
  @OptionalText(TEXT_LIMITS.long) capability?: string;
  @OptionalText(TEXT_LIMITS.long) plan?: string;
}

/** What the review of a business came to, point by point. */
export class DecideSocialReviewRequest {
  @IsBoolean() isApproved!: boolean;
  @ValidateNested() @Type(() => ReviewOpinionsRequest) opinions!: ReviewOpinionsRequest;
  @OptionalText(TEXT_LIMITS.short) documentNo?: string;
}

/** One line of the bank's statement. */
export class EnterReceiptRequest {
  @IsIn(['DEPOSIT_BANK', 'PRICE_BANK']) bank!: 'DEPOSIT_BANK' | 'PRICE_BANK';
  @Text(40) flowNo!: string;
  @Text(40) subAccount!: string;
  @Text(80) payerName!: string;
  @Text(30) payerAccount!: string;
  @YuanText() amountYuan!: string;
  @MomentText() arrivedAt!: string;
}

export class OpenTradingRequest {
  @MomentText() startAt!: string;
}

/** What a side says when both are asked: the transferor, whether mode and price stand; an applicant, whether he stays. */
export class AnswerConsultationRequest {
  @IsBoolean() agrees!: boolean;
  @OptionalText(TEXT_LIMITS.long) reason?: string;
}

/** When a stopped session goes on. */
export class GoOnRequest {
  @MomentText() at!: string;
}

/** What one person proposes about a session that stands still. */
export class ProposeSessionDecisionRequest {
  @IsIn(Object.keys(SESSION_DECISIONS)) kind!: SessionDecisionKind;
  @IsOptional() @IsIn(Object.keys(STRIKE_GROUNDS)) ground?: StrikeGround;
  @Text(TEXT_LIMITS.long) reason!: string;
  @IsOptional() @MomentText() resumeAt?: string;
}

/** What the second person says to it. */
export class AnswerSessionDecisionRequest {
  @IsBoolean() agrees!: boolean;
  @Text(TEXT_LIMITS.long) reason!: string;
}

/** An amount, or an envelope that holds one sealed. A price is bid where no kind is said. */
export class PlaceBidRequest {
  @IsIn(Object.keys(BID_KINDS)) @IsOptional() kind?: BidKind;
  @ValidateIf(({ kind }: PlaceBidRequest) => kind !== 'SEALED') @FenText() amountFen?: string;
  @ValidateIf(({ kind }: PlaceBidRequest) => kind === 'SEALED')
  @Text(ENVELOPE_LENGTH)
  @Matches(ENVELOPE)
  envelope?: string;
}

export class ExecutePaymentRequest {
  @Text(40) flowNo!: string;
}

export class SignContractRequest {
  @Text(TEXT_LIMITS.name) name!: string;
  /** Hash of the paper that the signer was shown. */
  @Text(64) fileHash!: string;
}

export class CloseProjectRequest {
  @Text(TEXT_LIMITS.long) handover!: string;
  @Text(TEXT_LIMITS.long) registration!: string;
}

export class AdvanceClockRequest {
  @MomentText() to!: string;
}
