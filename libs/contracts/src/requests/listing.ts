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
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
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
import { IsAnswers, IsGeoJson, OptionalCount, OptionalText, Text } from './decorators.js';

export class CreateProjectRequest {
  @Text(3) typeCode!: string;
}

export class ParcelRequest {
  @OptionalText(24) code!: string;
  @OptionalText(TEXT_LIMITS.short) name!: string;
  @OptionalText(16) mu!: string;
  @OptionalText(TEXT_LIMITS.short) landUse!: string;
  @IsBoolean() isBasicFarmland!: boolean;
  @OptionalText(TEXT_LIMITS.short) east!: string;
  @OptionalText(TEXT_LIMITS.short) south!: string;
  @OptionalText(TEXT_LIMITS.short) west!: string;
  @OptionalText(TEXT_LIMITS.short) north!: string;
  @IsOptional() @IsGeoJson() boundary?: Boundary | null;
}

export class CoHolderRequest {
  @Text(TEXT_LIMITS.name) name!: string;
  @IsBoolean() hasConsented!: boolean;
}

export class EscalationRequest {
  @IsInt() @Min(1) @Max(20) everyYears!: number;
  @IsInt() @Min(1) @Max(10_000) percentHundredths!: number;
}

export class ValuationRequest {
  @IsIn(Object.keys(VALUATION_CHOICES)) choice!: ValuationChoice;
  @OptionalText(TEXT_LIMITS.short) agency?: string;
  @OptionalText(24) valueYuan?: string;
  @OptionalText(10) validUntil?: string;
}

export class AgentRequest {
  @OptionalText(TEXT_LIMITS.name) name!: string;
  @OptionalText(18) idNumber?: string;
  @OptionalText(TEXT_LIMITS.long) scope!: string;
  @OptionalText(10) validUntil!: string;
}

export class DecisionRequest {
  @IsOptional() @IsIn(Object.keys(MEETING_KINDS)) meeting?: MeetingKind;
  @OptionalText(10) date?: string;
  @OptionalText(TEXT_LIMITS.short) place?: string;
  @OptionalCount() total?: number;
  @OptionalCount() present?: number;
  @OptionalCount() inFavour?: number;
  @OptionalCount() against?: number;
  @OptionalCount() abstain?: number;
  @OptionalText(TEXT_LIMITS.long) resolution?: string;
  @OptionalText(10) postedFrom?: string;
  @OptionalText(10) postedTo?: string;
  @OptionalText(TEXT_LIMITS.long) overseerOpinion?: string;
  @OptionalText(TEXT_LIMITS.short) townApprovalNo?: string;
}

export class IntendedRequest {
  @Text(TEXT_LIMITS.short, 0) name!: string;
  @Text(24, 0) priceYuan!: string;
}

/** A draft: every field may be missing, none may be of the wrong kind or too long. */
export class SaveApplicationRequest implements Application {
  @OptionalText(TEXT_LIMITS.short) title?: string;
  @OptionalText(12) villageCode?: string;
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
  @OptionalText(16) quantity?: string;
  @OptionalText(10) quantityUnit?: string;
  @OptionalText(40) certificateNo?: string;
  @OptionalText(40) contractNo?: string;
  @OptionalText(10) rightEndsOn?: string;
  @IsOptional() @IsBoolean() isSoleHolder?: boolean;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(TEXT_LIMITS.coHolders)
  @ValidateNested({ each: true })
  @Type(() => CoHolderRequest)
  coHolders?: readonly CoHolderRequest[];
  @IsOptional() @IsAnswers() attributes?: Record<string, string>;
  @OptionalText(10) termFrom?: string;
  @OptionalText(10) termTo?: string;
  @OptionalText(TEXT_LIMITS.short) purpose?: string;
  @OptionalText(TEXT_LIMITS.long) condition?: string;
  @OptionalText(20) priceUnit?: string;
  @OptionalText(24) startPriceYuan?: string;
  @OptionalText(24) stepYuan?: string;
  @IsOptional() @ValidateNested() @Type(() => IntendedRequest) intended?: IntendedRequest | null;
  @IsOptional() @ValidateNested() @Type(() => TradingRequest) trading?: TradingRequest;
  @IsOptional() @ValidateNested() @Type(() => EscalationRequest) escalation?: EscalationRequest | null;
  @IsOptional() @IsIn(Object.keys(PAYMENT_MODES)) payment?: PaymentMode;
  @OptionalText(24) depositYuan?: string;
  @IsOptional() @ValidateNested() @Type(() => ValuationRequest) valuation?: ValuationRequest | null;
  @IsOptional() @ValidateNested() @Type(() => DecisionRequest) decision?: DecisionRequest | null;
  @IsOptional() @ValidateNested() @Type(() => AgentRequest) agent?: AgentRequest | null;
  @IsOptional() @IsInt() @Min(0) @Max(1000) publicationWorkingDays?: number;
  @IsOptional() @IsInt() @Min(0) @Max(3) extensionCycles?: number;
  @OptionalText(TEXT_LIMITS.long) qualification?: string;
  @OptionalText(TEXT_LIMITS.long) delivery?: string;
  @OptionalText(TEXT_LIMITS.long) viewing?: string;
  @IsOptional() @IsBoolean() isDeclared?: boolean;
}

/** The liaison's finding on site. */
export class SiteCheckRequest {
  /** In the lot's own unit of quantity. */
  @Text(16) measured!: string;
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
  @OptionalText(TEXT_LIMITS.short) documentNo?: string;
}

/** Everything that must be put right, told once. */
export class CorrectionRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(TEXT_LIMITS.long, { each: true })
  items!: readonly string[];
}

/** How a trade on another platform ended. */
export class RelayResultRequest {
  @Text(TEXT_LIMITS.short) platform!: string;
  @Text(TEXT_LIMITS.short) referenceNo!: string;
  @Text(TEXT_LIMITS.long) outcome!: string;
  @OptionalText(24) priceYuan?: string;
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
  @Text(TEXT_LIMITS.short) documentNo!: string;
}
