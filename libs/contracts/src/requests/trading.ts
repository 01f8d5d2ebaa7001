import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  APPLICANT_RELATIONS,
  type ApplicantRelation,
  type SentKind,
  CLAIM_GROUNDS,
  MOST_IN_BATCH,
  MOST_ROWS,
  type ClaimGround,
  PARTY_KINDS,
  SENT_KINDS,
  type PartyKind,
  SESSION_DECISIONS,
  STRIKE_GROUNDS,
  type SessionDecisionKind,
  type StrikeGround,
  TEXT_LIMITS,
} from '@helan/domain';
import { ENVELOPE, ENVELOPE_LENGTH } from './sealing.js';
import {
  EachId,
  ArrivalText,
  Exact,
  Fact,
  FenText,
  InstantText,
  IsId,
  MayBeMissing,
  OptionalCount,
  OptionalFact,
  OptionalText,
  Text,
} from './decorators.js';

/** One of those who take the lot on together; the number may be left out where it was saved before. */
export class PartnerRequest {
  @IsIn(Object.keys(PARTY_KINDS)) kind!: PartyKind;
  @OptionalFact('NAME') name?: string;
  @OptionalFact('ID_NUMBER') idNumber?: string;
  @OptionalFact('QUANTITY') share?: string;
}

/** 受让申请书. A draft until it is submitted. */
export class SaveRegistrationRequest {
  @OptionalFact('QUANTITY') ownShare?: string;
  @MayBeMissing()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PartnerRequest)
  partners?: PartnerRequest[];
  @OptionalText(TEXT_LIMITS.long) intendedUse?: string;
  @OptionalText(TEXT_LIMITS.long) capability?: string;
  @OptionalFact('AMOUNT') quoteYuan?: string;
  @MayBeMissing() @IsBoolean() hasPromised?: boolean;
  @MayBeMissing() @IsIn(['', ...Object.keys(CLAIM_GROUNDS)]) claimGround?: ClaimGround | '';
  @MayBeMissing() @IsIn(Object.keys(APPLICANT_RELATIONS)) relation?: ApplicantRelation;
  @OptionalFact('QUANTITY') heldShares?: string;
  @MayBeMissing() @IsBoolean() hasOnlyThisHome?: boolean;
  /** Upon which it was written. */
  @OptionalCount() version?: number;
}

export class DecideQualificationRequest {
  @IsBoolean() isQualified!: boolean;
  @OptionalText(TEXT_LIMITS.long) reason?: string;
  /** Asked where the applicant claims a priority; a claim that fails does not cost him his place. */
  @MayBeMissing() @IsBoolean() isClaimUpheld?: boolean;
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
  @OptionalFact('NUMBER') documentNo?: string;
}

/** One line of the bank's statement. */
export class EnterReceiptRequest {
  @IsIn(['DEPOSIT_BANK', 'PRICE_BANK']) bank!: 'DEPOSIT_BANK' | 'PRICE_BANK';
  @Fact('FLOW_NUMBER') flowNo!: string;
  @Fact('ACCOUNT') subAccount!: string;
  @Fact('NAME') payerName!: string;
  @Fact('ACCOUNT') payerAccount!: string;
  @Fact('AMOUNT') amountYuan!: string;
  @ArrivalText() arrivedAt!: string;
}

/** What one of two people proposes about a receipt that is held, or that the statement does not have as the center's. */
export class ProposeReceiptDecisionRequest {
  /** It is the registered payer's and came in time; else it goes back to where it came from. */
  @IsBoolean() isHis!: boolean;
  /** The bank took it back, or never had it: it is discarded. */
  @MayBeMissing() @IsBoolean() isNotOurs?: boolean;
  /** It was taken for the wrong one's: nobody's again, it waits for its owner. */
  @MayBeMissing() @IsBoolean() isUndone?: boolean;
  /** The sub-account for which it was meant. */
  @OptionalFact('ACCOUNT') matchTo?: string;
  /** The line as it should have been entered. */
  @MayBeMissing() @ValidateNested() @Type(() => EnterReceiptRequest) correction?: EnterReceiptRequest;
  @Text(TEXT_LIMITS.long, 2) reason!: string;
}

/** What the second one says to it. */
export class AnswerReceiptDecisionRequest {
  @IsBoolean() agrees!: boolean;
  @Text(TEXT_LIMITS.long, 2) reason!: string;
}

export class OpenTradingRequest {
  @InstantText() startAt!: string;
  /** Why it must begin in an hour that is full. */
  @OptionalText(TEXT_LIMITS.long) word?: string;
}

/** What a side says when both are asked: the transferor, whether mode and price stand; an applicant, whether he stays. */
export class AnswerConsultationRequest {
  @IsBoolean() agrees!: boolean;
  @OptionalText(TEXT_LIMITS.long) reason?: string;
}

/** When a stopped session goes on. */
export class GoOnRequest {
  @InstantText() at!: string;
}

/** What one person proposes about a session that stands still. */
export class ProposeSessionDecisionRequest {
  @IsIn(Object.keys(SESSION_DECISIONS)) kind!: SessionDecisionKind;
  @MayBeMissing() @IsIn(Object.keys(STRIKE_GROUNDS)) ground?: StrikeGround;
  @Text(TEXT_LIMITS.long) reason!: string;
  @MayBeMissing() @InstantText() resumeAt?: string;
}

/** What the second person says to it. */
export class AnswerSessionDecisionRequest {
  @IsBoolean() agrees!: boolean;
  @Text(TEXT_LIMITS.long) reason!: string;
}

/** An amount, an envelope that holds one sealed, or the word that one goes on. A price is bid where no kind is said. */
export class PlaceBidRequest {
  @IsIn(Object.keys(SENT_KINDS)) @MayBeMissing() kind?: SentKind;
  @ValidateIf(({ kind }: PlaceBidRequest) => kind !== 'SEALED' && kind !== 'ENTER')
  @FenText()
  amountFen?: string;
  @ValidateIf(({ kind }: PlaceBidRequest) => kind === 'SEALED')
  @Exact(ENVELOPE_LENGTH)
  @Matches(ENVELOPE)
  envelope?: string;
}

export class ExecutePaymentRequest {
  @Fact('FLOW_NUMBER') flowNo!: string;
  /** Of a transfer, the line of the other account's statement; left out where both banks give one number. */
  @OptionalFact('FLOW_NUMBER') arrivalFlowNo?: string;
}

/** What was written down wrong goes back to whoever wrote it, before another confirms it. */
export class SendBackRequest {
  @Text(TEXT_LIMITS.long, 2) reason!: string;
}

/** Receipts that are confirmed in one act. */
export class ConfirmReceiptsRequest {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_ROWS)
  @EachId()
  ids!: readonly string[];
}

/** What was paid at the bank, confirmed in one act; a lot has no more households. */
export class ConfirmPaymentsRequest {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_ROWS)
  @EachId()
  ids!: readonly string[];
}

/** Payments that are to be handed to the bank together: those that are named, or all that are due, of one lot or of any. */
export class PrepareBatchRequest {
  @IsIn(['DEPOSIT_BANK', 'PRICE_BANK']) bank!: 'DEPOSIT_BANK' | 'PRICE_BANK';
  @Text(TEXT_LIMITS.name) title!: string;
  @MayBeMissing() @IsId() lotId?: string;
  @MayBeMissing()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_IN_BATCH)
  @EachId()
  ids?: string[];
}

/** What the second person has read: number and sum of a batch. */
export class SendBatchRequest {
  @IsInt() @Min(1) @Max(MOST_IN_BATCH) count!: number;
  @FenText() amountFen!: string;
}

/** The payee's account has changed since a payment was ordered. */
export class ProposeNewAccountRequest {
  @Text(TEXT_LIMITS.long, 2) reason!: string;
}

/** The bank did not take a payment, or sent it back. */
export class ReportReturnedPaymentRequest {
  /** Of the line by which the money came back; left out where it never left. */
  @OptionalFact('FLOW_NUMBER') flowNo?: string;
  @Text(TEXT_LIMITS.long, 2) reason!: string;
}

/** What came back is to be paid again. */
export class PayAgainRequest {
  /** The payee's right account, which is registered for him from then on; left out where the registered one is right. */
  @OptionalFact('ACCOUNT') payeeAccount?: string;
  @OptionalText(TEXT_LIMITS.name) payeeBank?: string;
  /** 联行号 of its bank. */
  @OptionalFact('ACCOUNT') payeeBankNo?: string;
  @Text(TEXT_LIMITS.long, 2) reason!: string;
}

/** What the second one says to what is proposed about a payment. */
export class AnswerPaymentDecisionRequest {
  @IsBoolean() agrees!: boolean;
  @Text(TEXT_LIMITS.long, 2) reason!: string;
}

/** What a payment waits for has come about: when, and how the center knows. */
export class PaymentEventRequest {
  @Fact('DATE') on!: string;
  @Text(TEXT_LIMITS.long) reason!: string;
}

export class SignContractRequest {
  @Exact(TEXT_LIMITS.name) name!: string;
  /** Hash of the paper that the signer was shown. */
  @Exact(64) fileHash!: string;
}

export class CloseProjectRequest {
  @Text(TEXT_LIMITS.long) handover!: string;
  @Text(TEXT_LIMITS.long) registration!: string;
}

export class AdvanceClockRequest {
  @InstantText() to!: string;
}
