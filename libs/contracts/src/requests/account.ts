import { IsBoolean, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { NATURAL_KINDS, PARTY_KINDS, type PartyKind } from '@helan/domain';
import { DateText, OptionalText, Text, VillageCode } from './decorators.js';

export class SignInRequest {
  @Text(60) login!: string;
  @Text(200) password!: string;
}

/** 登记备案 of the person or organisation on whose behalf an account acts. */
export class DeclarePartyRequest {
  @IsIn(Object.keys(PARTY_KINDS)) kind!: PartyKind;
  @Text(80) name!: string;
  @Text(18) idNumber!: string;
  @Text(11) phone!: string;
  @Text(30) bankAccount!: string;
  @Text(80) bankName!: string;
  @VillageCode() villageCode!: string;
  /** Of an organisation: who answers for it. */
  @OptionalText(80) representativeName?: string;
  @OptionalText(18) representativeIdNumber?: string;
}

/** Who answers for an organisation that was registered before it was asked. */
export class AddRepresentativeRequest {
  @Text(80) representativeName!: string;
  @Text(18) representativeIdNumber!: string;
}

/** An application that the liaison writes for somebody of his village. */
export class FileForRequest {
  @Text(3) typeCode!: string;
  @IsIn(NATURAL_KINDS) kind!: PartyKind;
  @Text(80) name!: string;
  @Text(18) idNumber!: string;
  @Text(11) phone!: string;
  @Text(30) bankAccount!: string;
  @Text(80) bankName!: string;
}

/** The paper that was seen, and found to be as registered. */
export class VerifyPartyRequest {
  @Text(40, 2) document!: string;
}

/** Whom the supervisor keeps out, by which decision, and how long. */
export class SetBarRequest {
  @Text(80) name!: string;
  @Text(18) idNumber!: string;
  @Text(2000) reason!: string;
  @Text(80) documentNo!: string;
  @DateText() from!: string;
  @IsOptional() @DateText() until?: string | null;
}

/** Who looks after whose desk, on which days, and why. */
export class AppointStandInRequest {
  @IsUUID() accountId!: string;
  @IsUUID() standInId!: string;
  @DateText() from!: string;
  @DateText() until!: string;
  @Text(2000) reason!: string;
}

/** The liaison's word that a person belongs to his village's collective, or does not. */
export class ConfirmMemberRequest {
  @IsBoolean() isMember!: boolean;
  /** 承包方编码 of his household, where the register has it. */
  @IsOptional() @Matches(/^(\d{18})?$/) householdCode?: string;
}
