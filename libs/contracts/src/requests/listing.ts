import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  type Application,
  type Boundary,
  DEPARTMENTS,
  type Department,
  MEETING_KINDS,
  type MeetingKind,
  OWNERSHIPS,
  type Ownership,
  PAYMENT_MODES,
  PLEDGE,
  type PaymentMode,
  RECEIVERS,
  REJECTION_REASONS,
  type RejectionReason,
  type Receivers,
  SUSPENSION_REASONS,
  type SuspensionReason,
  TERMINATION_REASONS,
  type TerminationReason,
  TEXT_LIMITS,
  TRADING_METHODS,
  TRANSFER_MODES,
  type TradingMethod,
  type TransferMode,
  VALUATION_CHOICES,
  type ValuationChoice,
} from '@helan/domain';
import { TradingRequest } from './bidding.js';
import {
  EachText,
  Fact,
  IsAnswers,
  IsGeoJson,
  OptionalCount,
  OptionalFact,
  OptionalText,
  Text,
} from './decorators.js';

export class CreateProjectRequest {
  @Text(3) typeCode!: string;
}

export class ParcelRequest {
  @OptionalFact('NUMBER') code!: string;
  @OptionalText(TEXT_LIMITS.short) name!: string;
  @OptionalFact('QUANTITY') mu!: string;
  @OptionalText(TEXT_LIMITS.short) landUse!: string;
  @IsBoolean() isBasicFarmland!: boolean;
  @OptionalText(TEXT_LIMITS.short) east!: string;
  @OptionalText(TEXT_LIMITS.short) south!: string;
  @OptionalText(TEXT_LIMITS.short) west!: string;
  @OptionalText(TEXT_LIMITS.short) north!: string;
  @IsOptional() @IsGeoJson() boundary?: Boundary | null;
}

export class CoHolderRequest {
  @Fact('NAME') name!: string;
  @IsBoolean() hasConsented!: boolean;
}

export class EscalationRequest {
  @IsInt() @Min(1) @Max(20) everyYears!: number;
  @IsInt() @Min(1) @Max(10_000) percentHundredths!: number;
}

export class ValuationRequest {
  @IsIn(Object.keys(VALUATION_CHOICES)) choice!: ValuationChoice;
  @OptionalText(TEXT_LIMITS.short) agency?: string;
  @OptionalFact('AMOUNT') valueYuan?: string;
  @OptionalFact('DATE') validUntil?: string;
}

export class AgentRequest {
  @OptionalFact('NAME') name!: string;
  @OptionalFact('ID_NUMBER') idNumber?: string;
  @OptionalText(TEXT_LIMITS.long) scope!: string;
  @OptionalFact('DATE') validUntil!: string;
}

export class DecisionRequest {
  @IsOptional() @IsIn(Object.keys(MEETING_KINDS)) meeting?: MeetingKind;
  @OptionalFact('DATE') date?: string;
  @OptionalText(TEXT_LIMITS.short) place?: string;
  @OptionalCount() total?: number;
  @OptionalCount() present?: number;
  @OptionalCount() inFavour?: number;
  @OptionalCount() against?: number;
  @OptionalCount() abstain?: number;
  @OptionalText(TEXT_LIMITS.long) resolution?: string;
  @OptionalFact('DATE') postedFrom?: string;
  @OptionalFact('DATE') postedTo?: string;
  @OptionalText(TEXT_LIMITS.long) overseerOpinion?: string;
  @OptionalFact('NUMBER') townApprovalNo?: string;
  @OptionalFact('AMOUNT') priceYuan?: string;
}

export class IntendedRequest {
  @Fact('NAME', 0) name!: string;
  @Fact('AMOUNT', 0) priceYuan!: string;
}

/** A draft: every field may be missing, none may be of the wrong kind or too long. */
export class SaveApplicationRequest implements Application {
  @OptionalText(TEXT_LIMITS.short) title?: string;
  @OptionalFact('ACCOUNT') villageCode?: string;
  @OptionalText(TEXT_LIMITS.short) location?: string;
  @OptionalText(20) right?: string;
  @IsOptional() @IsIn([...Object.keys(TRANSFER_MODES), PLEDGE]) transferMode?: TransferMode;
  @IsOptional() @IsIn(Object.keys(TRADING_METHODS)) method?: TradingMethod;
  @IsOptional() @IsIn(Object.keys(OWNERSHIPS)) ownership?: Ownership;
  @IsOptional() @IsIn(Object.keys(RECEIVERS)) receivers?: Receivers;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(TEXT_LIMITS.parcels)
  @ValidateNested({ each: true })
  @Type(() => ParcelRequest)
  parcels?: readonly ParcelRequest[];
  @OptionalFact('QUANTITY') quantity?: string;
  @OptionalText(10) quantityUnit?: string;
  @OptionalFact('NUMBER') certificateNo?: string;
  @OptionalFact('NUMBER') contractNo?: string;
  @OptionalFact('DATE') rightEndsOn?: string;
  @IsOptional() @IsBoolean() isSoleHolder?: boolean;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(TEXT_LIMITS.coHolders)
  @ValidateNested({ each: true })
  @Type(() => CoHolderRequest)
  coHolders?: readonly CoHolderRequest[];
  @IsOptional() @IsAnswers() attributes?: Record<string, string>;
  @OptionalFact('DATE') termFrom?: string;
  @OptionalFact('DATE') termTo?: string;
  @OptionalText(TEXT_LIMITS.short) purpose?: string;
  @OptionalText(TEXT_LIMITS.long) condition?: string;
  @OptionalText(20) priceUnit?: string;
  @OptionalFact('AMOUNT') startPriceYuan?: string;
  @OptionalFact('AMOUNT') stepYuan?: string;
  @IsOptional() @ValidateNested() @Type(() => IntendedRequest) intended?: IntendedRequest | null;
  @IsOptional() @ValidateNested() @Type(() => TradingRequest) trading?: TradingRequest;
  @IsOptional() @ValidateNested() @Type(() => EscalationRequest) escalation?: EscalationRequest | null;
  @IsOptional() @IsIn(Object.keys(PAYMENT_MODES)) payment?: PaymentMode;
  @OptionalFact('AMOUNT') depositYuan?: string;
  @IsOptional() @ValidateNested() @Type(() => ValuationRequest) valuation?: ValuationRequest | null;
  @IsOptional() @ValidateNested() @Type(() => DecisionRequest) decision?: DecisionRequest | null;
  @IsOptional() @ValidateNested() @Type(() => AgentRequest) agent?: AgentRequest | null;
  @IsOptional() @IsInt() @Min(0) @Max(1000) publicationWorkingDays?: number;
  @IsOptional() @IsInt() @Min(0) @Max(3) extensionCycles?: number;
  @OptionalText(TEXT_LIMITS.long) qualification?: string;
  @OptionalText(TEXT_LIMITS.short) qualificationPaper?: string;
  @OptionalText(TEXT_LIMITS.long) delivery?: string;
  @OptionalText(TEXT_LIMITS.long) viewing?: string;
  @IsOptional() @IsBoolean() isDeclared?: boolean;
}

/** The liaison's finding on site. */
export class SiteCheckRequest {
  /** In the lot's own unit of quantity. */
  @Fact('QUANTITY') measured!: string;
  @IsNumber() @IsLatitude() latitude!: number;
  @IsNumber() @IsLongitude() longitude!: number;
  @IsNumber() @Min(0) @Max(100_000) gpsErrorMetres!: number;
  @IsBoolean() isUndisputed!: boolean;
  @OptionalText(TEXT_LIMITS.long) reason?: string;
}

/** An opinion that may go with a step. */
export class OpinionRequest {
  @OptionalText(TEXT_LIMITS.long) opinion?: string;
}

/** A reason that a step must have. */
export class ReasonRequest {
  @Text(TEXT_LIMITS.long) reason!: string;
}

/** Why an application is not taken on. */
export class RejectionRequest {
  @IsIn(Object.keys(REJECTION_REASONS)) code!: RejectionReason;
  @Text(TEXT_LIMITS.long) reason!: string;
}

/** What the center wants to know of an office. */
export class AskDepartmentRequest {
  @IsIn(Object.keys(DEPARTMENTS)) department!: Department;
  @Text(TEXT_LIMITS.long, 2) question!: string;
}

export class AnswerQueryRequest {
  @Text(TEXT_LIMITS.long) answer!: string;
  @IsBoolean() hasObjection!: boolean;
  @OptionalFact('NUMBER') documentNo?: string;
}

/** Everything that must be put right, told once. */
export class CorrectionRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @EachText(TEXT_LIMITS.long)
  items!: readonly string[];
}

/** Where a purchase that must be tendered by law is tendered. */
export class ReferralRequest {
  @Text(TEXT_LIMITS.short) platform!: string;
  @Fact('NUMBER') referenceNo!: string;
}

/** How a trade on another platform ended. */
export class RelayResultRequest {
  @Text(TEXT_LIMITS.short) platform!: string;
  @Fact('NUMBER') referenceNo!: string;
  @Text(TEXT_LIMITS.long) outcome!: string;
  @OptionalFact('AMOUNT') priceYuan?: string;
}

/** Fields of a published listing that shall be different, and why. */
export class ProposeChangeRequest {
  @ValidateNested() @Type(() => SaveApplicationRequest) change!: SaveApplicationRequest;
  @Text(TEXT_LIMITS.long) reason!: string;
}

export class SuspendRequest {
  @IsIn(Object.keys(SUSPENSION_REASONS)) reason!: SuspensionReason;
  @Text(TEXT_LIMITS.long) note!: string;
}

export class TerminateRequest {
  @IsIn(Object.keys(TERMINATION_REASONS)) reason!: TerminationReason;
  @Text(TEXT_LIMITS.long) note!: string;
}

/** The supervisor's leave for a purchase beyond the plan's ceiling. */
export class SupervisorPermissionRequest {
  @Text(TEXT_LIMITS.long) reason!: string;
  @Fact('NUMBER') documentNo!: string;
}
