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
  AREA_BASES,
  type Application,
  type AreaBasis,
  BONDS,
  type BondKind,
  type Boundary,
  DEPARTMENTS,
  type Department,
  MEETING_KINDS,
  type MeetingKind,
  OWNERSHIPS,
  type Ownership,
  PART_YEARS,
  PAYMENT_MODES,
  type PartYear,
  PLEDGE,
  type PaymentMode,
  RECEIVERS,
  REJECTION_REASONS,
  type RejectionReason,
  type Receivers,
  SPOKEN_REASONS,
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
import { DepositClauseRequest } from './deposit-clause.js';
import {
  EachText,
  Fact,
  IsAnswers,
  IsGeoJson,
  MayBeMissing,
  OptionalCount,
  OptionalFact,
  OptionalText,
  Text,
  WrittenFact,
  WrittenText,
} from './decorators.js';

export class CreateProjectRequest {
  @Text(3) typeCode!: string;
}

export class ParcelRequest {
  @WrittenFact('NUMBER') code = '';
  @WrittenText(TEXT_LIMITS.short) name = '';
  @WrittenFact('QUANTITY') mu = '';
  @WrittenText(TEXT_LIMITS.short) landUse = '';
  @IsBoolean() isBasicFarmland!: boolean;
  @WrittenText(TEXT_LIMITS.short) east = '';
  @WrittenText(TEXT_LIMITS.short) south = '';
  @WrittenText(TEXT_LIMITS.short) west = '';
  @WrittenText(TEXT_LIMITS.short) north = '';
  @IsOptional() @IsGeoJson() boundary?: Boundary | null;
}

export class CoHolderRequest {
  @Fact('NAME') name!: string;
  @IsBoolean() hasConsented!: boolean;
}

/** By a rate or by an amount; which, the domain asks. */
export class EscalationRequest {
  @IsInt() @Min(1) @Max(20) everyYears!: number;
  @IsOptional() @IsInt() @Min(1) @Max(10_000) percentHundredths?: number;
  @OptionalFact('AMOUNT') amountYuan?: string;
}

export class PaymentPartRequest {
  @OptionalText(10) percent?: string;
  @OptionalFact('AMOUNT') amountYuan?: string;
  @OptionalFact('DATE') on?: string;
  @OptionalText(TEXT_LIMITS.short) event?: string;
}

export class ValuationRequest {
  @IsIn(Object.keys(VALUATION_CHOICES)) choice!: ValuationChoice;
  @OptionalText(TEXT_LIMITS.short) agency?: string;
  @OptionalFact('AMOUNT') valueYuan?: string;
  @OptionalFact('DATE') validUntil?: string;
}

export class AgentRequest {
  @WrittenFact('NAME') name = '';
  @OptionalFact('ID_NUMBER') idNumber?: string;
  @WrittenText(TEXT_LIMITS.long) scope = '';
  @WrittenFact('DATE') validUntil = '';
}

export class DecisionRequest {
  @MayBeMissing() @IsIn(Object.keys(MEETING_KINDS)) meeting?: MeetingKind;
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
export class SaveApplicationRequest extends DepositClauseRequest implements Application {
  @OptionalText(TEXT_LIMITS.short) title?: string;
  @OptionalFact('ACCOUNT') villageCode?: string;
  @OptionalText(TEXT_LIMITS.short) location?: string;
  @OptionalText(20) right?: string;
  @MayBeMissing() @IsIn([...Object.keys(TRANSFER_MODES), PLEDGE]) transferMode?: TransferMode;
  @MayBeMissing() @IsIn(Object.keys(TRADING_METHODS)) method?: TradingMethod;
  @MayBeMissing() @IsIn(Object.keys(OWNERSHIPS)) ownership?: Ownership;
  @MayBeMissing() @IsIn(Object.keys(RECEIVERS)) receivers?: Receivers;
  @MayBeMissing()
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
  @MayBeMissing() @IsBoolean() isSoleHolder?: boolean;
  @MayBeMissing()
  @IsArray()
  @ArrayMaxSize(TEXT_LIMITS.coHolders)
  @ValidateNested({ each: true })
  @Type(() => CoHolderRequest)
  coHolders?: readonly CoHolderRequest[];
  @MayBeMissing() @IsAnswers() attributes?: Record<string, string>;
  @OptionalFact('DATE') termFrom?: string;
  @OptionalFact('DATE') termTo?: string;
  @OptionalText(TEXT_LIMITS.short) purpose?: string;
  @OptionalText(TEXT_LIMITS.long) condition?: string;
  @OptionalText(20) priceUnit?: string;
  @OptionalFact('AMOUNT') startPriceYuan?: string;
  @OptionalFact('AMOUNT') stepYuan?: string;
  @IsOptional() @ValidateNested() @Type(() => IntendedRequest) intended?: IntendedRequest | null;
  @MayBeMissing() @ValidateNested() @Type(() => TradingRequest) trading?: TradingRequest;
  @IsOptional() @ValidateNested() @Type(() => EscalationRequest) escalation?: EscalationRequest | null;
  @MayBeMissing() @IsIn(Object.keys(PART_YEARS)) partYear?: PartYear;
  @MayBeMissing() @IsIn(Object.keys(PAYMENT_MODES)) payment?: PaymentMode;
  @MayBeMissing() @IsInt() @Min(1) @Max(100) paymentEveryYears?: number;
  @MayBeMissing()
  @IsArray()
  @ArrayMaxSize(TEXT_LIMITS.payments)
  @ValidateNested({ each: true })
  @Type(() => PaymentPartRequest)
  paymentPlan?: readonly PaymentPartRequest[];
  @MayBeMissing() @IsInt() @Min(1) @Max(100) lateFeePerMyriad?: number;
  @MayBeMissing() @IsIn(Object.keys(BONDS)) bondKind?: BondKind;
  @OptionalFact('AMOUNT') bondYuan?: string;
  @OptionalText(20) statedYears?: string;
  @OptionalFact('AMOUNT') statedTotalYuan?: string;
  @OptionalText(10) depositPercent?: string;
  @OptionalFact('AMOUNT') depositYuan?: string;
  @IsOptional() @ValidateNested() @Type(() => ValuationRequest) valuation?: ValuationRequest | null;
  @IsOptional() @ValidateNested() @Type(() => DecisionRequest) decision?: DecisionRequest | null;
  @IsOptional() @ValidateNested() @Type(() => AgentRequest) agent?: AgentRequest | null;
  @MayBeMissing() @IsInt() @Min(0) @Max(1000) publicationWorkingDays?: number;
  @MayBeMissing() @IsInt() @Min(0) @Max(3) extensionCycles?: number;
  @OptionalText(TEXT_LIMITS.long) qualification?: string;
  @OptionalText(TEXT_LIMITS.short) qualificationPaper?: string;
  @OptionalText(TEXT_LIMITS.long) delivery?: string;
  @OptionalText(TEXT_LIMITS.long) viewing?: string;
  @MayBeMissing() @IsBoolean() isDeclared?: boolean;
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
  /** Which measure the parties chose, where they differ. */
  @IsOptional() @IsIn(Object.keys(AREA_BASES)) counts?: AreaBasis;
  @OptionalFact('QUANTITY') contractQuantity?: string;
}

/** An opinion that may go with a step. */
export class OpinionRequest {
  @OptionalText(TEXT_LIMITS.long) opinion?: string;
}

/** A reason that a step must have. */
export class ReasonRequest {
  @Text(TEXT_LIMITS.long) reason!: string;
}

/** 撤牌申请. */
export class AskWithdrawalRequest {
  @Text(TEXT_LIMITS.long, 2) reason!: string;
  /** Of the body's new decision, where a collective lists. */
  @IsOptional() @Text(TEXT_LIMITS.short) decisionNo?: string;
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
  @IsIn(SPOKEN_REASONS) reason!: SuspensionReason;
  @Text(TEXT_LIMITS.long) note!: string;
}

export class TerminateRequest {
  @IsIn(Object.keys(TERMINATION_REASONS)) reason!: TerminationReason;
  @Text(TEXT_LIMITS.long) note!: string;
}

/** The supervisor's leave for a purchase beyond the plan's ceiling, or for a lease of land beyond twenty years. */
export class SupervisorPermissionRequest {
  @Text(TEXT_LIMITS.long) reason!: string;
  @Fact('NUMBER') documentNo!: string;
}
