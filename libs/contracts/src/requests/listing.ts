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
  PAYMENT_MODES,
  TEXT_LIMITS,
  TRANSFER_MODES,
  type LeaseApplication,
  type PaymentMode,
  type TransferMode,
} from '@helan/domain';
import { OptionalText, Text } from './decorators.js';

export class CreateProjectRequest {
  @Text(3) typeCode!: string;
}

export class ParcelRequest {
  @OptionalText(19) code!: string;
  @OptionalText(TEXT_LIMITS.short) name!: string;
  @OptionalText(16) mu!: string;
  @OptionalText(TEXT_LIMITS.short) landUse!: string;
  @IsBoolean() isBasicFarmland!: boolean;
  @OptionalText(TEXT_LIMITS.short) east!: string;
  @OptionalText(TEXT_LIMITS.short) south!: string;
  @OptionalText(TEXT_LIMITS.short) west!: string;
  @OptionalText(TEXT_LIMITS.short) north!: string;
}

export class CoHolderRequest {
  @Text(40) name!: string;
  @IsBoolean() hasConsented!: boolean;
}

export class EscalationRequest {
  @IsInt() @Min(1) @Max(20) everyYears!: number;
  @IsInt() @Min(1) @Max(10_000) percentHundredths!: number;
}

/** A draft: every field may be missing, none may be of the wrong kind or too long. */
export class SaveApplicationRequest implements LeaseApplication {
  @OptionalText(TEXT_LIMITS.short) title?: string;
  @OptionalText(12) villageCode?: string;
  @OptionalText(TEXT_LIMITS.short) location?: string;
  @IsOptional() @IsIn(Object.keys(TRANSFER_MODES)) transferMode?: TransferMode;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(TEXT_LIMITS.parcels)
  @ValidateNested({ each: true })
  @Type(() => ParcelRequest)
  parcels?: ParcelRequest[];
  @OptionalText(40) certificateNo?: string;
  @OptionalText(40) contractNo?: string;
  @OptionalText(10) rightEndsOn?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(TEXT_LIMITS.coHolders)
  @ValidateNested({ each: true })
  @Type(() => CoHolderRequest)
  coHolders?: CoHolderRequest[];
  @OptionalText(10) termFrom?: string;
  @OptionalText(10) termTo?: string;
  @OptionalText(TEXT_LIMITS.short) purpose?: string;
  @OptionalText(TEXT_LIMITS.long) condition?: string;
  @OptionalText(24) startPriceYuan?: string;
  @OptionalText(24) stepYuan?: string;
  @IsOptional() @ValidateNested() @Type(() => EscalationRequest) escalation?: EscalationRequest | null;
  @IsOptional() @IsIn(Object.keys(PAYMENT_MODES)) payment?: PaymentMode;
  @OptionalText(24) depositYuan?: string;
  @IsOptional() @IsInt() @Min(0) @Max(1000) publicationWorkingDays?: number;
  @IsOptional() @IsInt() @Min(0) @Max(3) extensionCycles?: number;
  @OptionalText(TEXT_LIMITS.long) qualification?: string;
  @OptionalText(TEXT_LIMITS.long) delivery?: string;
  @IsOptional() @IsBoolean() isDeclared?: boolean;
}

/** The liaison's finding on site. */
export class SiteCheckRequest {
  @Text(16) measuredMu!: string;
  @IsLatitude() latitude!: number;
  @IsLongitude() longitude!: number;
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

/** Everything that must be put right, told once. */
export class CorrectionRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(TEXT_LIMITS.long, { each: true })
  items!: string[];
}
